"""The portal as real processes: web server, worker and beat on a database of their own."""

import io
import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from talentportal.runtime.children import Child, environment, programs
from talentportal.runtime.logs import Terminal
from talentportal.runtime.paths import DataFolder
from talentportal.runtime.processes import recall, stop

PATIENCE = 30.0
"""Seconds within which a process must answer, and background work must be done."""
WORLD = f"portal_world_{os.getpid()}"
_FILL = ("migrate", "load_reference_data", "load_rule_editions", "seed_people")


class Portal:
    """The processes of one portal, by name: `web`, `worker` and `beat`."""

    def __init__(self, root: Path, database: str, redis_url: str = "") -> None:
        self.folder = DataFolder(root)
        self.database = database
        self._port = free_port()
        for part in (self.folder.run, self.folder.logs):
            part.mkdir(parents=True, exist_ok=True)
        environ = environment(self.folder, {"DATABASE_URL": database_url(database)})
        environ |= {"DJANGO_SETTINGS_MODULE": "tests.portal_settings"}
        environ |= {"HOST": "127.0.0.1", "PORT": str(self._port), "SITE_URL": self.url}
        if redis_url:
            environ["REDIS_URL"] = redis_url
        terminal = Terminal(io.StringIO())
        self._children = {
            program.name: Child(program, self.folder, environ, terminal)
            for program in programs(self.folder)
        }

    @property
    def url(self) -> str:
        """Where the pages are, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    def start(self, *names: str) -> None:
        """Start these processes; the web server must answer before this returns."""
        for name in names:
            self._children[name].start()
        if "web" in names:
            wait_until(self._answers, "the web server answers")

    def stop(self) -> None:
        """End everything at once: nothing of it is used again."""
        for name, child in self._children.items():
            if recall(self._record(name)):
                self.kill(name)
            child.end()

    def kill(self, name: str) -> None:
        """End a process and all that it started at once, without a chance to put things right."""
        process = recall(self._record(name))
        assert process is not None, f"{name} was not started"
        stop(process, by=signal.SIGKILL, patience=0)
        wait_until(lambda: self._children[name].exit_code is not None, f"{name} is dead")

    def processes(self, name: str) -> list[psutil.Process]:
        """Return a process and all that it started."""
        leader = recall(self._record(name))
        assert leader is not None, f"{name} was not started"
        first = psutil.Process(leader.pid)
        return [first, *first.children(recursive=True)]

    def log(self, name: str) -> str:
        """Return what a process has written."""
        return (self.folder.logs / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def _record(self, name: str) -> Path:
        return self.folder.run / f"{name}.json"

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health/live", timeout=5) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except OSError:
            return False


def wait_until(
    question: Callable[[], object], words: str, patience: float = PATIENCE, pause: float = 0.1
) -> None:
    """Ask until the answer is yes; fail with the words when it is not in time."""
    deadline = time.monotonic() + patience
    while not question():
        assert time.monotonic() < deadline, f"Not within {patience:.0f} s: {words}"
        time.sleep(pause)


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def database_url(name: str) -> str:
    """Return the address of a database on the server of this test run."""
    given = os.environ["DATABASE_URL"]
    path, _mark, query = given.partition("?")
    return f"{path.rsplit('/', 1)[0]}/{name}?{query}"


def make_world() -> str:
    """Make a database with all reference data and the demonstration's people; return its name."""
    drop_database(WORLD)
    _command("CREATE DATABASE {}", WORLD)
    with using(WORLD):
        for command in _FILL:
            call_command(command, verbosity=0, stdout=io.StringIO())
    return WORLD


def copy_database(source: str, name: str) -> None:
    """Copy a database to which nobody is connected; replace an older copy."""
    drop_database(name)
    _command("CREATE DATABASE {} TEMPLATE {}", name, source)


def drop_database(name: str) -> None:
    """Drop a database, whoever is still connected to it."""
    _command("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _command(words: str, *names: str) -> None:
    with psycopg.connect(database_url("postgres"), autocommit=True) as server:
        server.execute(sql.SQL(words).format(*map(sql.Identifier, names)))


@contextmanager
def using(database: str) -> Iterator[None]:
    """Let the ORM of this process work on another database for the length of the block."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
