"""The cases behind a number in the order of filing, worked out no further than they are asked for.

Whoever reads a page wants some fifty of them: a few days of filing are asked, then more at a time.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from visas.rules.flat import OUTCOMES
from visas.selectors.whatif import wide
from visas.selectors.whatif.asking import fetch, numbers, shape_of
from visas.selectors.whatif.behind import Asked, Case, Number, is_of_group, of_group
from visas.selectors.whatif.draft import Shape
from visas.selectors.whatif.parts import Part, filed_between, filed_from
from visas.selectors.whatif.statement import Statement, statement

FEW, MANY, TIMES = 4_000, 256_000, 4
"""Cases that are asked at first, at most, and how many times as many each time."""


class Found(NamedTuple):
    """A case behind the number; sorts by the day of filing, then by its key."""

    filed_on: date
    key: UUID
    case: Case


def walk(
    question: Asked, number: Number, begin: date | None = None, *, newest_first: bool = True
) -> Iterator[Found]:
    """Yield the cases behind a number in one direction, from a day of filing or from the end."""
    if number.condition is None:
        return
    odd, of, asking = _wide(question, number), of_group(number), _Asking(question)
    for first, last in _days(question.base.track, of, begin, newest_first=newest_first):
        rows = asking.rows(filed_between(first, last) & of, number.condition)
        found = (_found(*row) for row in rows)
        here = (one for one in odd if first <= one.filed_on <= last)
        yield from sorted(chain(found, here), reverse=newest_first)


class _Asking:
    """Asks one part of the cases after another. How bodies stand is worked out once for all."""

    def __init__(self, question: Asked) -> None:
        self._question = question
        self._held = numbers()
        self._statement: Statement | None = None
        self._shape = Shape(0, 0, 0, 0)

    def rows(self, part: Part, condition: str) -> list[tuple[Any, ...]]:
        """Return the rows of cases of a part; parts differ in what they bind, not in words."""
        stated = self._stated(part)
        text = (
            f"SELECT filed_on, application_id, base, variant FROM ({stated.text}) AS judged"  # noqa: S608 -- our own words; values are bound
            f" WHERE {condition}"
        )
        return fetch(text, {**stated.values, **part.values})

    def _stated(self, part: Part) -> Statement:
        asked = self._question
        needed = self._shape | shape_of(asked.base.track, self._held, part)
        if self._statement is None or needed != self._shape:
            self._shape = needed
            self._statement = statement(
                asked.base, asked.variant, asked.figures, self._held, needed, part
            )
        return self._statement


def _wide(question: Asked, number: Number) -> list[Found]:
    return [
        _found(one.facts.filed_on, one.facts.application_id, one.base, one.variant)
        for one in wide.cases(question.base, question.variant, question.figures)
        if number.counts(OUTCOMES[one.base], OUTCOMES[one.variant])
        and is_of_group(number, one.facts)
    ]


def _found(filed_on: date, key: UUID, base: int, variant: int) -> Found:
    return Found(filed_on, key, Case(OUTCOMES[base], OUTCOMES[variant]))


def _days(
    track: str, of: Part, begin: date | None, *, newest_first: bool
) -> Iterator[tuple[date, date]]:
    """Yield days of filing, from and to, that follow one another and have so many cases."""
    days: list[date] = []
    held, size = 0, FEW
    for day, cases in _filed(track, of, begin, newest_first=newest_first):
        days.append(day)
        held += cases
        if held >= size:
            yield min(days), max(days)
            days, held, size = [], 0, min(size * TIMES, MANY)
    if days:
        yield min(days), max(days)


def _filed(
    track: str, of: Part, begin: date | None, *, newest_first: bool
) -> list[tuple[Any, ...]]:
    """Return the days on which cases of a part were filed, and how many each (one query)."""
    order = "DESC" if newest_first else "ASC"
    if begin is not None:
        of = of & filed_from(begin, backwards=newest_first)
    text = (
        "SELECT filed_on, count(*) FROM visas_casefacts"  # noqa: S608 -- our own words; values are bound
        f" WHERE track = %(track)s AND {of.condition} GROUP BY filed_on ORDER BY filed_on {order}"
    )
    return fetch(text, {"track": track, **of.values})
