"""Which number of an answer is meant, and which cases it counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from visas.models import CaseFacts, FactCode
from visas.rules.editions import EditionParameters
from visas.rules.figures import Figures
from visas.rules.flat import MET, STRENGTHS, UNDETERMINED, country_number
from visas.rules.outcomes import Outcome
from visas.selectors.whatif.counting import COLUMNS, Group
from visas.selectors.whatif.parts import EVERY, Part, having
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


def of_group(number: Number) -> Part:
    """Return the cases of the group that the number is of; all where it is of none."""
    if number.group is None:
        return EVERY
    value = None if number.code == NONE else _key(number.group, number.code)
    return having(COLUMNS[number.group], value)


def is_of_group(number: Number, facts: CaseFacts) -> bool:
    """Tell the same of one case, whose row does not say enough otherwise."""
    if number.group is None:
        return True
    value = None if number.code == NONE else _key(number.group, number.code)
    return bool(getattr(facts, COLUMNS[number.group]) == value)


def _key(group: Group, code: str) -> int:
    """Return the number that rows hold for a code; -1, which none holds, for an unknown one."""
    if group is Group.NATIONALITY:
        return country_number(code) or -1
    if group is Group.MONTH:
        found = _MONTH.fullmatch(code)
        return int(found[1]) * _MONTHS + int(found[2]) - 1 if found else -1
    known = FactCode.objects.filter(kind=_KINDS[group], code=code).values_list("id", flat=True)
    return known.first() or -1
