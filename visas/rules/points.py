"""The table of points of an edition, for a track that weighs instead of asking for each thing."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self, TypeVar

from visas.rules import json_fields as read
from visas.rules.facts import Level
from visas.rules.json_fields import Json, Malformed

T = TypeVar("T")
MOST_ROWS = 60
_years = read.at_most(read.MOST_YEARS, read.needed_number)

FULL_MARKS = 100
"""What the tables and the reviewers' maxima must come to; the bonus stands on top."""
MOST_POINTS = 2 * FULL_MARKS


@dataclass(frozen=True, slots=True)
class Points:
    """The points that the facts give by themselves, from best to worst.

    `degree` by the level of an awarded degree; `employer` by the whole years at a top employer, in
    work or in post-doctoral research, whichever is more; `pay` by the multiple of GNI per capita.
    `expertise` and `strategic_value` are the most that reviewers may give, `sme_bonus` what a small
    or medium-sized employer adds. `pass_mark` None: not known, so nobody passes or fails.
    """

    pass_mark: int | None
    degree: tuple[tuple[Level, int], ...]
    employer: tuple[tuple[int, int], ...]
    pay: tuple[tuple[Decimal, int], ...]
    expertise: int
    strategic_value: int
    sme_bonus: int

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read the table. Raises `Malformed`, also when it does not come to 100 points."""
        read.only(data, "pass_mark", "quantitative", "qualitative", "sme_bonus")
        facts = read.needed(data, "quantitative", _quantitative)
        expertise, strategic_value = read.needed(data, "qualitative", _qualitative)
        made = cls(
            read.at_most(MOST_POINTS, read.number)(data, "pass_mark"),
            *facts,
            expertise,
            strategic_value,
            read.at_most(FULL_MARKS, read.needed_number)(data, "sme_bonus"),
        )
        if made.most != FULL_MARKS:
            raise Malformed(f"quantitative: with the qualitative points {made.most}, not 100.")
        return made

    @property
    def most(self) -> int:
        """The most that can be reached without the bonus."""
        tables = (self.degree, self.employer, self.pay)
        best = sum(max(points for _, points in table) for table in tables)
        return best + self.expertise + self.strategic_value

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "pass_mark": self.pass_mark,
            "quantitative": {
                "degree": [{"level": level, "points": points} for level, points in self.degree],
                "employer": [{"years": years, "points": points} for years, points in self.employer],
                "pay": [{"multiple": str(times), "points": points} for times, points in self.pay],
            },
            "qualitative": {
                "expertise": self.expertise,
                "strategic_value": self.strategic_value,
            },
            "sme_bonus": self.sme_bonus,
        }


_Tables = tuple[
    tuple[tuple[Level, int], ...], tuple[tuple[int, int], ...], tuple[tuple[Decimal, int], ...]
]


def _quantitative(data: Json) -> _Tables:
    read.only(data, "degree", "employer", "pay")
    return (
        _table(data, "degree", "level", lambda row: read.needed_choice(row, "level", Level)),
        _table(data, "employer", "years", lambda row: _years(row, "years")),
        _table(data, "pay", "multiple", lambda row: read.multiple(row, "multiple")),
    )


def _table(
    data: Json, key: str, name: str, asked: Callable[[Json], T]
) -> tuple[tuple[T, int], ...]:
    def row(item: Json) -> tuple[T, int]:
        read.only(item, name, "points")
        return asked(item), read.needed_number(item, "points")

    rows = read.objects(data, key, row, MOST_ROWS)
    if not rows:
        raise Malformed(f"{key}: at least one row is needed.")
    if len({asked for asked, _ in rows}) != len(rows):
        raise Malformed(f"{key}: the same {name} stands there twice.")
    return rows


def _qualitative(data: Json) -> tuple[int, int]:
    read.only(data, "expertise", "strategic_value")
    return read.needed_number(data, "expertise"), read.needed_number(data, "strategic_value")
