"""Bar charts as numbers to be drawn: positions in a picture, worked out on the server.

The page draws them as SVG without script or style; a table with the same numbers stands beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 640
_LABEL, _FIGURES = 190, 80
"""Room at the left for names and at the right for figures."""
_BAR, _GAP, _BETWEEN = 12, 3, 14
_COLUMNS_HEIGHT, _FOOT, _SIDE = 220, 26, 24


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
        """Where the figure of a lying bar begins."""
        return self.x + self.width + 4

    @property
    def base(self) -> float:
        """The line that the figure of a lying bar stands on."""
        return self.y + self.height - 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bars with one name: before and after."""

    name: str
    x: float
    y: float
    bars: tuple[Bar, Bar]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of pairs of bars."""

    width: int
    height: float
    pairs: Sequence[Pair]
    upright: bool = False

    @property
    def view_box(self) -> str:
        """The picture's coordinates."""
        return f"0 0 {self.width} {self.height:g}"


Numbers = Sequence[tuple[str, int, int]]
"""Name, before, after."""


def lying(numbers: Numbers) -> Chart:
    """Return bars from left to right, one pair below the other."""
    most = max([*(max(before, after) for _name, before, after in numbers), 1])
    room = WIDTH - _LABEL - _FIGURES
    step = 2 * _BAR + _GAP + _BETWEEN
    pairs = []
    for place, (name, *values) in enumerate(numbers):
        top = place * step + _BETWEEN / 2
        bars: Any = tuple(
            Bar(_LABEL, top + turn * (_BAR + _GAP), room * value / most, _BAR, kind, f"{value:,}")
            for turn, (kind, value) in enumerate(zip(("before", "after"), values, strict=True))
        )
        pairs.append(Pair(_short(name), _LABEL - 8, top + _BAR + _GAP, bars))
    return Chart(WIDTH, max(step * len(numbers), step), pairs)


def standing(numbers: Numbers) -> Chart:
    """Return bars from the bottom up, one pair beside the other: for months."""
    most = max([*(max(before, after) for _name, before, after in numbers), 1])
    step = (WIDTH - 2 * _SIDE) / max(len(numbers), 1)
    thick = min(step * 0.36, 24)
    names = max(1, -(-len(numbers) // 12))
    pairs = []
    for place, (name, *values) in enumerate(numbers):
        middle = _SIDE + place * step + step / 2
        bars: Any = tuple(
            Bar(
                middle + (turn - 1) * thick,
                (_COLUMNS_HEIGHT - 20) * (1 - value / most) + 20,
                thick,
                (_COLUMNS_HEIGHT - 20) * value / most,
                kind,
                f"{value:,}",
            )
            for turn, (kind, value) in enumerate(zip(("before", "after"), values, strict=True))
        )
        shown = name if place % names == 0 else ""
        pairs.append(Pair(shown, middle, _COLUMNS_HEIGHT + 16, bars))
    return Chart(WIDTH, _COLUMNS_HEIGHT + _FOOT, pairs, upright=True)


def _short(name: str) -> str:
    most = 26
    return name if len(name) <= most else f"{name[: most - 1]}…"
