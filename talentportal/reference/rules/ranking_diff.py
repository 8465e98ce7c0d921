"""Who enters a list, who leaves it and who moves, between two editions of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

LIMITS = (100, 200)
"""Ranks at which a rule of the programme has drawn its line."""


class Kind(StrEnum):
    """What happened to a university between two editions."""

    ENTERS = "enters"
    LEAVES = "leaves"
    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a university stands in one edition; a band counts as its far end."""

    key: str
    name: str
    country: str
    rank: int
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """One university in two editions; None where it is not listed."""

    key: str
    before: Place | None
    after: Place | None

    @property
    def kind(self) -> Kind:
        """What happened to it."""
        if self.before is None:
            return Kind.ENTERS
        if self.after is None:
            return Kind.LEAVES
        if self.before.rank == self.after.rank:
            return Kind.SAME
        return Kind.UP if self.after.rank < self.before.rank else Kind.DOWN

    @property
    def crossed(self) -> tuple[int, ...]:
        """The limits that it is now within and was not, or the other way round."""
        return tuple(
            limit for limit in LIMITS if _is_in(self.before, limit) != _is_in(self.after, limit)
        )

    @property
    def place(self) -> Place:
        """Where it stands now, or stood when it left."""
        found = self.after or self.before
        if found is None:
            raise ValueError("A move is from somewhere or to somewhere.")
        return found


def _is_in(place: Place | None, limit: int) -> bool:
    return place is not None and place.rank <= limit


def moves(before: Iterable[Place], after: Iterable[Place], depth: int | None = None) -> list[Move]:
    """Return every university of two editions: those that cross a limit first, then by rank.

    `depth`: how far down the shorter of the two goes. What is only known beyond it has not left
    or entered: the other edition does not say.
    """
    old, new = ({place.key: place for place in places} for places in (before, after))
    found = [Move(key, old.get(key), new.get(key)) for key in {**new, **old}]
    known = [move for move in found if depth is None or _is_told(move, depth)]
    return sorted(known, key=lambda move: (not move.crossed, move.place.rank, move.place.name))


def _is_told(move: Move, depth: int) -> bool:
    return (move.before is not None and move.after is not None) or move.place.rank <= depth


def counts(found: Collection[Move]) -> Mapping[Kind, int]:
    """Return how many there are of each kind."""
    return {kind: sum(move.kind is kind for move in found) for kind in Kind}
