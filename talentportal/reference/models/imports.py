"""A ranking that somebody brought in and that does not count yet: staged, published or discarded.

Nothing here is read by an assessment. What is published goes into the tables of the rankings.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from talentportal.core.choices import choices, known, max_length, not_blank
from talentportal.core.models import Record
from talentportal.reference.labels import IMPORT_STATES, PROVIDERS, ROW_STATES
from talentportal.reference.models.institutions import Institution
from talentportal.reference.models.rankings import RankingEdition
from talentportal.reference.querysets import ImportQuerySet, ReferenceQuerySet
from talentportal.reference.rules.codes import ImportState, Provider, RowState


class RankingImport(Record):
    """One file with one edition of one list, and what became of it. Two people publish it."""

    provider = models.CharField(max_length=max_length(Provider), choices=choices(PROVIDERS))
    edition = models.CharField(max_length=20)
    published_on = models.DateField()
    source_en = models.TextField()
    source_ko = models.TextField()
    depth = models.PositiveIntegerField()
    """Down to which rank the file holds the list."""
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    """Of the file as it was handed in."""
    row_count = models.PositiveIntegerField()
    state = models.CharField(
        max_length=max_length(ImportState),
        choices=choices(IMPORT_STATES),
        default=ImportState.STAGED,
    )
    version = models.PositiveIntegerField(default=1)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    became = models.OneToOneField(
        RankingEdition, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ImportQuerySet.as_manager()

    class Meta:
        constraints = [
            known(Provider, "provider", "reference_import_provider_known"),
            known(ImportState, "state", "reference_import_state_known"),
            not_blank("source_en", "reference_import_has_source_en"),
            not_blank("source_ko", "reference_import_has_source_ko"),
            models.UniqueConstraint(
                fields=["provider", "edition"],
                condition=Q(state=ImportState.STAGED),
                name="reference_import_one_staged",
            ),
            models.CheckConstraint(
                condition=Q(state=ImportState.STAGED, settled_by=None, settled_at=None)
                | (
                    ~Q(state=ImportState.STAGED)
                    & Q(settled_by__isnull=False, settled_at__isnull=False)
                ),
                name="reference_import_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.PUBLISHED)
                | (Q(became__isnull=False) & ~Q(settled_by=F("uploaded_by"))),
                name="reference_import_four_eyes",
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="reference_import_newest")]

    def __str__(self) -> str:
        return f"{self.provider} {self.edition}"


class RankingImportRow(models.Model):
    """One line of the file: what it says, and which university it means."""

    id = models.BigAutoField(primary_key=True)
    of_import = models.ForeignKey(
        RankingImport, on_delete=models.CASCADE, related_name="rows", db_index=False
    )
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    """Where it stands in the file."""
    rank = models.PositiveIntegerField()
    rank_to = models.PositiveIntegerField()
    rank_text = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    ror_id = models.CharField(max_length=40, blank=True, default="")
    state = models.CharField(max_length=max_length(RowState), choices=choices(ROW_STATES))
    because = models.CharField(max_length=60, blank=True, default="")
    candidates = models.JSONField(default=list, blank=True)
    """Keys of the universities that it may mean."""
    institution = models.ForeignKey(
        Institution, null=True, on_delete=models.PROTECT, related_name="+"
    )
    addition = models.JSONField(null=True, blank=True)
    """A university to be added when the list is published: name, country, city, ror_id."""
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            known(RowState, "state", "reference_importrow_state_known"),
            models.UniqueConstraint(
                fields=["of_import", "position"], name="reference_importrow_position"
            ),
            models.UniqueConstraint(
                fields=["of_import", "institution"],
                condition=Q(institution__isnull=False),
                name="reference_importrow_institution",
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1) & Q(rank_to__gte=F("rank")),
                name="reference_importrow_band",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[RowState.MATCH, RowState.CHOSEN],
                    institution__isnull=False,
                    addition__isnull=True,
                )
                | Q(state=RowState.ADDED, institution=None, addition__isnull=False)
                | Q(
                    state__in=[RowState.REVIEW, RowState.NONE, RowState.LEFT],
                    institution=None,
                    addition__isnull=True,
                ),
                name="reference_importrow_means_what_its_state_says",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RowState.CHOSEN, RowState.ADDED, RowState.LEFT])
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="reference_importrow_resolved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank_text} {self.name}"
