"""Three answers to a criterion, and how several of them make one."""

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """Met, not met, or not to be told from what is known: then a person must look."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what "each of these" comes to: one failure decides, then one doubt; none is met."""
    seen = set(outcomes)
    if Outcome.NOT_MET in seen:
        return Outcome.NOT_MET
    return Outcome.UNDETERMINED if Outcome.UNDETERMINED in seen else Outcome.MET


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what "one of these" comes to: one success decides, then one doubt; none is not met."""
    seen = set(outcomes)
    if Outcome.MET in seen:
        return Outcome.MET
    return Outcome.UNDETERMINED if Outcome.UNDETERMINED in seen else Outcome.NOT_MET
