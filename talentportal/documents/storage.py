"""Where private files lie: random names, nobody else's eyes, no address of their own."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone

_LEVELS = 2
_NAME_LENGTH = 36


class PrivateStorage(FileSystemStorage):
    """Files below MEDIA_ROOT that only code of ours hands out, after asking who asks."""

    def url(self, name: str | None) -> str:
        """Refuse: there is no address. Raises ValueError."""
        raise ValueError(f"{name} is private; show it through talentportal.documents.http.")


def random_name() -> str:
    """Return a name nobody can guess, two folders deep, without an ending to be run by."""
    name = str(uuid4())
    return f"{name[:2]}/{name[2:4]}/{name}"


def place(name: str) -> Path:
    """Return where a stored file lies on disk."""
    return Path(default_storage.path(name))


def beside(name: str, label: str) -> Path:
    """Return the path of something derived from a stored file; it is swept away with it."""
    return place(name).with_name(f"{place(name).name}.{label}")


def write_beside(name: str, label: str, content: bytes) -> None:
    """Keep something derived from a file: whole or not at all, whoever else writes it too."""
    target = beside(name, label)
    draft = target.with_name(f"{target.name}.{uuid4().hex}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    draft.replace(target)


def discard(name: str) -> None:
    """Remove a file and what was derived from it. Harmless if it is gone already."""
    path = place(name)
    for leftover in [path, *path.parent.glob(f"{path.name}.*")]:
        leftover.unlink(missing_ok=True)


def folders() -> Iterator[Path]:
    """Yield every folder that holds files, one at a time."""
    yield from sorted(_root().glob("/".join("*" * _LEVELS)))


def older_than(folder: Path, age: timedelta) -> list[str]:
    """Return the names of the files in a folder that are older than `age`, with all their parts."""
    limit = (timezone.now() - age).timestamp()
    newest: dict[str, float] = {}
    for path in folder.iterdir():
        stem = path.name[:_NAME_LENGTH]
        newest[stem] = max(newest.get(stem, 0), path.stat().st_mtime)
    prefix = folder.relative_to(_root()).as_posix()
    return [f"{prefix}/{stem}" for stem, touched in sorted(newest.items()) if touched < limit]


def _root() -> Path:
    return Path(default_storage.path(""))
