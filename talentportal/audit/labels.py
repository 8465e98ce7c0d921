"""How entries of the logs read; each application names the verbs it writes."""

from collections.abc import Mapping
from typing import Any

_verbs: dict[str, Any] = {}


def name_verbs(labels: Mapping[str, Any]) -> None:
    """Say how verbs read (lazy translations); called once by each application when it is ready."""
    _verbs.update(labels)


def verb_label(verb: str) -> str:
    """Return how a verb reads; a verb nobody named reads as it is stored."""
    return str(_verbs.get(verb, verb))


def verbs() -> dict[str, Any]:
    """Return every named verb with its label."""
    return dict(_verbs)
