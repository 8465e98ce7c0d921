"""Dated law: the parameters of a track, in force from one day to another, with their source."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import get_language

from talentportal.core.choices import choices, known
from talentportal.core.models import Record
from visas.labels import TRACK_LABELS
from visas.labels.editions import STATUS_LABELS
from visas.querysets import RuleEditionQuerySet
from visas.rules.edition_life import EditionStatus, Standing, Term, standing
from visas.rules.states import Track

_DRAFT = Q(status=EditionStatus.DRAFT.value)
_UNSIGNED = Q(published_by=None, published_at=None)
_SIGNED = Q(author__isnull=False, published_by__isnull=False, published_at__isnull=False) & ~Q(
    published_by=F("author")
)


class RuleEdition(Record):
    """One edition of the criteria of a track: a draft, or published and then final.

    Published editions of a track never overlap. The database lets nothing of a published one
    change but its last day, once, and never so that a filed case would lose its edition
    (`docs/decisions/0012-life-of-an-edition.md`).
    """

    track = models.CharField(max_length=32, choices=choices(TRACK_LABELS))
    code = models.CharField(max_length=60, unique=True)
    title_en = models.CharField(max_length=200)
    title_ko = models.CharField(max_length=200)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True)
    """The last day it holds; empty while no other has followed."""
    parameters = models.JSONField()
    """As `visas.rules.editions.EditionParameters.from_json` reads them, sources included."""
    source = models.TextField()
    source_ko = models.TextField(blank=True)
    """The source in Korean; empty where it is not given in Korean."""

    status = models.CharField(
        max_length=16, choices=choices(STATUS_LABELS), default=EditionStatus.DRAFT.value
    )
    is_shipped = models.BooleanField(default=False)
    """Came with the portal: published by whoever installed it, so without an author here."""
    based_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """The published edition that the draft began as a copy of."""
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    editors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    """Everybody who has written on the draft, its author included: none of them publishes it."""
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    publication_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RuleEditionQuerySet.as_manager()

    class Meta:
        constraints = [
            known(Track, "track", "visas_edition_known_track"),
            known(EditionStatus, "status", "visas_edition_known_status"),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gte=F("effective_from")),
                name="visas_edition_ends_after_start",
            ),
            models.CheckConstraint(
                condition=(_DRAFT & _UNSIGNED & Q(is_shipped=False, author__isnull=False))
                | (~_DRAFT & (Q(is_shipped=True) | _SIGNED)),
                name="visas_edition_four_eyes",
            ),
            ExclusionConstraint(
                name="visas_edition_no_overlap",
                expressions=[
                    (
                        Func(
                            "effective_from",
                            "effective_to",
                            models.Value("[]"),  # both days included
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("track", RangeOperators.EQUAL),
                ],
                condition=Q(status=EditionStatus.PUBLISHED.value),
            ),
        ]
        indexes = [
            models.Index(fields=["-effective_from", "-id"], name="visas_edition_newest"),
            models.Index(fields=["track", "-effective_from", "-id"], name="visas_edition_track"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return self.title_ko if get_language() == "ko" else self.title_en

    @property
    def source_words(self) -> str:
        """The source in the reader's language, where it is given in it."""
        return self.source_ko if get_language() == "ko" and self.source_ko else self.source

    @property
    def term(self) -> Term:
        """The days of the edition."""
        return Term(self.code, self.effective_from, self.effective_to)

    @property
    def standing(self) -> Standing:
        """Where it stands today in Seoul."""
        return standing(EditionStatus(self.status), self.term, timezone.localdate())

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.status == EditionStatus.DRAFT
