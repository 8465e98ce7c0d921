"""The assessments of a case one after the other, and what each says differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from talentportal.core.components import Badge, Tone
from visas.labels import OUTCOME_LABELS
from visas.labels.changes import OCCASION_LABELS, Names, cause
from visas.labels.findings import Audience, pathway_title, reason, title
from visas.models import Application, Assessment
from visas.rules.changes import Change, Comparison, Kept, compare
from visas.rules.eligibility import Assessment as Result
from visas.rules.findings import Finding
from visas.rules.json_fields import Malformed
from visas.rules.outcomes import Outcome
from visas.selectors.identities import registers

MOST = 20
"""Assessments that are shown; the history tells of all."""
_TONES = {
    Outcome.MET: (Tone.SUCCESS, "check"),
    Outcome.NOT_MET: (Tone.DANGER, "x"),
    Outcome.UNDETERMINED: (Tone.WARNING, "circle-question-mark"),
}


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One criterion that is answered otherwise: as it was, as it is, and because of what."""

    title: str
    before: Badge | None
    after: Badge | None
    was: str
    now: str
    causes: list[str]
    is_same_cause: bool
    """The causes are those of the change before it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One assessment, and what it says differently from the one before."""

    occasion: Any
    at: datetime
    edition: Any
    badge: Badge
    is_first: bool
    changes: list[ChangeShown]


def runs(application: Application, most: int = MOST) -> list[Run]:
    """Return the newest assessments, the newest first (one query and those of the registers)."""
    rows = list(application.assessments.select_related("edition").order_by("-id")[: most + 1])
    names = _names() if len(rows) > 1 else {}
    return [_run(row, before, names) for row, before in zip_longest(rows, rows[1:])][:most]


def last_change(application: Application) -> Run | None:
    """Return the newest assessment if another went before it."""
    newest = next(iter(runs(application, most=1)), None)
    return newest if newest and not newest.is_first else None


def _names() -> Names:
    held = registers()
    bodies = {**held.companies.bodies, **held.universities.bodies}
    return {ref: body.name for ref, body in bodies.items()}


def _run(row: Assessment, before: Assessment | None, names: Names) -> Run:
    found = _comparison(before, row) if before else None
    return Run(
        OCCASION_LABELS.get(row.occasion, row.occasion),
        row.made_at,
        row.edition.title if row.edition else "",
        _badge(Outcome(row.outcome)),
        before is None,
        _all(found.changes, names) if found else [],
    )


def _comparison(before: Assessment, after: Assessment) -> Comparison | None:
    """Return what two assessments say differently; None where one was not kept in full."""
    try:
        kept = [
            Kept(Result.from_json(row.result), row.facts, row.figures) for row in (before, after)
        ]
    except Malformed:
        return None
    return compare(*kept)


def _all(changes: Sequence[Change], names: Names) -> list[ChangeShown]:
    return [
        _shown(change, names, is_same_cause=before is not None and before.causes == change.causes)
        for change, before in zip(changes, (None, *changes), strict=False)
    ]


def _shown(change: Change, names: Names, *, is_same_cause: bool) -> ChangeShown:
    told = change.after or change.before
    assert told is not None  # noqa: S101 -- one of the two is there
    head = title(told)
    if change.pathway:
        head = f"{pathway_title(change.pathway)} – {head}"
    return ChangeShown(
        title=head,
        before=_badge(change.before.outcome) if change.before else None,
        after=_badge(change.after.outcome) if change.after else None,
        was=_sentence(change.before),
        now=_sentence(change.after),
        causes=[cause(one, names) for one in change.causes],
        is_same_cause=is_same_cause,
    )


def _sentence(finding: Finding | None) -> str:
    return reason(finding, Audience.OFFICER) if finding else ""


def _badge(outcome: Outcome) -> Badge:
    return Badge(OUTCOME_LABELS[outcome], *_TONES[outcome])
