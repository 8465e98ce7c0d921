"""The points of a case as expressions: those that are certain, and those that are possible.

Mirrors `visas.rules.weighing`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from visas.rules.facts import JobKind
from visas.rules.flat import LEVELS, MET, NOT_MET, UNDETERMINED, years_number
from visas.rules.points import Points
from visas.selectors.whatif.draft import Draft


class Range(NamedTuple):
    """Two expressions."""

    sure: str
    possible: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """Puts a table of points into a statement.

    `top` gives the times at top employers for sure and at most, `threshold` the pay in won that
    reaches a multiple of the income figure (NULL where none is held).
    """

    draft: Draft
    table: Points
    top: Callable[[JobKind], tuple[str, str]]
    threshold: Callable[[Decimal], str]

    def outcome(self) -> str:
        """Return the expression of what the criterion comes to."""
        if self.table.pass_mark is None:
            return str(UNDETERMINED)
        ranges = [self._degree(), self._employer(), self._pay(), *self._review()]
        least = " + ".join(one.sure for one in ranges)
        most = " + ".join(one.possible for one in ranges)
        mark = self.draft.bind(self.table.pass_mark, "int")
        return (
            f"CASE WHEN {least} >= {mark} THEN {MET} WHEN {most} < {mark} THEN {NOT_MET}"
            f" ELSE {UNDETERMINED} END"
        )

    def _degree(self) -> Range:
        rows = dict(self.table.degree)
        most = max(rows.values())
        worth = [rows.get(level, 0) for level in LEVELS]
        possible = [self._degree_worth(place, [most, *worth]) for place in self._places()]
        sure = [
            f"CASE WHEN {self._awarded(place)} IS NOT NULL"
            f" THEN {self._degree_worth(place, [0, *worth])} END"
            for place in self._places()
        ]
        return Range(
            f"CASE WHEN has_degrees THEN {_best(sure)} ELSE 0 END",
            f"CASE WHEN has_degrees THEN {_best(possible)} ELSE {most} END",
        )

    def _places(self) -> range:
        return range(1, self.draft.shape.degrees + 1)

    def _awarded(self, place: int) -> str:
        return self.draft.element(f"degree_awarded[{place}]")

    def _degree_worth(self, place: int, by_level: Sequence[int]) -> str:
        """Return the points of a degree; NULL where there is none, or none awarded by filing."""
        level = self.draft.element(f"degree_levels[{place}]")
        worth = self.draft.at(by_level, "int", level)
        return f"CASE WHEN {self._awarded(place)} > filed_on THEN NULL ELSE {worth} END"

    def _employer(self) -> Range:
        sums = [self.top(kind) for kind in JobKind]
        sure = [self._years_worth(one) for one, _ in sums]
        possible = [self._years_worth(one) for _, one in sums]
        most = max(worth for _, worth in self.table.employer)
        return Range(
            f"CASE WHEN has_employment THEN {_best(sure)} ELSE 0 END",
            f"CASE WHEN has_employment THEN {_best(possible)} ELSE {most} END",
        )

    def _years_worth(self, time: str) -> str:
        return _best(
            f"CASE WHEN {time} >= {self.draft.bind(years_number(years), 'int')} THEN {worth} END"
            for years, worth in self.table.employer
        )

    def _pay(self) -> Range:
        most = max(worth for _, worth in self.table.pay)
        thresholds = [(self.threshold(multiple), worth) for multiple, worth in self.table.pay]
        reached = _best(
            f"CASE WHEN annual_pay_won >= {won} THEN {worth} END" for won, worth in thresholds
        )
        is_open = f"annual_pay_won IS NULL OR {thresholds[0][0]} IS NULL"
        return Range(
            f"CASE WHEN {is_open} THEN 0 ELSE {reached} END",
            f"CASE WHEN {is_open} THEN {most} ELSE {reached} END",
        )

    def _review(self) -> list[Range]:
        bonus = self.table.sme_bonus
        given = [
            ("expertise", self.table.expertise),
            ("strategic_value", self.table.strategic_value),
            (f"(is_sme::int * {bonus})", bonus),
        ]
        return [
            Range(f"LEAST(COALESCE({score}, 0), {most})", f"LEAST({score}, {most})")
            for score, most in given
        ]


def _best(points: Iterable[str]) -> str:
    """Return the expression of the most of some points, at least 0."""
    return f"GREATEST({', '.join(['0', *points])})"
