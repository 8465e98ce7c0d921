"""A statement in the making: rows of cases, what is measured of them, what that comes to.

Queries stand inside one another, each naming what the next one uses: `elements` (of arrays, and in
which stretch of days a case was filed), `measured` (standings and times), `outcomes` of criteria,
and on top the pathways. The fence keeps PostgreSQL from merging them: merged, it would work out an
expression once for every place it is used in. Equal expressions share a column, so that a rule and
its variant cost twice only where they differ. There is no join: how a body stands is looked up in
a string of bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from typing import Any

from visas.rules.epochs import Stretches
from visas.rules.flat import UNDETERMINED
from visas.selectors.whatif.parts import Part

FENCE = "OFFSET '0'"
"""Written as text it is a constant to the planner from the first; a number would end parallelism
at this query."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The most degrees, and matched employers of either kind, that a case has.

    `codes`: the numbers of codes are below this.
    """

    degrees: int
    work: int
    postdoc: int
    codes: int

    def __or__(self, other: "Shape") -> "Shape":
        """Return the shape that holds both."""
        return Shape(*map(max, astuple(self), astuple(other)))


@dataclass(slots=True)
class Draft:
    """The parts of one statement. Values are bound by name, never pasted into the text."""

    shape: Shape
    values: dict[str, Any] = field(default_factory=dict)
    _names: dict[tuple[str, Any], str] = field(default_factory=dict)
    _elements: dict[str, str] = field(default_factory=dict)
    _measured: dict[str, str] = field(default_factory=dict)
    _outcomes: dict[str, str] = field(default_factory=dict)

    def bind(self, value: Any, kind: str) -> str:
        """Bind a value of a PostgreSQL type; return the expression that stands for it.

        The same value of the same type is bound once.
        """
        is_array = isinstance(value, Sequence) and not isinstance(value, str | bytes)
        key = kind, tuple(value) if is_array else value
        name = self._names.setdefault(key, f"v{len(self._names)}")
        self.values[name] = list(value) if is_array else value
        return f"(%({name})s::{kind})"

    def element(self, expression: str) -> str:
        """Return the column of something that is taken from the row of a case as it stands."""
        return _column("e", self._elements, expression)

    def measure(self, expression: str) -> str:
        """Return the column of something that is measured of a case."""
        return _column("m", self._measured, expression)

    def outcome(self, expression: str) -> str:
        """Return the column of what a criterion comes to."""
        return _column("o", self._outcomes, expression)

    def stretch(self, day: str, steps: Sequence[date]) -> str:
        """Return the column that says in which stretch (0, 1, …) a day lies."""
        if not steps:
            return "0"
        return self.element(f"width_bucket({day}, {self.bind(steps, 'date[]')})")

    def at(self, values: Sequence[int | None], kind: str, place: str) -> str:
        """Return the expression of the value at a place (0, 1, …)."""
        return f"({self.bind(values, f'{kind}[]')})[1 + {place}]"

    def standing(self, table: Stretches[bytes], day: str, code: str) -> str:
        """Return the expression of what a table says of a code's number on a day.

        Every value of the table has a byte for each number from -1 on; NULL where the number is.
        """
        width, place = self.shape.codes + 1, f"1 + {code}"
        if table.steps:
            place = f"{place} + {width} * {self.stretch(day, table.steps)}"
        byte = f"get_byte({self.bind(b''.join(table.values), 'bytea')}, {place})"
        newer = f"WHEN {code} IS NOT NULL THEN {UNDETERMINED}"  # and its case then is newer too
        return f"CASE WHEN {code} < {self.shape.codes} THEN {byte} {newer} END"

    def cases(self, track: str, part: Part) -> str:
        """Return the query of these cases of a track with the outcomes of the criteria."""
        self.values |= part.values
        chosen = f"track = {self.bind(track, 'varchar')} AND NOT is_wide AND {part.condition}"
        rows = f"SELECT *{_listed(self._elements)} FROM visas_casefacts WHERE {chosen} {FENCE}"  # noqa: S608 -- our own words; values are bound
        rows = f"SELECT *{_listed(self._measured)} FROM (\n{rows}) AS elements {FENCE}"  # noqa: S608
        return f"SELECT *{_listed(self._outcomes)} FROM (\n{rows}) AS measured {FENCE}"  # noqa: S608


def _column(prefix: str, known: dict[str, str], expression: str) -> str:
    return known.setdefault(expression, f"{prefix}{len(known)}")


def _listed(columns: Mapping[str, str]) -> str:
    return "".join(f",\n{expression} AS {name}" for expression, name in columns.items())
