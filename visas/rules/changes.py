"""What changed between two assessments of a case, criterion by criterion, and because of what.

Pure: it compares what was kept with each assessment, so that the answer is the same years later.
A criterion's causes are the differences in what it looks at: the edition, the facts of its part of
the application, and the figures it measures them with.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from visas.rules.eligibility import Assessment
from visas.rules.findings import Criterion, Finding
from visas.rules.outcomes import Outcome


class Source(StrEnum):
    """What a difference is about."""

    EDITION = "edition"
    DEGREES = "degrees"
    EMPLOYMENT = "employment"
    OFFER = "offer"
    RECOMMENDATION = "recommendation"
    SCORES = "scores"
    GNI = "gni"
    RANKINGS = "rankings"
    COMPANIES = "companies"
    OTHER = "other"


_OF_EDUCATION = {Source.DEGREES, Source.RANKINGS}
_OF_EXPERIENCE = {Source.EMPLOYMENT, Source.COMPANIES} | _OF_EDUCATION
LOOKS_AT: Mapping[str, set[Source]] = {
    "education": _OF_EDUCATION,
    "degree": _OF_EDUCATION,
    "experience": _OF_EXPERIENCE,
    "work": _OF_EXPERIENCE,
    "postdoc": _OF_EXPERIENCE,
    "waiver": _OF_EXPERIENCE,
    "pay": {Source.OFFER, Source.GNI},
    "contract": {Source.OFFER},
    "employer": {Source.OFFER},
    "field": {Source.OFFER},
    "recommendation": {Source.RECOMMENDATION, Source.DEGREES},
}
"""What a criterion looks at, besides the edition; one that is not named looks at everything."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept with one assessment: the result, and the JSON of facts and figures."""

    result: Assessment
    facts: Mapping[str, Any]
    figures: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was. `place` counts from 1, where there are several."""

    source: Source
    name: str
    """The field of a fact; of a figure what it is kept under."""
    before: Any
    after: Any
    place: int = 0
    label: str = ""
    """The name that the applicant wrote, of a degree's university or an employer."""


@dataclass(frozen=True, slots=True)
class Change:
    """One criterion of one pathway that is answered otherwise; None where it was not asked."""

    pathway: str
    code: Criterion
    before: Finding | None
    after: Finding | None
    causes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two assessments say differently."""

    outcome: tuple[Outcome, Outcome]
    pathway: tuple[str, str]
    changes: tuple[Change, ...]
    causes: tuple[Difference, ...]
    """Every difference in what was looked at, whether an answer changed with it or not."""


def compare(earlier: Kept, later: Kept) -> Comparison:
    """Return what `later` says differently from `earlier`, and because of what."""
    causes = tuple(_differences(earlier, later))
    before, after = _by_criterion(earlier.result), _by_criterion(later.result)
    changes = [
        Change(*key, before.get(key), after.get(key), _causes_of(key[1], causes))
        for key in dict.fromkeys((*after, *before))
        if before.get(key) != after.get(key)
    ]
    return Comparison(
        (earlier.result.outcome, later.result.outcome),
        (earlier.result.pathway, later.result.pathway),
        tuple(changes),
        causes,
    )


def _by_criterion(result: Assessment) -> dict[tuple[str, Criterion], Finding]:
    return {(one.pathway, one.code): one for one in result.findings}


def _causes_of(code: Criterion, causes: Sequence[Difference]) -> tuple[Difference, ...]:
    wanted = LOOKS_AT.get(str(code), set(Source)) | {Source.EDITION, Source.OTHER}
    return tuple(one for one in causes if one.source in wanted)


def _differences(earlier: Kept, later: Kept) -> Iterator[Difference]:
    before, after = earlier.result.edition, later.result.edition
    if before != after:
        yield Difference(Source.EDITION, "edition", before, after)
    for name in dict.fromkeys((*earlier.facts, *later.facts)):
        yield from _of_facts(name, earlier.facts.get(name), later.facts.get(name))
    yield from _of_gni(earlier.figures.get("gni"), later.figures.get("gni"))
    known = _bodies(earlier.facts) & _bodies(later.facts)
    for source in (Source.RANKINGS, Source.COMPANIES):
        lists = earlier.figures.get(source), later.figures.get(source)
        yield from _of_lists(source, *lists, known)


def _bodies(facts: Mapping[str, Any]) -> set[str]:
    """Return the universities and employers that a case was known to be about."""
    rows = [*(facts.get("degrees") or ()), *(facts.get("employment") or ())]
    identities = [row.get("identity") or {} for row in rows]
    return {one["ref"] for one in identities if one.get("ref")}


def _of_facts(name: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    source = Source(name) if name in set(Source) else Source.OTHER
    if isinstance(before, list) and isinstance(after, list):
        for place in range(max(len(before), len(after))):
            rows = [rows[place] if place < len(rows) else None for rows in (before, after)]
            yield from _of_row(source, name, rows[0], rows[1], place + 1)
    else:
        yield from _of_row(source, name, before, after, 0)


def _of_row(source: Source, name: str, before: Any, after: Any, place: int) -> Iterator[Difference]:
    """Yield the fields in which two rows differ; the whole row where it came or went."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        if before != after:
            yield Difference(source, name, before, after, place, _label(after or before))
        return
    for field in dict.fromkeys((*before, *after)):
        if before.get(field) != after.get(field):
            values = before.get(field), after.get(field)
            yield Difference(source, field, *values, place, _label(after))


def _label(row: Any) -> str:
    if not isinstance(row, dict):
        return ""
    return str(row.get("institution") or row.get("employer") or "")


def _of_gni(before: Any, after: Any) -> Iterator[Difference]:
    held = [_keyed(rows, ("year", "status_code", "applies_from")) for rows in (before, after)]
    yield from _of_keyed(Source.GNI, held[0], held[1])


def _of_lists(source: Source, before: Any, after: Any, known: set[str]) -> Iterator[Difference]:
    """Yield editions that came or went, and ranks that differ of bodies known to both.

    Ranks are kept for the bodies of a case only: those of one that was identified since are no
    change of a list.
    """
    both = [lists or {} for lists in (before, after)]
    held = [_keyed(lists.get("editions"), ("provider", "edition")) for lists in both]
    yield from _of_keyed(source, *held)
    ranks = [[row for row in lists.get("ranks") or () if row["body"] in known] for lists in both]
    yield from _of_keyed(source, *(_keyed(rows, ("body", "provider", "edition")) for rows in ranks))


def _keyed(rows: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {"|".join(str(row.get(name) or "") for name in names): row for row in rows or ()}


def _of_keyed(
    source: Source, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key):
            yield Difference(source, key, before.get(key), after.get(key))
