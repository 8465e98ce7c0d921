"""How the rows of each kind of data set read as a table: columns, order, search."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from talentportal.core.components import Words
from talentportal.core.countries import country_name
from talentportal.core.formats import day, dollars, won
from talentportal.reference.models import (
    AdvancedField,
    AmbiguousName,
    CompanyEntry,
    DataSet,
    Fee,
    GniFigure,
    Institution,
    InstitutionName,
    RankingEntry,
    TuberculosisCountry,
)
from talentportal.reference.rules.codes import Currency, DatasetKind


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how it reads in a row, and its class in the table."""

    name: Words
    read: Callable[[Any], Words]
    css: str = ""
    below: Callable[[Any], Words] | None = None
    """A second line, smaller: a name as printed, a source."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of data set as a table. The first column is the row's heading."""

    columns: Sequence[Column]
    rows: Callable[[DataSet], QuerySet[Any]]
    by: Sequence[str]
    search: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None

    def lines(self, rows: Sequence[Any]) -> list[list["Cell"]]:
        """Return the rows as cells."""
        return [[Cell.of(column, row) for column in self.columns] for row in rows]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, with the name of its column for phones."""

    name: Words
    text: Words
    below: Words
    css: str

    @classmethod
    def of(cls, column: Column, row: Any) -> "Cell":
        """Read one cell from a row."""
        below = column.below(row) if column.below else ""
        return cls(column.name, column.read(row), below, column.css)


def _named(question: str, institution: str) -> Exists:
    """Return the condition that some name of the institution contains the question."""
    compact = question.replace(" ", "")
    names = InstitutionName.objects.filter(institution=OuterRef(institution))
    return Exists(names.filter(compact__contains=compact))


def _printed(row: RankingEntry) -> str:
    return "" if row.institution is None or row.institution.label == row.name else row.name


def _fee(row: Fee, amount: int) -> str:
    return won(amount) if row.currency == Currency.KRW else dollars(amount)


def _revised(row: GniFigure) -> Words:
    return _("later %(won)s, not used") % {"won": won(row.revised_won)} if row.revised_won else ""


def _until(row: GniFigure) -> Words:
    words = _("to %(day)s, assumed") if row.is_period_assumed else _("to %(day)s")
    return words % {"day": day(row.applies_to)} if row.applies_to else ""


def _country(row: Any) -> str:
    return country_name(row.country)


def _source(row: Any) -> str:
    return str(row.source)


_FROM = _("In force from")
_TO = _("Until")
_COUNTRY = Column(_("Country"), _country, "is-third")

SHEETS: Mapping[DatasetKind, Sheet] = {
    DatasetKind.INSTITUTIONS: Sheet(
        (
            Column(_("University"), lambda row: row.label, "is-wide", lambda row: row.city),
            _COUNTRY,
            Column(_("Best rank"), lambda row: row.best_rank or "–", "is-number is-third"),
            Column(_("ROR id"), lambda row: (row.ror_id or "–").rpartition("/")[2], "is-third"),
        ),
        lambda _dataset: Institution.objects.all(),
        ("name", "id"),
        lambda rows, question: rows.filter(_named(question, "pk")),
    ),
    DatasetKind.AMBIGUOUS_NAMES: Sheet(
        (
            Column(_("Name"), lambda row: row.name, "is-wide"),
            Column(_("University"), lambda row: row.institution.label),
            Column(_("Country"), lambda row: country_name(row.institution.country), "is-third"),
        ),
        lambda _dataset: AmbiguousName.objects.select_related("institution"),
        ("name", "id"),
        lambda rows, question: rows.filter(folded__contains=question),
    ),
    DatasetKind.RANKINGS: Sheet(
        (
            Column(_("Rank"), lambda row: row.rank_text),
            Column(
                _("University"),
                lambda row: row.institution.label if row.institution else row.name,
                "is-wide",
                _printed,
            ),
            _COUNTRY,
        ),
        lambda dataset: RankingEntry.objects.filter(edition__dataset=dataset).select_related(
            "institution"
        ),
        ("position",),
        lambda rows, question: rows.filter(
            Q(name__icontains=question) | _named(question, "institution")
        ),
    ),
    DatasetKind.COMPANIES: Sheet(
        (
            Column(_("Rank"), lambda row: row.rank),
            Column(_("Company"), lambda row: row.name, "is-wide"),
            _COUNTRY,
        ),
        lambda dataset: CompanyEntry.objects.filter(edition__dataset=dataset),
        ("rank", "id"),
        lambda rows, question: rows.filter(folded__contains=question),
    ),
    DatasetKind.GNI: Sheet(
        (
            Column(
                _("Year"),
                lambda row: row.year,
                "",
                lambda row: row.status_code or _("every status"),
            ),
            Column(_("Per person"), lambda row: won(row.amount_won), "is-number", _revised),
            Column(_("Three times"), lambda row: won(3 * row.amount_won), "is-number"),
            Column(_("Four times"), lambda row: won(4 * row.amount_won), "is-number"),
            Column(_("Published"), lambda row: day(row.published_on) or "–", "tp-num"),
            Column(_("Applies from"), lambda row: day(row.applies_from), "tp-num", _until),
            Column(_("Source"), _source, "is-wide"),
        ),
        lambda _dataset: GniFigure.objects.all(),
        ("-applies_from", "-status_code", "-id"),
    ),
    DatasetKind.FIELDS: Sheet(
        (
            Column(_("Field"), lambda row: row.label),
            Column(
                _FROM,
                lambda row: day(row.in_force_from),
                "tp-num",
                lambda row: _("assumed") if row.is_start_assumed else "",
            ),
            Column(_TO, lambda row: day(row.in_force_to) or "–", "tp-num"),
            Column(_("Source"), _source, "is-wide"),
        ),
        lambda _dataset: AdvancedField.objects.all(),
        ("code", "in_force_from", "id"),
    ),
    DatasetKind.TB_COUNTRIES: Sheet(
        (
            Column(_("Country"), _country),
            Column(_("Listed from"), lambda row: day(row.listed_from)),
            Column(_TO, lambda row: day(row.listed_to) or "–"),
        ),
        lambda _dataset: TuberculosisCountry.objects.all(),
        ("country", "listed_from", "id"),
    ),
    DatasetKind.FEES: Sheet(
        (
            Column(_("Fee"), lambda row: row.get_code_display()),
            Column(_("Amount"), lambda row: _fee(row, row.amount), "is-number is-third"),
            Column(_("Online"), lambda row: _fee(row, row.amount_online()), "is-number is-third"),
            Column(_FROM, lambda row: day(row.applies_from), "tp-num is-third"),
            Column(_("Source"), _source, "is-wide"),
        ),
        lambda _dataset: Fee.objects.all(),
        ("code", "applies_from", "id"),
    ),
}
"""Every kind but the calendar of holidays, which is worked out and not stored."""
