"""Writes the small dated tables: each column of a file has a reader, the rest is the same."""

from collections.abc import Callable, Mapping
from datetime import date

from talentportal.reference.models import (
    AdvancedField,
    DataSet,
    Fee,
    GniFigure,
    Holiday,
    TuberculosisCountry,
)
from talentportal.reference.models.datasets import Sourced
from talentportal.reference.rules.codes import DatasetKind
from talentportal.reference.services.manifest import Row

Reader = Callable[[str], object]


def _maybe_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _maybe_number(text: str) -> int | None:
    return int(text) if text else None


def _yes_no(text: str) -> bool:
    return {"yes": True, "no": False}[text]


_day = date.fromisoformat

COLUMNS: Mapping[DatasetKind, tuple[type[Sourced], Mapping[str, Reader]]] = {
    DatasetKind.GNI: (
        GniFigure,
        {
            "year": int,
            "amount_won": int,
            "published_on": _maybe_day,
            "applies_from": _day,
            "applies_to": _maybe_day,
            "status_code": str,
            "is_period_assumed": _yes_no,
            "revised_won": _maybe_number,
            "revised_on": _maybe_day,
            "source": str,
        },
    ),
    DatasetKind.FIELDS: (
        AdvancedField,
        {
            "code": str,
            "name_en": str,
            "name_ko": str,
            "in_force_from": _day,
            "in_force_to": _maybe_day,
            "is_start_assumed": _yes_no,
            "source": str,
        },
    ),
    DatasetKind.TB_COUNTRIES: (
        TuberculosisCountry,
        {"country": str, "listed_from": _day, "listed_to": _maybe_day, "source": str},
    ),
    DatasetKind.FEES: (
        Fee,
        {
            "code": str,
            "amount": int,
            "currency": str,
            "online_discount_percent": int,
            "applies_from": _day,
            "applies_to": _maybe_day,
            "source": str,
        },
    ),
    DatasetKind.HOLIDAYS: (
        Holiday,
        {"on": _day, "kind": str, "name_en": str, "name_ko": str, "source": str},
    ),
}


def write(dataset: DataSet, rows: list[Row]) -> None:
    """Write the file's rows anew; rows that a person added stay. Raises `ValueError`."""
    model, readers = COLUMNS[DatasetKind(dataset.kind)]
    model._default_manager.filter(dataset=dataset).delete()
    model._default_manager.bulk_create(
        model(dataset=dataset, **{name: read(row[name]) for name, read in readers.items()})
        for row in rows
    )
