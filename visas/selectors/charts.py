"""Bar charts as numbers to be drawn: positions in a picture, worked out on the server.

The page draws them as SVG without script or style. Lengths across are percent of the picture, so
that it fits any width and its words keep their size; heights are pixels. A table with the same
numbers stands below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_NAME, _BAR, _GAP, _BETWEEN = 18, 14, 3, 14
"""Heights of a lying pair: its name, each bar, between the two, and before the next pair."""
_LONGEST = 82.0
"""Percent that the longest lying bar takes: its figure stands behind it."""
_HEAD, _COLUMNS, _FOOT, _AXIS = 20, 200, 26, 9.0
"""Of standing bars: room above, their height, room for names; percent for the figures left."""
_NAMES = 6
"""As many names as fit below standing bars on a phone."""
_LINES = 4
"""Lines across at most, the lowest left out."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it begins, how long and thick it is, and what it says."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    figure: str

    @property
    def end(self) -> float:
        """Where a lying bar ends, in percent."""
        return self.x + self.width

    @property
    def base(self) -> float:
        """The line that the figure of a lying bar stands on."""
        return self.y + self.height - 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bars with one name: before and after."""

    name: str
    x: float
    y: float
    bars: tuple[Bar, Bar]


@dataclass(frozen=True, slots=True)
class Line:
    """A line across standing bars, and the number it stands for."""

    y: float
    figure: str

    @property
    def above(self) -> float:
        """Where its number stands."""
        return self.y - 4


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of pairs of bars."""

    height: int
    pairs: Sequence[Pair]
    lines: Sequence[Line] = ()
    upright: bool = False


Numbers = Sequence[tuple[str, int, int]]
"""Name, before, after."""


def lying(numbers: Numbers) -> Chart:
    """Return bars from left to right, one pair below the other, each below its name."""
    most = _most(numbers)
    step = _NAME + 2 * _BAR + _GAP + _BETWEEN
    pairs = []
    for place, (name, *values) in enumerate(numbers):
        top = place * step + _NAME
        bars: Any = tuple(
            Bar(0, top + turn * (_BAR + _GAP), _LONGEST * value / most, _BAR, kind, f"{value:,}")
            for turn, (kind, value) in enumerate(zip(("before", "after"), values, strict=True))
        )
        pairs.append(Pair(name, 0, top - 5, bars))
    return Chart(step * max(len(numbers), 1), pairs)


def standing(numbers: Numbers) -> Chart:
    """Return bars from the bottom up, one pair beside the other: for months."""
    lines = _lines(_most(numbers))
    highest = lines[-1]
    step = (100 - _AXIS) / max(len(numbers), 1)
    thick = min(step * 0.4, 4)
    named = max(1, -(-len(numbers) // _NAMES))
    pairs = []
    for place, (name, *values) in enumerate(numbers):
        middle = _AXIS + place * step + step / 2
        bars: Any = tuple(
            Bar(
                middle + (turn - 1) * thick,
                _y(value, highest),
                thick,
                _COLUMNS * value / highest,
                kind,
                f"{value:,}",
            )
            for turn, (kind, value) in enumerate(zip(("before", "after"), values, strict=True))
        )
        shown = name if place % named == 0 else ""
        pairs.append(Pair(shown, middle, _HEAD + _COLUMNS + 18, bars))
    across = [Line(_y(value, highest), f"{value:,}") for value in lines]
    return Chart(_HEAD + _COLUMNS + _FOOT, pairs, across, upright=True)


def _most(numbers: Numbers) -> int:
    return max([*(max(before, after) for _name, before, after in numbers), 1])


def _y(value: int, highest: int) -> float:
    return _HEAD + _COLUMNS * (1 - value / highest)


def _lines(most: int) -> list[int]:
    """Return round numbers from 0 to the first that is not below the most there is."""
    step = 1
    while step * _LINES < most:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return [step * place for place in range(-(-most // step) + 1)]
