"""Universities and the names they go by, in many scripts."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from talentportal.core.models import Record
from talentportal.reference.querysets import ReferenceQuerySet


class Institution(Record):
    """A university or institute. It never disappears: cases point at it."""

    ror_id = models.CharField(max_length=40, unique=True, null=True, blank=True)
    """The full ROR address; empty for the few that have none."""
    name = models.CharField(max_length=200)
    name_ko = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2)
    city = models.CharField(max_length=100, blank=True)
    domain = models.CharField(max_length=100, blank=True)
    best_rank = models.PositiveIntegerField(null=True)
    """The best rank in the newest edition of any list; only to put the better known first."""

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "country"], name="reference_institution_name_in_country"
            ),
            models.CheckConstraint(
                condition=Q(ror_id__isnull=True) | Q(ror_id__startswith="https://ror.org/0"),
                name="reference_institution_ror_id",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language, where one is held."""
        return self.name_ko or self.name if get_language() == "ko" else self.name


class InstitutionName(Record):
    """One way to write an institution's name; the first is the one it is listed under."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="names", db_index=False
    )
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    """As `kernel.names.fold` gives it, the same folding that the matcher uses."""
    compact = models.CharField(max_length=200)
    """Folded without spaces: Korean is written with and without them."""
    position = models.PositiveSmallIntegerField()

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["institution", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "name"], name="reference_institutionname_once"
            ),
            models.UniqueConstraint(
                fields=["institution", "position"], name="reference_institutionname_position"
            ),
        ]
        indexes = [
            models.Index(
                OpClass(F("compact"), name="text_pattern_ops"),
                name="reference_instname_prefix",
            ),
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="reference_instname_trigram"),
        ]

    def __str__(self) -> str:
        return self.name


class AmbiguousName(Record):
    """A name that several institutions bear: never to be accepted without a country."""

    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="ambiguous_names"
    )

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "institution"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "institution"], name="reference_ambiguousname_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
