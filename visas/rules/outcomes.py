"""Three answers to a criterion, and how several of them make one."""

from collections.abc import Collection
from enum import StrEnum


class Outcome(StrEnum):
    """Met, not met, or not to be told from what is known: then a person must look."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


def all_of(outcomes: Collection[Outcome]) -> Outcome:
    """Return what "each of these" comes to: one failure decides, then one doubt; none is met."""
    if Outcome.NOT_MET in outcomes:
        return Outcome.NOT_MET
    return Outcome.UNDETERMINED if Outcome.UNDETERMINED in outcomes else Outcome.MET


def any_of(outcomes: Collection[Outcome]) -> Outcome:
    """Return what "one of these" comes to: one success decides, then one doubt; none is not met."""
    if Outcome.MET in outcomes:
        return Outcome.MET
    return Outcome.UNDETERMINED if Outcome.UNDETERMINED in outcomes else Outcome.NOT_MET
