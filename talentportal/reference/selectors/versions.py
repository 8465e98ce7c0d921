"""Tells whether what a process remembers of the reference data is still what is loaded."""

from collections.abc import Collection
from datetime import datetime

from talentportal.reference.models import DataSet
from talentportal.reference.rules.codes import DatasetKind

Version = tuple[tuple[str, str, datetime], ...]


def version(kinds: Collection[DatasetKind]) -> Version:
    """Return which files of these kinds are loaded, and when they were; one query, a few rows."""
    loaded = DataSet.objects.filter(kind__in=[str(kind) for kind in kinds]).order_by("code")
    return tuple(loaded.values_list("code", "sha256", "loaded_at"))
