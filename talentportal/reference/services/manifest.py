"""Reads `datasets.toml`: which files there are, which edition each is, and its rows."""

import csv
import hashlib
import io
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from talentportal.kernel.errors import Refused
from talentportal.reference.rules.codes import DatasetKind

MANIFEST = "datasets.toml"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One data set of the manifest. `details` are the keys that only its kind has."""

    kind: DatasetKind
    code: str
    path: Path
    edition: str
    source: str
    as_of: date
    details: Mapping[str, Any]

    @property
    def title(self) -> str:
        """A name for people; a publisher's list is known by its publisher."""
        return str(self.details.get("title") or self.details["provider"])

    def described(self) -> dict[str, str]:
        """Return the entry as text, to be compared with what was loaded before."""
        facts = {"edition": self.edition, "source": self.source, "as_of": self.as_of}
        return {key: str(value) for key, value in {**facts, **self.details}.items()}


def read_manifest(folder: Path, kinds: Collection[DatasetKind] = tuple(DatasetKind)) -> list[Entry]:
    """Return the data sets of the wanted kinds in the order in which they build on each other.

    Raises `Refused` (`no_manifest`) when the folder has none, KeyError when an entry lacks a key.
    """
    try:
        content = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = _("There is no %(file)s in %(folder)s.")
        raise Refused("no_manifest", message % {"file": MANIFEST, "folder": folder}) from error
    return [
        _entry(kind, folder, dict(table))
        for kind in DatasetKind
        if kind in kinds
        for table in content.get(kind, [])
    ]


def _entry(kind: DatasetKind, folder: Path, table: dict[str, Any]) -> Entry:
    return Entry(
        kind=kind,
        code=table.pop("code"),
        path=folder / table.pop("file"),
        edition=table.pop("edition"),
        source=table.pop("source"),
        as_of=table.pop("as_of"),
        details=table,
    )


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a data file, and their hash."""

    raw: bytes

    @property
    def sha256(self) -> str:
        """The hash of the file as it lies on disk."""
        return hashlib.sha256(self.raw).hexdigest()

    def rows(self) -> list[Row]:
        """Return the file's rows by column name."""
        return list(csv.DictReader(io.StringIO(self.raw.decode("utf-8"), newline="")))
