"""Ranks of universities and companies, by edition, in the plain shapes that the rules take."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import CharField, F, Max, Value
from django.db.models.functions import Cast, Coalesce

from talentportal.reference.models import (
    CompanyEntry,
    CompanyListEdition,
    Institution,
    RankingEdition,
    RankingEntry,
)
from talentportal.reference.rules.codes import DatasetKind
from talentportal.reference.selectors.versions import Version, version


class ListRow(NamedTuple):
    """An edition that is held, complete down to `depth`."""

    provider: str
    edition: str
    published_on: date
    depth: int


class RankRow(NamedTuple):
    """One rank: of a university (its ROR id, or our key where it has none) in one edition.

    A band such as 101-150 counts as its far end, so that it never gives a wrong yes.
    """

    body: str
    provider: str
    edition: str
    rank: int


class CompanyRow(NamedTuple):
    """One line of a company list."""

    name: str
    country: str
    provider: str
    edition: str
    rank: int


class Rankings(NamedTuple):
    """Everything held of the university rankings."""

    editions: tuple[ListRow, ...]
    ranks: tuple[RankRow, ...]


def body_key(prefix: str = "") -> Coalesce:
    """Return the expression of a university's key: its ROR id, else our own."""
    return Coalesce(f"{prefix}ror_id", Cast(f"{prefix}id", CharField()))


def ranks_of(institution: Institution) -> list[RankingEntry]:
    """Return where an institution stands in every edition held, the newest first (one query)."""
    entries = RankingEntry.objects.filter(institution=institution).select_related("edition")
    return list(
        entries.order_by(F("edition__published_on").desc(nulls_last=True), "edition__provider")
    )


def ranking_history(bodies: Collection[str]) -> tuple[RankRow, ...]:
    """Return every rank of some universities, given by their keys (one query)."""
    return _ranks(bodies)


def rankings() -> Rankings:
    """Return every edition and rank; kept by the process until a file is loaded anew."""
    return _rankings(version([DatasetKind.INSTITUTIONS, DatasetKind.RANKINGS]))


@lru_cache(maxsize=2)
def _rankings(_version: Version) -> Rankings:
    editions = RankingEdition.objects.filter(published_on__isnull=False)
    rows = editions.values_list("provider", "edition", "published_on", "depth")
    return Rankings(_dated(rows), _ranks())


def _dated(rows: Iterable[tuple[Any, ...]]) -> tuple[ListRow, ...]:
    return tuple(ListRow(*row) for row in rows)


def _ranks(bodies: Collection[str] | None = None) -> tuple[RankRow, ...]:
    known = RankingEntry.objects.filter(institution__isnull=False)
    entries = known.annotate(body=body_key("institution__"))
    if bodies is not None:
        entries = entries.filter(body__in=bodies)
    columns = ("body", "edition__provider", "edition__edition", "rank_to")
    return tuple(RankRow(*row) for row in entries.order_by().values_list(*columns))


def company_editions() -> tuple[ListRow, ...]:
    """Return every company list that is held; `depth` is its last rank (one query)."""
    editions = CompanyListEdition.objects.filter(published_on__isnull=False)
    counted = editions.annotate(depth=_last_rank()).order_by("provider", "-edition")
    return _dated(counted.values_list("provider", "edition", "published_on", "depth"))


def _last_rank() -> Coalesce:
    return Coalesce(Max("entries__rank"), Value(0))


def company_rows() -> tuple[CompanyRow, ...]:
    """Return every line of every company list; kept until a file is loaded anew."""
    return _company_rows(version([DatasetKind.COMPANIES]))


@lru_cache(maxsize=2)
def _company_rows(_version: Version) -> tuple[CompanyRow, ...]:
    columns = ("name", "country", "edition__provider", "edition__edition", "rank")
    rows = CompanyEntry.objects.order_by("edition", "rank", "name").values_list(*columns)
    return tuple(CompanyRow(*row) for row in rows)
