"""Field choices from a pure StrEnum and its labels, so that rules need no Django."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models.functions import Length


def choices(labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Return (value, label) pairs in the order of the labels."""
    return [(str(value), label) for value, label in labels.items()]


def max_length(kind: type[StrEnum]) -> int:
    """Return room for every value of the enumeration, and for names to come."""
    return max(32, *(len(value) for value in kind))


def known(kind: type[StrEnum], field: str, name: str) -> models.CheckConstraint:
    """Return the constraint that a column holds one of the enumeration's values."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [str(value) for value in kind]}), name=name
    )


def not_blank(field: str, name: str) -> models.CheckConstraint:
    """Return the constraint that a text column is not empty."""
    models.CharField.register_lookup(Length)
    models.TextField.register_lookup(Length)
    return models.CheckConstraint(condition=models.Q(**{f"{field}__length__gt": 0}), name=name)
