"""The cases behind a number: which they are, and what both editions make of each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from visas.models import CaseFacts, FactCode
from visas.rules.editions import EditionParameters
from visas.rules.figures import Figures
from visas.rules.flat import MET, OUTCOMES, STRENGTHS, UNDETERMINED, country_number
from visas.rules.outcomes import Outcome
from visas.selectors.whatif import wide
from visas.selectors.whatif.asking import asked, fetch
from visas.selectors.whatif.counting import COLUMNS, Group
from visas.selectors.whatif.results import summary

MOVES: Mapping[str, str] = {
    "cases": "true",
    "base_met": f"base = {MET}",
    "variant_met": f"variant = {MET}",
    "newly_met": f"variant = {MET} AND base <> {MET}",
    "no_longer_met": f"base = {MET} AND variant <> {MET}",
    "newly_undetermined": f"variant = {UNDETERMINED} AND base <> {UNDETERMINED}",
}
"""What each number of a summary counts, as a condition on the outcomes of a case."""
NONE = "-"
"""In an address: cases without a code."""
_KINDS = {
    Group.FIELD: "field",
    Group.UNIVERSITY: "university",
    Group.CONSORTIUM: "consortium",
}
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """Two editions and the figures they are asked with."""

    base: EditionParameters
    variant: EditionParameters
    figures: Figures


@dataclass(frozen=True, slots=True)
class Number:
    """Which number: a move or a pair of outcomes (`not_met:met`), of all cases or of a group."""

    move: str = "cases"
    group: Group | None = None
    code: str = ""

    @property
    def pair(self) -> tuple[Outcome, Outcome] | None:
        """The outcomes before and after, where the number is one of the matrix."""
        before, colon, after = self.move.partition(":")
        known = set(Outcome)
        return (Outcome(before), Outcome(after)) if colon and {before, after} <= known else None

    @property
    def condition(self) -> str | None:
        """The condition on the outcomes; None where there is no such number."""
        if self.pair is None:
            return MOVES.get(self.move)
        base, variant = (STRENGTHS[outcome] for outcome in self.pair)
        return f"base = {base} AND variant = {variant}"

    def counts(self, base: Outcome, variant: Outcome) -> bool:
        """Tell whether a case with these outcomes is counted."""
        if self.pair is not None:
            return self.pair == (base, variant)
        return bool(summary({(base, variant): 1}).get(self.move))


class Case(NamedTuple):
    """What both editions make of a case."""

    base: Outcome
    variant: Outcome


def cases(question: Asked, number: Number) -> QuerySet[CaseFacts]:
    """Return the rows of the cases behind a number, unordered; none for no such number."""
    condition = number.condition
    if condition is None:
        return CaseFacts.objects.none()
    statement = asked(question.base, question.variant, question.figures)
    text, values = statement.keys(condition)
    behind = Q(application_id__in=RawSQL(text, values))  # noqa: S611 -- our own words; values are bound
    odd = [
        one.facts.application_id
        for one in wide.cases(question.base, question.variant, question.figures)
        if number.counts(OUTCOMES[one.base], OUTCOMES[one.variant])
    ]
    if odd:
        behind |= Q(application_id__in=odd)
    return CaseFacts.objects.filter(behind, **_of_group(number))


def outcomes(question: Asked, rows: Sequence[CaseFacts]) -> dict[UUID, Case]:
    """Return what both editions make of some cases."""
    only = [row.application_id for row in rows if not row.is_wide]
    statement = asked(question.base, question.variant, question.figures, only)
    text = f"SELECT application_id, base, variant FROM ({statement.text}) AS judged"  # noqa: S608
    found = fetch(text, statement.values)
    if any(row.is_wide for row in rows):
        found += [
            (one.facts.application_id, one.base, one.variant)
            for one in wide.cases(question.base, question.variant, question.figures)
        ]
    return {key: Case(OUTCOMES[base], OUTCOMES[variant]) for key, base, variant in found}


def _of_group(number: Number) -> dict[str, int | None]:
    if number.group is None:
        return {}
    return {COLUMNS[number.group]: None if number.code == NONE else _key(number.group, number.code)}


def _key(group: Group, code: str) -> int:
    """Return the number that rows hold for a code; -1, which none holds, for an unknown one."""
    if group is Group.NATIONALITY:
        return country_number(code) or -1
    if group is Group.MONTH:
        found = _MONTH.fullmatch(code)
        return int(found[1]) * _MONTHS + int(found[2]) - 1 if found else -1
    known = FactCode.objects.filter(kind=_KINDS[group], code=code).values_list("id", flat=True)
    return known.first() or -1
