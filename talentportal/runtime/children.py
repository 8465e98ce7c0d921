"""The processes of the portal itself: started, watched, started again when they die, stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass

from talentportal.runtime.logs import Follower, Terminal, log_file
from talentportal.runtime.paths import CHECKOUT, DataFolder
from talentportal.runtime.processes import Known, recall, remember, stop

_WSGI = "talentportal.wsgi:application"
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_STEADY = 30.0
"""Seconds a process must have lived for the next pause to be the shortest again."""


@dataclass(frozen=True, slots=True)
class Program:
    """What is started: a Python module with arguments, and how long it may take to stop."""

    name: str
    arguments: tuple[str, ...]
    patience: float
    """Seconds."""


def programs(folder: DataFolder) -> tuple[Program, ...]:
    """Return the programs of the portal in the order in which they are started."""
    work = ("celery", "--app=talentportal.celery_app:app", "--quiet", "worker", "--loglevel=INFO")
    alone = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    count = f"--concurrency={os.environ.get('WORKER_PROCESSES', '1')}"
    clock = ("celery", "--app=talentportal.clock:clock", "--quiet", "beat", "--loglevel=WARNING")
    schedule = f"--schedule={folder.run / 'beat-schedule'}"
    return (
        Program("web", ("gunicorn", "-c", "python:talentportal.runtime.web", _WSGI), patience=25),
        Program("worker", (*work, count, *alone), patience=30),
        Program("beat", (*clock, "--pidfile=", schedule), patience=5),
    )


class Child:
    """One supervised process."""

    def __init__(
        self, program: Program, folder: DataFolder, environ: Mapping[str, str], terminal: Terminal
    ) -> None:
        self.program = program
        self._record = folder.run / f"{program.name}.json"
        self._log = log_file(folder.logs, program.name)
        self._environ = environ
        self._terminal = terminal
        self._follower = Follower(self._log, program.name, terminal)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._pause = _FIRST_PAUSE
        self._due: float | None = None

    @property
    def exit_code(self) -> int | None:
        """How the process ended; None as long as it runs."""
        return self._process.poll() if self._process else None

    def start(self) -> None:
        """Start the process as the leader of a session of its own, out of reach of Ctrl-C."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self.program.arguments],
                cwd=CHECKOUT,
                env=self._environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started = time.monotonic()
        process = Known.of(self._process.pid)
        if process:
            remember(self._record, process)

    def show(self) -> None:
        """Show what it wrote since the last call."""
        self._follower.show()

    def look_after(self) -> None:
        """Show what it wrote; start it again if it died, after a pause that grows."""
        self.show()
        code = self.exit_code
        if code is None:
            return
        now = time.monotonic()
        if self._due is None:
            self._plan_restart(code, now)
        elif now >= self._due:
            self._due = None
            self.start()

    def end(self) -> None:
        """Stop the process and all that it started."""
        process = recall(self._record)
        if self._process and process:
            stop(process, by=signal.SIGTERM, patience=self.program.patience)
            self._process.wait()
        self._follower.close()
        self._record.unlink(missing_ok=True)

    def _plan_restart(self, code: int, now: float) -> None:
        left_behind = recall(self._record)
        if left_behind:
            stop(left_behind, by=signal.SIGTERM, patience=5)
        if now - self._started > _STEADY:
            self._pause = _FIRST_PAUSE
        words = f"ended ({_ending(code)}); starting it again in {self._pause:.0f} s"
        self._terminal.say(words, self.program.name)
        self._due = now + self._pause
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)


def stop_orphans(folder: DataFolder, terminal: Terminal) -> None:
    """Stop what a killed supervisor left running. PostgreSQL and Redis are taken over instead."""
    for program in programs(folder):
        record = folder.run / f"{program.name}.json"
        orphan = recall(record)
        if orphan:
            if orphan.is_alive():
                terminal.say("left over from a start that was killed; stopping it", program.name)
            stop(orphan, by=signal.SIGTERM, patience=program.patience)
        record.unlink(missing_ok=True)


def run_once(
    module: str, name: str, folder: DataFolder, environ: Mapping[str, str], terminal: Terminal
) -> int:
    """Run a module of the runtime to its end, showing what it writes; return its exit code."""
    child = Child(Program(name, (module,), patience=10), folder, environ, terminal)
    child.start()
    try:
        while child.exit_code is None:
            child.show()
            time.sleep(0.1)
        return child.exit_code
    finally:
        child.end()


def _ending(code: int) -> str:
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"


def environment(folder: DataFolder, addresses: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the portal's processes."""
    own = {"TALENTPORTAL_DATA": str(folder.root), "PYTHONUNBUFFERED": "1"}
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "talentportal.settings.dev")
    return {**os.environ, "DJANGO_SETTINGS_MODULE": settings, **own, **addresses}
