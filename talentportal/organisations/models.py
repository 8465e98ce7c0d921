"""An organisation that people act for, and which consortium it belongs to."""

from enum import StrEnum

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talentportal.core.choices import choices, known, not_blank
from talentportal.core.models import Record


class Kind(StrEnum):
    """What an organisation is."""

    MINISTRY = "ministry"
    AGENCY = "agency"
    CONSORTIUM = "consortium"
    COMPANY = "company"
    UNIVERSITY = "university"
    INSTITUTE = "institute"


KIND_LABELS = {
    Kind.MINISTRY: _("Ministry"),
    Kind.AGENCY: _("Agency"),
    Kind.CONSORTIUM: _("Consortium"),
    Kind.COMPANY: _("Company"),
    Kind.UNIVERSITY: _("University"),
    Kind.INSTITUTE: _("Research institute"),
}


class Organisation(Record):
    """An organisation; members of a consortium name it as their parent."""

    kind = models.CharField(max_length=32, choices=choices(KIND_LABELS))
    code = models.SlugField(max_length=40, unique=True)
    name_en = models.CharField(max_length=200)
    name_ko = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="members"
    )

    class Meta:
        constraints = [
            known(Kind, "kind", "organisations_known_kind"),
            not_blank("name_en", "organisations_named_en"),
            not_blank("name_ko", "organisations_named_ko"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_ko if get_language() == "ko" else self.name_en
