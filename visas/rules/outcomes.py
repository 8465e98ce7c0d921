"""Three answers to a criterion, and how several of them make one."""

from collections.abc import Collection
from enum import StrEnum


class Outcome(StrEnum):
    """Met, not met, or not to be told from what is known: then a person must look."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


MET, NOT_MET, UNDETERMINED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED


def all_of(outcomes: Collection[Outcome]) -> Outcome:
    """Return what "each of these" comes to: one failure decides, then one doubt; none is met."""
    if NOT_MET in outcomes:
        return NOT_MET
    return UNDETERMINED if UNDETERMINED in outcomes else MET


def any_of(outcomes: Collection[Outcome]) -> Outcome:
    """Return what "one of these" comes to: one success decides, then one doubt; none is not met."""
    if MET in outcomes:
        return MET
    return UNDETERMINED if UNDETERMINED in outcomes else NOT_MET
