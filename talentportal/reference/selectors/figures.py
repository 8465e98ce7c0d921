"""Which figure, field, country or fee holds on a day."""

from datetime import date
from typing import NamedTuple

from django.db.models.functions import Length

from talentportal.reference.models import AdvancedField, Fee, GniFigure, TuberculosisCountry


class GniRow(NamedTuple):
    """A GNI figure as the rules take it: won, and the filing days it applies to."""

    year: int
    amount_won: int
    applies_from: date
    applies_to: date | None
    status_code: str


def gni_on(day: date, status_code: str = "") -> GniFigure | None:
    """Return the figure for a filing on `day`; the status's own goes before the general one.

    "E-7-S" is served by a figure for "E-7-S", else for "E-7", else for all. None: none is held.
    """
    parts = status_code.split("-")
    codes = ["", *("-".join(parts[:count]) for count in range(1, len(parts) + 1))]
    figures = GniFigure.objects.on(day).filter(status_code__in=codes)
    return figures.order_by(Length("status_code").desc()).first()


def gni_rows() -> tuple[GniRow, ...]:
    """Return every figure held, the newest first."""
    rows = GniFigure.objects.values_list(*GniRow._fields)
    return tuple(GniRow(*row) for row in rows)


def fields_on(day: date) -> list[AdvancedField]:
    """Return the advanced fields in force on `day`, by code."""
    return list(AdvancedField.objects.on(day))


def tb_countries_on(day: date) -> frozenset[str]:
    """Return the country codes on the tuberculosis list on `day`."""
    return frozenset(TuberculosisCountry.objects.on(day).values_list("country", flat=True))


def fee_on(code: str, day: date) -> Fee | None:
    """Return the fee in force on `day`, or None where none is held."""
    return Fee.objects.on(day).filter(code=code).first()
