"""University rankings, edition by edition, exactly as published."""

from django.db import models
from django.db.models import F, Q

from talentportal.core.choices import choices, known, max_length, not_blank
from talentportal.core.models import Record
from talentportal.reference.labels import PROVIDERS
from talentportal.reference.models.datasets import Sourced
from talentportal.reference.models.institutions import Institution
from talentportal.reference.querysets import ReferenceQuerySet
from talentportal.reference.rules.codes import Provider


class RankingEdition(Sourced):
    """One publication of one list."""

    provider = models.CharField(max_length=max_length(Provider), choices=choices(PROVIDERS))
    edition = models.CharField(max_length=20)
    """As the publisher calls it: "2027", "2026-2027"."""
    published_on = models.DateField(null=True)
    is_published_assumed = models.BooleanField(default=False)
    """The day is not sourced: the publisher's usual day, or the first on which it was seen."""
    depth = models.PositiveIntegerField()
    """Down to which rank the portal holds the list."""

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["provider", "-edition"]
        constraints = [
            known(Provider, "provider", "reference_rankingedition_provider_known"),
            not_blank("source", "reference_rankingedition_has_source"),
            models.UniqueConstraint(
                fields=["provider", "edition"], name="reference_rankingedition_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.edition}"


class RankingEntry(Record):
    """One line of a list. The database lets nobody change what was published."""

    edition = models.ForeignKey(
        RankingEdition, on_delete=models.CASCADE, related_name="entries", db_index=False
    )
    position = models.PositiveIntegerField()
    """The line in the list: the order among equal ranks."""
    rank = models.PositiveIntegerField()
    rank_to = models.PositiveIntegerField()
    """Equal to `rank`, or the far end of a band such as 101-150."""
    rank_text = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    institution = models.ForeignKey(
        Institution, null=True, on_delete=models.PROTECT, related_name="entries"
    )
    """Which institution the publisher means; our finding, so it alone may be corrected."""

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "position"], name="reference_rankingentry_position"
            ),
            models.UniqueConstraint(
                fields=["edition", "name", "country"], name="reference_rankingentry_name"
            ),
            models.UniqueConstraint(
                fields=["edition", "institution"],
                condition=Q(institution__isnull=False),
                name="reference_rankingentry_institution",
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1) & Q(rank_to__gte=F("rank")),
                name="reference_rankingentry_band",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank_text} {self.name}"
