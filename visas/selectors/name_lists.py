"""The names that ship with the portal for the matcher: how people write, and who is not listed."""

import csv
from functools import lru_cache
from pathlib import Path

from visas.rules.bodies import OtherRow, WrittenRow

_DATA = Path(__file__).resolve().parents[1] / "data"
WRITTEN = _DATA / "written_names.csv"
OTHERS = _DATA / "other_institutions.csv"


@lru_cache(maxsize=1)
def written_names() -> tuple[WrittenRow, ...]:
    """Return further names of listed universities, as people write them; read once."""
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        return tuple(
            WrittenRow(row["country"], row["institution"], row["name"])
            for row in csv.DictReader(file)
        )


@lru_cache(maxsize=1)
def other_institutions() -> tuple[OtherRow, ...]:
    """Return institutions that are not listed, and branches that count by themselves; read once."""
    with OTHERS.open(encoding="utf-8", newline="") as file:
        return tuple(OtherRow(row["country"], row["name"]) for row in csv.DictReader(file))
