"""Shows what all processes write, line by line, with the name of the writer in front."""

import os
import sys
from pathlib import Path
from typing import IO, TextIO

_COLOURS = {"postgres": 34, "redis": 31, "prepare": 33, "web": 32, "worker": 35, "beat": 36}
_KEPT = 5 * 1024 * 1024
"""Bytes after which a log is set aside at the next start."""


def log_file(logs: Path, name: str) -> Path:
    """Return the log of a process that starts; a large one is set aside, replacing the last."""
    path = logs / f"{name}.log"
    if path.exists() and path.stat().st_size > _KEPT:
        path.replace(path.with_suffix(".log.1"))
    return path


class Terminal:
    """Writes lines with a name in front, coloured where the reader is a person."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._is_read = True
        self._coloured = self._out.isatty() and "NO_COLOR" not in os.environ

    def say(self, line: str, name: str = "talentportal") -> None:
        """Write one line at once."""
        prefix = f"{name:<12}|"
        if self._coloured:
            prefix = f"\x1b[{_COLOURS.get(name, 1)}m{prefix}\x1b[0m"
        if not self._is_read:
            return
        try:
            print(prefix, line, file=self._out, flush=True)
        except OSError:  # the reader or the terminal has gone; the logs have it all
            self._is_read = False


class Follower:
    """Shows what is added to one log."""

    def __init__(self, path: Path, name: str, terminal: Terminal) -> None:
        self._path = path
        self._name = name
        self._terminal = terminal
        self._file: IO[str] | None = None
        self._part = ""
        self._start = path.stat().st_size if path.exists() else 0

    def show(self) -> None:
        """Show the complete lines that were added since the last call."""
        if self._file is None:
            if not self._path.exists():
                return
            self._file = self._path.open(encoding="utf-8", errors="replace")
            was_replaced = self._path.stat().st_size < self._start
            self._file.seek(0 if was_replaced else self._start)
        *lines, self._part = (self._part + self._file.read()).split("\n")
        for line in lines:
            self._terminal.say(line, self._name)

    def close(self) -> None:
        """Show what is left, also an unfinished line."""
        self.show()
        if self._part:
            self._terminal.say(self._part, self._name)
        if self._file:
            self._file.close()
