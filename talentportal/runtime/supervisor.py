"""Runs the whole portal until it is told to stop: servers, web, worker and beat."""

import json
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Self

from talentportal.runtime.children import Child, environment, programs, run_once, stop_orphans
from talentportal.runtime.errors import CannotStart
from talentportal.runtime.freshness import are_assets_built, is_prepared, noted_accounts
from talentportal.runtime.locks import try_lock
from talentportal.runtime.logs import Follower, Terminal
from talentportal.runtime.paths import DataFolder
from talentportal.runtime.servers import Servers

_BEAT = 0.2
"""Seconds between two looks at the processes and their logs."""
_SERVER_CHECK = 1.0
"""Seconds between two looks at PostgreSQL and Redis."""
_FIRST_ANSWER = 60.0
"""Seconds within which the first page must be answered."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the pages are."""

    host: str
    port: int

    @classmethod
    def from_environment(cls) -> Self:
        """Return HOST and PORT, by default this machine alone, on port 8000."""
        port = os.environ.get("PORT") or "8000"
        if not port.isdecimal() or not 0 < int(port) < 65536:  # noqa: PLR2004 -- ports are 16 bits
            raise CannotStart(f"PORT must be a number from 1 to 65535, not {port!r}.")
        return cls(os.environ.get("HOST") or "127.0.0.1", int(port))

    @property
    def url(self) -> str:
        """What a person types."""
        host = "localhost" if self.host in {"127.0.0.1", "0.0.0.0"} else self.host  # noqa: S104
        return f"http://{host}:{self.port}/"

    def refuse_if_taken(self) -> None:
        """Refuse if another program listens there."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise CannotStart(
                    f"Port {self.port} of {self.host} cannot be used ({error.strerror}). Stop the"
                    f" program that uses it, or take another: make run PORT={self.port + 1}"
                ) from error


class _Told(Exception):  # noqa: N818 -- not an error
    """Somebody told us to stop."""


def run(folder: DataFolder, address: Address) -> None:
    """Start everything, keep it running, and stop it in order on Ctrl-C or SIGTERM."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _raise_told)
    terminal = Terminal()
    servers = Servers.of(folder, durable=True)
    lock = try_lock(folder.run / "supervisor.lock")
    if lock is None:
        raise CannotStart(f"talentportal already runs on {folder.root}{_where(folder)}")
    with lock:
        stop_orphans(folder, terminal)
        address.refuse_if_taken()
        _write_down(folder, address)
        portal = _Portal(folder, address, servers, terminal)
        try:
            with servers.used():
                portal.run()
        except _Told:
            terminal.say("stopped")


class _Portal:
    """The running portal, with PostgreSQL and Redis already there."""

    def __init__(
        self, folder: DataFolder, address: Address, servers: Servers, terminal: Terminal
    ) -> None:
        self._folder = folder
        self._address = address
        self._servers = servers
        self._terminal = terminal
        self._environ = environment(folder, servers.addresses())
        self._environ |= {"HOST": address.host, "PORT": str(address.port)}
        self._environ.setdefault("SITE_URL", address.url.rstrip("/"))
        self._followers = [
            Follower(folder.logs / f"{name}.log", name, terminal) for name in ("postgres", "redis")
        ]
        self._children: list[Child] = []
        self._next_check = 0.0

    def run(self) -> None:
        """Prepare, start web first and the rest once it answers, then watch until told to stop."""
        began = time.monotonic()
        self._terminal.say("PostgreSQL and Redis are running")
        self._get_ready()
        web, *others = (
            Child(program, self._folder, self._environ, self._terminal)
            for program in programs(self._folder)
        )
        try:
            self._add(web)
            self._wait_for_first_answer(web)
            for child in others:
                self._add(child)
            self._greet(time.monotonic() - began)
            while True:
                self._watch()
        finally:
            self._stop()

    def _get_ready(self) -> None:
        if not are_assets_built(self._folder):
            self._once("assets", "Compiling translations, collecting static files")
        external = self._servers.postgres is None
        if external or not is_prepared(self._folder):
            self._once("prepare", "Preparing the database (the first time takes a minute)")

    def _once(self, name: str, words: str) -> None:
        self._terminal.say(f"{words} …")
        module = f"talentportal.runtime.{name}"
        code = run_once(module, name, self._folder, self._environ, self._terminal)
        if code:
            raise CannotStart(f"{words} failed; the lines above say why.")

    def _add(self, child: Child) -> None:
        self._children.append(child)
        child.start()

    def _wait_for_first_answer(self, web: Child) -> None:
        deadline = time.monotonic() + _FIRST_ANSWER
        while not self._answers():
            self._watch()
            if time.monotonic() > deadline:
                raise CannotStart(f"No page was answered within {_FIRST_ANSWER:.0f} s.")
            if web.exit_code is not None:
                web.look_after()
                raise CannotStart("The web server ended at once; the lines above say why.")

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self._address.url, timeout=10):  # noqa: S310
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def _watch(self) -> None:
        for follower in self._followers:
            follower.show()
        for child in self._children:
            child.look_after()
        if time.monotonic() > self._next_check:
            self._check_servers()
        time.sleep(_BEAT)

    def _check_servers(self) -> None:
        pause = _SERVER_CHECK
        try:
            for name in self._servers.ensure_running():
                self._terminal.say(f"{name} had ended; it was started again")
        except CannotStart as refusal:
            self._terminal.say(f"{refusal} Trying again.")
            pause = 5 * _SERVER_CHECK
        self._next_check = time.monotonic() + pause

    def _greet(self, seconds: float) -> None:
        self._terminal.say(f"Ready after {seconds:.1f} s: {self._address.url}")
        for line in noted_accounts(self._folder):
            self._terminal.say(line)
        self._terminal.say("Ctrl-C stops everything")

    def _stop(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        web, *others = self._children
        for child in (web, *reversed(others)):
            self._terminal.say(f"stopping {child.program.name}")
            child.end()
        for follower in self._followers:
            follower.close()
        self._terminal.say("stopping Redis and PostgreSQL")


def _raise_told(_number: int, _frame: FrameType | None) -> None:
    raise _Told


def _note(folder: DataFolder) -> Path:
    return folder.run / "supervisor.json"


def _write_down(folder: DataFolder, address: Address) -> None:
    _note(folder).write_text(json.dumps({"pid": os.getpid(), "url": address.url}), encoding="utf-8")


def _where(folder: DataFolder) -> str:
    try:
        note = json.loads(_note(folder).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return "."
    return f": {note['url']} (process {note['pid']}). Use that one, or stop it first."
