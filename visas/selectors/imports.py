"""Rankings that were brought in, as policy owners read them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentportal.core.components import Badge, Fact, Link, Stat, Tone
from talentportal.core.countries import country_name
from talentportal.core.formats import day, moment
from talentportal.reference.labels import IMPORT_STATES, PROVIDERS, ROW_STATES
from talentportal.reference.models import RankingImport, RankingImportRow
from talentportal.reference.rules.codes import OPEN_ROWS, ImportState, Provider, RowState
from talentportal.reference.rules.ranking_diff import LIMITS, Kind, Move
from talentportal.reference.selectors.imports import Preview
from visas.labels.imports import CROSSING_LABEL, KIND_LABELS
from visas.labels.matches import because
from visas.selectors.identities import institutions

CROSSING, ROWS = "crossing", "rows"
_STATE_TONES = {
    ImportState.STAGED: (Tone.WARNING, "clock"),
    ImportState.PUBLISHED: (Tone.SUCCESS, "check"),
    ImportState.DISCARDED: (Tone.NEUTRAL, "ban"),
}
_KIND_TONES = {
    Kind.ENTERS: (Tone.SUCCESS, "plus"),
    Kind.LEAVES: (Tone.DANGER, "minus"),
    Kind.UP: (Tone.INFO, "chevron-up"),
    Kind.DOWN: (Tone.WARNING, "chevron-down"),
    Kind.SAME: (Tone.NEUTRAL, ""),
}
SHOWN = (CROSSING, Kind.ENTERS, Kind.LEAVES, Kind.UP, Kind.DOWN, Kind.SAME)
"""The parts of a preview, in their order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A university that a line may mean."""

    key: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One university in both editions."""

    name: str
    country: str
    badge: Badge
    before: str
    after: str
    crossed: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the file."""

    row: RankingImportRow
    country: str
    badge: Badge
    means: str
    why: str


def title(found: RankingImport) -> str:
    """Return the list and its edition."""
    return f"{PROVIDERS[Provider(found.provider)]} {found.edition}"


def badge(found: RankingImport) -> Badge:
    """Return what became of a list."""
    state = ImportState(found.state)
    return Badge(IMPORT_STATES[state], *_STATE_TONES[state])


def facts(found: RankingImport) -> list[Fact]:
    """Return where a list is from, and who brought it in and settled it."""
    told = [
        Fact(_("Issued on"), day(found.published_on)),
        Fact(_("Source"), found.source_en, "en"),
        Fact(_("Source, in Korean"), found.source_ko, "ko"),
        Fact(_("File"), found.file_name),
        Fact(_("Brought in by"), f"{found.uploaded_by}, {moment(found.created_at)}"),
    ]
    if found.settled_by:
        words = {
            ImportState.PUBLISHED: _("Published by"),
            ImportState.DISCARDED: _("Discarded by"),
        }
        label = words[ImportState(found.state)]
        told.append(Fact(label, f"{found.settled_by}, {moment(found.settled_at)}"))
    return told


def stats(preview: Preview, states: dict[RowState, int]) -> list[Stat]:
    """Return the counts on top: what is open, and what moves; each leads to its part."""
    open_count = sum(states[state] for state in OPEN_ROWS)
    kinds, crossing = _counts(preview)
    tone, icon = (
        (Tone.WARNING, "circle-question-mark") if open_count else (Tone.SUCCESS, "circle-check")
    )
    return [
        _stat(_("Names to settle"), open_count, icon, tone, ROWS),
        _stat(CROSSING_LABEL % LIMITS, crossing, "arrow-right", Tone.PRIMARY, CROSSING),
        _stat(_("Enter"), kinds[Kind.ENTERS], "plus", Tone.SUCCESS, Kind.ENTERS),
        _stat(_("Leave"), kinds[Kind.LEAVES], "minus", Tone.DANGER, Kind.LEAVES),
    ]


def _stat(label: Any, count: int, icon: str, tone: Tone, part: str) -> Stat:
    unit = ngettext("university", "universities", count)
    return Stat(label, f"{count:,}", unit, icon, tone, f"?show={part}")


def _counts(preview: Preview) -> tuple[Counter[Kind], int]:
    kinds = Counter(move.kind for move in preview.moves)
    return kinds, sum(bool(move.crossed) for move in preview.moves)


def tabs(preview: Preview, states: dict[RowState, int], part: str) -> list[Link]:
    """Return the parts of the preview, each with how many lines it has."""
    kinds, crossing = _counts(preview)
    settled = sum(count for state, count in states.items() if state != RowState.MATCH)
    parts: dict[str, tuple[Any, int]] = {
        ROWS: (_("Names"), settled),
        CROSSING: (CROSSING_LABEL % LIMITS, crossing),
        **{str(kind): (words, kinds[kind]) for kind, words in KIND_LABELS.items()},
    }
    return [
        Link(text, f"?show={name}", current=name == part, count=count)
        for name, (text, count) in parts.items()
    ]


def shown(preview: Preview, part: str) -> list[Move]:
    """Return the moves of one part of the preview."""
    if part == CROSSING:
        return [move for move in preview.moves if move.crossed]
    return [move for move in preview.moves if move.kind == part]


def move_rows(moves: Sequence[Move]) -> list[MoveRow]:
    """Return moves as lines."""
    return [
        MoveRow(
            move.place.name,
            country_name(move.place.country),
            Badge(KIND_LABELS[move.kind], *_KIND_TONES[move.kind]),
            move.before.text if move.before else "–",
            move.after.text if move.after else "–",
            _limits(move.crossed),
        )
        for move in moves
    ]


def _limits(limits: Sequence[int]) -> str:
    return ", ".join(map(str, limits))


def line_rows(rows: Sequence[RankingImportRow]) -> list[LineRow]:
    """Return lines of the file with what they mean."""
    return [line_row(row) for row in rows]


def line_row(row: RankingImportRow) -> LineRow:
    """Return one line of the file with what it means, and why so."""
    state = RowState(row.state)
    tone = Tone.WARNING if state in OPEN_ROWS else Tone.NEUTRAL
    icon = "circle-question-mark" if state in OPEN_ROWS else ""
    by = str(row.resolved_by) if row.resolved_by else because(row.because)
    return LineRow(
        row, country_name(row.country), Badge(ROW_STATES[state], tone, icon), _means(row), by
    )


def _means(row: RankingImportRow) -> str:
    if row.institution:
        return str(row.institution)
    new: dict[str, Any] = row.addition or {}
    return str(new.get("name", "–"))


def candidates(row: RankingImportRow) -> list[Candidate]:
    """Return the universities that a line may mean, told apart by place (one query)."""
    found = institutions(row.candidates) if row.candidates else {}
    return [
        Candidate(ref, one.label, ", ".join(filter(None, (one.city, country_name(one.country)))))
        for ref in row.candidates
        if (one := found.get(ref)) is not None
    ]
