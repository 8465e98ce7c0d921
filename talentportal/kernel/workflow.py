"""State machines as data: one table says who may move what where."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from talentportal.kernel.errors import IllegalMove, NotPermitted
from talentportal.kernel.roles import Role

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[S]):
    """One legal move: where it leads, and which roles may make it."""

    to: S
    by: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Workflow(Generic[S, A]):
    """The life of one kind of case: a mapping of (state, action) to a move."""

    name: str
    moves: Mapping[tuple[S, A], Move[S]]

    def next_state(self, state: S, action: A, roles: Collection[Role]) -> S:
        """Return where `action` leads, or refuse: first the impossible, then the forbidden.

        Raises `IllegalMove` (code `illegal_move`) or `NotPermitted` (code `not_permitted`).
        """
        move = self.moves.get((state, action))
        if move is None:
            raise IllegalMove("illegal_move", f"A case that is {state} cannot {action}.")
        if move.by.isdisjoint(roles):
            raise NotPermitted("not_permitted", f"You may not {action} this case.")
        return move.to

    def actions(self, state: S, roles: Collection[Role]) -> tuple[A, ...]:
        """Return what these roles may do in this state, in the table's order."""
        return tuple(
            action
            for (origin, action), move in self.moves.items()
            if origin is state and not move.by.isdisjoint(roles)
        )

    def edges(self) -> frozenset[tuple[S, S]]:
        """Return the pairs of states that the database must allow, and no other."""
        return frozenset((origin, move.to) for (origin, _), move in self.moves.items())
