"""Dated law: the parameters of a track, in force from one day to another, with their source."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import get_language

from talentportal.core.choices import choices, known
from talentportal.core.models import Record
from visas.labels import TRACK_LABELS
from visas.rules.states import Track


class RuleEdition(Record):
    """One edition of the criteria of a track; two editions of a track never overlap."""

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

    class Meta:
        constraints = [
            known(Track, "track", "visas_edition_known_track"),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gte=models.F("effective_from")),
                name="visas_edition_ends_after_start",
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
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return self.title_ko if get_language() == "ko" else self.title_en
