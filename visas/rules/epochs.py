"""What a rule asks, as steps in time: between two steps the same lists and figures count.

A question about many cases need not look up lists and figures for every case: it is enough to know
in which stretch of days a case was filed, and what counts there.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from talentportal.kernel.dates import ONE_DAY, anniversary
from visas.rules.figures import LIST_LIFE_YEARS, GniFigure, ListEdition, RankedList
from visas.rules.flat import STRENGTHS
from visas.rules.list_rules import ListRule
from visas.rules.standing import Yardstick

T = TypeVar("T")
Standings = Mapping[str, int]
"""Outcomes as numbers (`flat.STRENGTHS`), by key of a body."""
UNLISTED = "\0"
"""Stands for every body that is on no list; no body has this key."""


@dataclass(frozen=True, slots=True)
class Stretches(Generic[T]):
    """`values[n]` holds from `steps[n - 1]` on, up to the day before `steps[n]`."""

    steps: tuple[date, ...]
    values: tuple[T, ...]

    def on(self, day: date) -> T:
        """Return what holds on a day."""
        return self.values[bisect_right(self.steps, day)]

    @classmethod
    def of(cls, days: Iterable[date], asked: Callable[[date], T]) -> "Stretches[T]":
        """Ask once for each stretch; `days` are all days from which on the answer may differ."""
        steps: list[date] = []
        values = [asked(date.min)]
        for day in sorted(set(days)):
            value = asked(day)
            if value != values[-1]:
                steps.append(day)
                values.append(value)
        return cls(tuple(steps), tuple(values))


def gni_days(figures: Iterable[GniFigure]) -> set[date]:
    """Return the days from which on another income figure may count."""
    days = set()
    for figure in figures:
        days.add(figure.applies_from)
        if figure.applies_to is not None and figure.applies_to < date.max:
            days.add(figure.applies_to + ONE_DAY)
    return days


def standings(rule: ListRule, lists: RankedList, *, at_award: bool = False) -> Stretches[Standings]:
    """Return how listed bodies, and `UNLISTED`, stand against a rule, by the day of filing.

    By the day of award with `at_award`.
    """
    held = [edition for edition in lists.editions if edition.provider in rule.providers]
    days = {day for edition in held for day in _days(edition, rule.window_years)}
    measured: dict[Any, Standings] = {}

    def asked(day: date) -> Standings:
        yardstick = (Yardstick.for_award if at_award else Yardstick.for_filing)(rule, lists, day)
        editions = tuple(wanted and wanted.editions for _name, wanted in yardstick.wanted)
        if editions not in measured:
            bodies = (UNLISTED, *lists.ranks)
            measured[editions] = {
                body: STRENGTHS[yardstick.measure(body).outcome] for body in bodies
            }
        return measured[editions]

    return Stretches.of(days, asked)


def _days(edition: ListEdition, window_years: int) -> tuple[date, date, date]:
    published = edition.published_on
    last = anniversary(published, window_years)
    return published, anniversary(published, LIST_LIFE_YEARS), last + ONE_DAY
