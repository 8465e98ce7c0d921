"""Rankings that were brought in: what they would change, and what somebody must still look at."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q

from talentportal.kernel.names import fold
from talentportal.reference.models import (
    RankingEdition,
    RankingEntry,
    RankingImport,
    RankingImportRow,
)
from talentportal.reference.rules.codes import OPEN_ROWS, RowState
from talentportal.reference.rules.ranking_diff import Move, Place, moves


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would change, measured against the newest edition held of the same list."""

    held: RankingEdition | None
    moves: list[Move]


def preview(found: RankingImport) -> Preview:
    """Return the preview of a list (three queries)."""
    editions = RankingEdition.objects.filter(provider=found.provider)
    if found.became_id is not None:
        editions = editions.exclude(pk=found.became_id)
    held = editions.order_by(F("published_on").desc(nulls_last=True), "-edition").first()
    after = _places(found.rows.select_related("institution"))
    if held is None:
        return Preview(None, moves([], after))
    before = _places(held.entries.select_related("institution"))
    return Preview(held, moves(before, after, min(held.depth, found.depth)))


def _places(rows: Iterable[RankingEntry | RankingImportRow]) -> list[Place]:
    return [Place(_key(row), _name(row), row.country, row.rank_to, row.rank_text) for row in rows]


def _key(row: RankingEntry | RankingImportRow) -> str:
    """Return what tells a university from the others: itself, or its name where it is not known."""
    return str(row.institution_id or f"{fold(row.name)}|{row.country}")


def _name(row: RankingEntry | RankingImportRow) -> str:
    return row.institution.label if row.institution else row.name


def states(found: RankingImport) -> dict[RowState, int]:
    """Return how many lines there are in each state (one query)."""
    counted = found.rows.order_by().values_list("state").annotate(count=Count("id"))
    held = dict(counted)
    return {state: held.get(state, 0) for state in RowState}


def next_open(found: RankingImport, after: int = 0) -> RankingImportRow | None:
    """Return the next line that somebody must look at, from the beginning if none follows."""
    rows = found.rows.filter(state__in=OPEN_ROWS)
    following = Q(position__gt=after)
    return rows.filter(following).first() or rows.exclude(following).first()
