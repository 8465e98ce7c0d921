"""Days that a ministry adds to, or takes from, the published calendar of holidays."""

from django.db import models

from talentportal.core.choices import choices, known, max_length, not_blank
from talentportal.reference.labels import HOLIDAY_KINDS
from talentportal.reference.models.datasets import Sourced
from talentportal.reference.querysets import ReferenceQuerySet
from talentportal.reference.rules.codes import HolidayKind


class Holiday(Sourced):
    """One day on which the calendar differs: a temporary holiday, or one that was dropped."""

    on = models.DateField(unique=True)
    kind = models.CharField(max_length=max_length(HolidayKind), choices=choices(HOLIDAY_KINDS))
    name_en = models.CharField(max_length=100)
    name_ko = models.CharField(max_length=100)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [
            known(HolidayKind, "kind", "reference_holiday_kind_known"),
            not_blank("source", "reference_holiday_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.name_en}"
