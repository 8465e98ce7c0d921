"""The life of a rule edition: draft, published, superseded; and which days two of them share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
FARTHEST = timedelta(days=3 * 366)
"""Days ahead. Whatever is published stays: a slip of a century would leave the law as it is."""


class EditionStatus(StrEnum):
    """What is kept of an edition's state; the rest follows from its days (`Standing`)."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Standing(StrEnum):
    """Where an edition stands on a day."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    """Published, and its first day is still to come."""
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    """Published, and its last day is over; cases filed in its days keep it for ever."""


@dataclass(frozen=True, slots=True)
class Term:
    """The days of an edition, both included; `last` None: until another follows."""

    code: str
    first: date
    last: date | None = None

    def is_too_far_after(self, today: date) -> bool:
        """Tell whether its first or last day is so far away that it must be a slip."""
        return max(self.first, self.last or self.first) - today > FARTHEST

    def shares_days_with(self, other: "Term") -> bool:
        """Tell whether any filing day would fall under both."""
        begins_in_time = self.last is None or other.first <= self.last
        return begins_in_time and (other.last is None or self.first <= other.last)

    def until(self, follower: "Term") -> "Term":
        """Return the term as it ends on the day before another begins."""
        return Term(self.code, self.first, follower.first - ONE_DAY)


def standing(status: EditionStatus, term: Term, day: date) -> Standing:
    """Return where an edition stands on a day."""
    if status is EditionStatus.DRAFT:
        return Standing.DRAFT
    if day < term.first:
        return Standing.UPCOMING
    if term.last is not None and term.last < day:
        return Standing.SUPERSEDED
    return Standing.IN_FORCE


@dataclass(frozen=True, slots=True)
class Place:
    """What a new edition does to those that are published: ends one, or collides with one."""

    ends: Term | None = None
    """The open-ended edition, with the last day it would get."""
    collides: Term | None = None


def place(new: Term, published: Iterable[Term]) -> Place:
    """Find the place of a new edition among the published ones of its track.

    Only an edition without a last day that began earlier can make room; it ends the day before.
    Where it collides with several, the earliest is named.
    """
    ends = None
    for term in sorted(published, key=lambda term: term.first):
        if term.last is None and term.first < new.first:
            ends = term.until(new)
        elif term.shares_days_with(new):
            return Place(collides=term)
    return Place(ends=ends)
