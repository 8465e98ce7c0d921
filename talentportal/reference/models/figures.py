"""Figures, fields, countries and fees, each with the days on which it holds."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import get_language

from talentportal.core.choices import choices, known, max_length, not_blank
from talentportal.reference.labels import CURRENCIES, FEES
from talentportal.reference.models.datasets import Sourced
from talentportal.reference.querysets import DatedQuerySet
from talentportal.reference.rules.codes import Currency, FeeCode

_APPLIES = ("applies_from", "applies_to")
_IN_FORCE = ("in_force_from", "in_force_to")
_LISTED = ("listed_from", "listed_to")


def _never_twice(name: str, key: str, days: tuple[str, str]) -> ExclusionConstraint:
    """Return the constraint that one key has at most one row in force on any day."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (F(key), RangeOperators.EQUAL),
            (
                Func(
                    F(days[0]),
                    F(days[1]),
                    RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                    function="daterange",
                    output_field=DateRangeField(),
                ),
                RangeOperators.OVERLAPS,
            ),
        ],
    )


class GniFigure(Sourced):
    """Gross national income per person, in whole won, and when income tests use it.

    The Bank of Korea's first figure for a year counts from 1 April of the next to the following
    31 March; later revisions never do (HiKorea notice of 2024-06-26). A row for one status code
    goes before the row for all (E-7 kept the old figure in 2026).
    """

    DAYS: ClassVar = _APPLIES

    year = models.PositiveSmallIntegerField()
    amount_won = models.BigIntegerField()
    published_on = models.DateField(null=True, blank=True)
    applies_from = models.DateField()
    applies_to = models.DateField(null=True, blank=True)
    status_code = models.CharField(max_length=10, blank=True)
    """Empty: every status of stay. "E-7" also covers "E-7-S" and the like."""
    is_period_assumed = models.BooleanField(default=False)
    revised_won = models.BigIntegerField(null=True, blank=True)
    revised_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-applies_from", "status_code"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_won__gt=0), name="reference_gni_positive"),
            models.CheckConstraint(
                condition=Q(applies_to__isnull=True) | Q(applies_to__gte=F("applies_from")),
                name="reference_gni_days",
            ),
            not_blank("source", "reference_gni_has_source"),
            _never_twice("reference_gni_one_on_a_day", "status_code", _APPLIES),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.status_code}".strip()


class AdvancedField(Sourced):
    """A field of advanced industry in which a Top-Tier contract may lie."""

    DAYS: ClassVar = _IN_FORCE

    code = models.SlugField(max_length=40)
    name_en = models.CharField(max_length=100)
    name_ko = models.CharField(max_length=100)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    is_start_assumed = models.BooleanField(default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["code", "in_force_from"]
        constraints = [
            not_blank("source", "reference_field_has_source"),
            _never_twice("reference_field_one_on_a_day", "code", _IN_FORCE),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name_ko if get_language() == "ko" else self.name_en


class TuberculosisCountry(Sourced):
    """A country whose nationals hand in a tuberculosis certificate."""

    DAYS: ClassVar = _LISTED

    country = models.CharField(max_length=2)
    listed_from = models.DateField()
    listed_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["country", "listed_from"]
        constraints = [
            not_blank("source", "reference_tb_has_source"),
            _never_twice("reference_tb_one_on_a_day", "country", _LISTED),
        ]

    def __str__(self) -> str:
        return self.country


class Fee(Sourced):
    """What one procedure costs, in whole units of its currency."""

    DAYS: ClassVar = _APPLIES

    code = models.CharField(max_length=max_length(FeeCode), choices=choices(FEES))
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=max_length(Currency), choices=choices(CURRENCIES))
    online_discount_percent = models.PositiveSmallIntegerField(default=0)
    applies_from = models.DateField()
    applies_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["code", "applies_from"]
        constraints = [
            known(FeeCode, "code", "reference_fee_code_known"),
            known(Currency, "currency", "reference_fee_currency_known"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="reference_fee_amount"),
            models.CheckConstraint(
                condition=Q(online_discount_percent__lte=Value(100)),
                name="reference_fee_discount",
            ),
            not_blank("source", "reference_fee_has_source"),
            _never_twice("reference_fee_one_on_a_day", "code", _APPLIES),
        ]

    def __str__(self) -> str:
        return self.code

    def amount_online(self) -> int:
        """Return what is paid for an online application, rounded down to a whole unit."""
        return self.amount * (100 - self.online_discount_percent) // 100
