"""How far a question about all cases has come."""

from enum import StrEnum


class ScenarioState(StrEnum):
    """Where a scenario stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


UNFINISHED = frozenset({ScenarioState.QUEUED, ScenarioState.RUNNING})
