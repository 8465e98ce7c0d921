"""Some cases of a track, as a condition on their rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """A condition on the rows of `CaseFacts`, and what is bound in it by name; by default all."""

    condition: str = "true"
    values: Mapping[str, Any] = field(default_factory=dict)

    def __and__(self, other: "Part") -> "Part":
        """Return the cases of both; their names must differ."""
        return Part(f"{self.condition} AND {other.condition}", {**self.values, **other.values})


EVERY = Part()


def filed_between(first: date, last: date) -> Part:
    """Return the cases filed from one day to another, both included."""
    days = {"first_day": first, "last_day": last}
    return Part("filed_on BETWEEN %(first_day)s::date AND %(last_day)s::date", days)


def filed_from(day: date, *, backwards: bool = False) -> Part:
    """Return the cases filed on a day or later, or backwards: or earlier."""
    return Part(f"filed_on {'<=' if backwards else '>='} %(begin)s::date", {"begin": day})


def having(column: str, value: int | None) -> Part:
    """Return the cases with a value in a column, one of our own names; None: those without."""
    if value is None:
        return Part(f"{column} IS NULL")
    return Part(f"{column} = %(of_group)s::int", {"of_group": value})
