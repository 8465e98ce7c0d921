"""Opens files of strangers in a short-lived process that has no secrets and little of anything.

A fault in a PDF or picture library then ends a reader, not the portal; a file that asks for too
much time or memory is one we cannot read. See docs/decisions/0007-private-files.md.
"""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings

from talentportal.documents.readers.limits import REFUSED

logger = logging.getLogger(__name__)

READERS = {
    "application/pdf": "talentportal.documents.readers.pdf",
    "image/jpeg": "talentportal.documents.readers.images",
    "image/png": "talentportal.documents.readers.images",
}
_SECONDS = 30
_places = BoundedSemaphore(2)
"""Readers at the same time in one process of ours: a burst of uploads waits instead of swapping."""


class Unreadable(Exception):  # noqa: N818 -- it is an answer, not a fault
    """The reader would not have the file; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def inspect(path: Path, content_type: str) -> int:
    """Return the number of pages of a file. Raises `Unreadable` with the code of the refusal."""
    answer: dict[str, Any] = json.loads(_run(content_type, "inspect", str(path)))
    return int(answer["pages"])


def render(path: Path, content_type: str, *, page: int, width: int, pixels: int) -> bytes:
    """Return one page (counted from 1) as PNG. Raises `Unreadable`."""
    return _run(content_type, "render", str(path), str(page), str(width), str(pixels))


def _run(content_type: str, *arguments: str) -> bytes:
    command = [sys.executable, "-E", "-s", "-m", READERS[content_type], *arguments]
    try:
        with _places:
            done = subprocess.run(  # noqa: S603 -- our own module, and paths that we made up
                command,
                cwd=settings.BASE_DIR,
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired:
        logger.warning("documents: a %s took too long to read", content_type)
        raise Unreadable("unreadable") from None
    if done.returncode == REFUSED:
        raise Unreadable(json.loads(done.stdout)["refused"])
    if done.returncode:
        logger.warning("documents: a %s broke its reader: %s", content_type, done.stderr[-500:])
        raise Unreadable("unreadable")
    return done.stdout
