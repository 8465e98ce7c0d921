"""Korean won: whole numbers, never fractions, never floats."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole won (원). Negative amounts exist only as differences."""

    won: int

    def __post_init__(self) -> None:
        if type(self.won) is not int:
            raise TypeError(f"Won are whole numbers, not {type(self.won).__name__}.")

    def __add__(self, other: Self) -> "Money":
        return Money(self.won + other.won)

    def __sub__(self, other: Self) -> "Money":
        return Money(self.won - other.won)

    def times(self, numerator: int, denominator: int = 1) -> "Money":
        """Return this amount times a fraction, rounded down to a whole won."""
        return Money(self.won * numerator // denominator)

    def __str__(self) -> str:
        return f"KRW {self.won:,}"
