"""Processes that outlive the one that started them: named by number and start time, and stopped."""

import json
import os
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

_CLOCK_SLIP = 2.0
"""Seconds by which two readings of a start time may differ, as the machine's clock is adjusted."""


@dataclass(frozen=True, slots=True)
class Known:
    """One process. Its number alone may belong to another one by now; its start time tells."""

    pid: int
    started: float
    """Seconds since 1970, as the operating system says."""

    @classmethod
    def of(cls, pid: int) -> "Known | None":
        """Return the living process of this number, or None."""
        try:
            process = psutil.Process(pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return None
            return cls(pid, process.create_time())
        except psutil.NoSuchProcess:
            return None

    @classmethod
    def current(cls) -> "Known":
        """Return this process itself."""
        return cls(os.getpid(), psutil.Process().create_time())

    def is_alive(self) -> bool:
        """Say whether this very process still runs."""
        now = Known.of(self.pid)
        return now is not None and abs(now.started - self.started) < _CLOCK_SLIP


def remember(path: Path, process: Known) -> None:
    """Write down a process, so that a later start finds it."""
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(process)), encoding="utf-8")
    draft.replace(path)


def recall(path: Path) -> Known | None:
    """Return the process that was written down; None if there was none or the note is damaged."""
    try:
        return Known(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def stop(process: Known, *, by: signal.Signals, patience: float) -> None:
    """Ask a process to end, wait `patience` seconds, then end it and what it left behind.

    Descendants are those of its session: every supervised process is started as the leader of one,
    so they are found even when the leader itself is already gone.
    """
    family = _session(process)
    if process.is_alive():
        _send(process.pid, by)
    left = _wait_for(family, patience)
    for member in left:
        _send(member.pid, signal.SIGKILL)
    _wait_for(left, patience=5)


def _wait_for(family: list[psutil.Process], patience: float) -> list[psutil.Process]:
    """Return who still runs after `patience` seconds; the dead whom nobody buried do not count."""
    deadline = time.monotonic() + patience
    while family := [member for member in family if _still_runs(member)]:
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    return family


def _still_runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _session(leader: Known) -> list[psutil.Process]:
    """Return what runs in the leader's session.

    While a member lives, the system gives the leader's number to nobody else; so if the number
    belongs to a stranger by now, there is no member left.
    """
    if psutil.pid_exists(leader.pid) and not leader.is_alive():
        return []
    members = []
    for process in psutil.process_iter():
        try:
            if os.getsid(process.pid) == leader.pid:
                members.append(process)
        except ProcessLookupError:
            continue
    return members


def _send(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
