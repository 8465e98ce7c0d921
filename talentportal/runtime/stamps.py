"""Remembers what was done with which inputs, so that it is done again only when they change."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

_SKIPPED = frozenset({"__pycache__", "node_modules", ".venv", ".data", ".git"})


def fingerprint(paths: Iterable[Path], *, ending: tuple[str, ...] = ("",)) -> str:
    """Return a digest over the names and the contents of files, and of all files in folders."""
    digest = hashlib.sha256()
    for path in paths:
        for file in _files(path):
            if file.name.endswith(ending):
                digest.update(str(file).encode() + b"\0")
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_current(stamp: Path, digest: str) -> bool:
    """Say whether the stamp was set for just these inputs."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == digest


def set_stamp(stamp: Path, digest: str) -> None:
    """Note that the work for these inputs is done."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest, encoding="utf-8")


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    inside = [
        entry
        for entry in path.rglob("*")
        if not _SKIPPED.intersection(entry.relative_to(path).parts)
    ]
    return sorted(entry for entry in inside if entry.is_file())
