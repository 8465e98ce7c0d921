"""What a reader process may use: it opens files that a stranger made."""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path

MAX_PAGES = 200
MAX_PIXELS = 60_000_000
"""Width times height of a picture; the largest telephone cameras take about fifty million."""

REFUSED = 3
"""The exit code by which a reader says that its answer is a refusal."""

_MEMORY = 2 * 1024**3
_CPU_SECONDS = 20
_OPEN_FILES = 64


class Unacceptable(Exception):  # noqa: N818 -- it is an answer, not a fault
    """The file was read and is not one we take; the argument is the code of the refusal."""


def confine() -> None:
    """Bound memory, processor time and open files, and let this process write no file at all.

    A file made to exhaust a machine then ends its reader, and nothing else.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(**fields: object) -> None:
    """Give the result of an inspection to the parent: one line of JSON."""
    sys.stdout.write(json.dumps(fields))


def give(content: bytes) -> None:
    """Give the bytes of a picture to the parent."""
    sys.stdout.buffer.write(content)


def serve(
    arguments: list[str],
    inspect: Callable[[Path], None],
    render: Callable[[Path, int, int, int], None],
) -> int:
    """Do what the arguments of a reader say, confined; return its exit code."""
    confine()
    task, path, *numbers = arguments
    try:
        if task == "inspect":
            inspect(Path(path))
        else:
            page, width, pixels = map(int, numbers)
            render(Path(path), page, width, pixels)
    except Unacceptable as refusal:
        answer(refused=refusal.args[0])
        return REFUSED
    return 0
