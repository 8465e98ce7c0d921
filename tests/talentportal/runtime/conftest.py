"""Starts the real portal, as `make run` does, on a folder and a port of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from talentportal.runtime.paths import CHECKOUT, DataFolder
from talentportal.runtime.processes import Known, recall

_PATIENCE = 120.0
_RUN = [sys.executable, "-m", "talentportal.runtime", "run"]


def clean_environment(folder: Path) -> dict[str, str]:
    """Return our environment without the servers and keys of this test run."""
    ours = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "BLIND_INDEX_KEY")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    own = {"TALENTPORTAL_DATA": str(folder), "TALENTPORTAL_DEMO": "no"}
    return {**kept, **own, "DJANGO_SETTINGS_MODULE": "talentportal.settings.dev"}


class Portal:
    """One data folder, and the portal that runs on it or does not."""

    def __init__(self, root: Path) -> None:
        self.folder = DataFolder(root)
        self.port = free_port()
        self._output = root.with_suffix(".out")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {**clean_environment(self.folder.root), "PORT": str(self.port)}

    def start(self) -> float:
        """Start, wait for the line that says so; return the seconds until a page was answered."""
        began = time.monotonic()
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(
                _RUN, cwd=CHECKOUT, env=self.environment, stdout=output, stderr=output
            )
        self.wait_until(lambda: self.answers() or not self.is_up())
        answered = time.monotonic() - began
        self.wait_until(lambda: "Ctrl-C stops everything" in self.said())
        return answered

    def start_again(self) -> subprocess.CompletedProcess[str]:
        """Start a second one beside it and return how that went."""
        return subprocess.run(
            _RUN, cwd=CHECKOUT, env=self.environment, capture_output=True, text=True, check=False
        )

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        assert self._process is not None
        self._process.send_signal(by)
        return self._process.wait(_PATIENCE)

    def is_up(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def said(self) -> str:
        return self._output.read_text(errors="replace")

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=20) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def child(self, name: str) -> Known:
        """Return the process that was written down under this name."""
        process = recall(self.folder.run / f"{name}.json")
        assert process is not None, f"{name} was not written down"
        return process

    def server_pid(self, name: str) -> int:
        pid_files = {"postgres": "postgres/postmaster.pid", "redis": "redis/redis.pid"}
        return int((self.folder.root / pid_files[name]).read_text().splitlines()[0])

    def processes(self) -> list[str]:
        """Return every living process that works for this data folder."""
        marks = (str(self.folder.root), f"TALENTPORTAL_DATA={self.folder.root}")
        return [line for line in map(_described, psutil.process_iter()) if _has(line, marks)]

    def wait_until(self, question: object, patience: float = _PATIENCE) -> None:
        assert callable(question)
        deadline = time.monotonic() + patience
        while not question():
            assert self.is_up(), self.said()[-4000:]
            assert time.monotonic() < deadline, self.said()[-4000:]
            time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _described(process: psutil.Process) -> str:
    try:
        if process.status() == psutil.STATUS_ZOMBIE or process.pid == os.getpid():
            return ""
        return json.dumps([process.pid, *process.cmdline(), process.environ()])
    except psutil.Error:
        return ""


def _has(line: str, marks: tuple[str, ...]) -> bool:
    return any(mark in line for mark in marks)


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """Give a folder that the servers' account may pass through, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="talentportal-runtime-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture(scope="module")
def portal(open_folder: Path) -> Iterator[Portal]:
    """Start a portal once. Whatever a test did to it, nothing of it stays."""
    portal = Portal(open_folder / "data")
    try:
        portal.start()
        yield portal
    finally:
        if portal.is_up():
            portal.stop()
