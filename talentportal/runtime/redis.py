"""The embedded Redis: Celery's broker and Django's cache, kept in an append-only file."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import psutil

from talentportal.runtime.account import Account
from talentportal.runtime.engine import Engine
from talentportal.runtime.errors import CannotStart
from talentportal.runtime.folders import make_private, server_log
from talentportal.runtime.paths import DataFolder
from talentportal.runtime.processes import Known, stop

_PATIENCE = 20.0
"""Seconds within which the server must have read its file and answer, or have stopped."""


class Redis:
    """The Redis of one data folder, on a unix socket that only its owner may enter."""

    def __init__(
        self, folder: DataFolder, engine: Engine, account: Account | None, *, durable: bool
    ) -> None:
        self._folder = folder
        self._program = engine.redis_server
        self._account = account
        self._durable = durable

    def is_running(self) -> bool:
        """Say whether the server runs and has read its file."""
        return self._answer() == b"+PONG"

    def start(self) -> None:
        """Start the server and wait until it answers; it goes on when we end."""
        if self._server() is None:
            self._launch()
        if not self._becomes_ready():
            raise CannotStart(f"Redis did not start. See {self._folder.logs / 'redis.log'}")

    def stop(self) -> None:
        """Stop the server; its file is written to the end first."""
        server = self._server()
        known = Known.of(server.pid) if server else None
        if known:
            stop(known, by=signal.SIGTERM, patience=_PATIENCE)

    def _launch(self) -> None:
        make_private(self._folder.redis, self._account)
        self._pid_file.unlink(missing_ok=True)
        log = server_log(self._folder, "redis", self._account)
        account = self._account
        subprocess.run(
            [str(self._program), str(self._configure(log))],
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    @property
    def _socket(self) -> Path:
        return self._folder.sockets / "redis.sock"

    @property
    def _pid_file(self) -> Path:
        return self._folder.redis / "redis.pid"

    def _configure(self, log: Path) -> Path:
        text = f"""# Written at each start.
daemonize yes
port 0
unixsocket {_quoted(self._socket)}
unixsocketperm 700
dir {_quoted(self._folder.redis)}
pidfile {_quoted(self._pid_file)}
logfile {_quoted(log)}
appendonly {"yes" if self._durable else "no"}
save ""
maxmemory 128mb
maxmemory-policy noeviction
"""
        path = self._folder.redis / "redis.conf"
        path.write_text(text, encoding="utf-8")
        path.chmod(0o644)
        return path

    def _answer(self) -> bytes:
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(2)
                connection.connect(str(self._socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(64).strip()
        except OSError:
            return b""

    def _server(self) -> psutil.Process | None:
        """Return the server's process. A number in its pid file may be a stranger's by now."""
        try:
            process = psutil.Process(int(self._pid_file.read_text(encoding="utf-8")))
            is_ours = str(self._socket) in " ".join(process.cmdline())
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
            return None
        return process if is_ours else None

    def _becomes_ready(self) -> bool:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if self.is_running():
                return True
            time.sleep(0.02)
        return False


def _quoted(path: Path) -> str:
    text = os.fspath(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
