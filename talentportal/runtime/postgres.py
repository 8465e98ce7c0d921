"""The embedded PostgreSQL: made once, started and stopped through its own programs."""

import subprocess
import time
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from talentportal.runtime.account import Account
from talentportal.runtime.engine import Engine
from talentportal.runtime.errors import CannotStart
from talentportal.runtime.folders import make_private, server_log
from talentportal.runtime.paths import PORT, DataFolder

_ROLE = "talentportal"
_OURS = "talentportal.conf"
MEGABYTE = 1024 * 1024
_LEAST_BUFFERS, _MOST_BUFFERS = 128, 1024
"""Megabytes. Above a gigabyte a demonstration gains nothing."""
_TRIES = 20
_PAUSE = 0.5
"""Seconds between tries: after a kill -9 the old back ends take a moment to notice and end."""
_PATIENCE = 60.0
"""Seconds within which a server that is already starting must take connections."""


def _memory(total: int) -> dict[str, str]:
    """Return the settings of memory for a machine of so many bytes that the portal shares."""
    buffers = min(_MOST_BUFFERS, max(_LEAST_BUFFERS, total // MEGABYTE // 8))
    return {
        "shared_buffers": f"'{buffers}MB'",
        "effective_cache_size": f"'{max(buffers * 2, total // MEGABYTE // 2)}MB'",
        "work_mem": "'16MB'",
    }


class Postgres:
    """The PostgreSQL of one data folder, on a unix socket that only its owner may enter."""

    def __init__(
        self, folder: DataFolder, engine: Engine, account: Account | None, *, durable: bool
    ) -> None:
        self._folder = folder
        self._programs = engine.postgres_programs
        self._account = account
        self._durable = durable
        self._log = folder.logs / "postgres.log"

    def is_running(self) -> bool:
        """Say whether the server runs and takes connections."""
        words = [line.strip() for line in self._pid_file_lines()]
        return "ready" in words and self._server() is not None

    def initialise(self) -> None:
        """Make the cluster if there is none; one that was left half made is made anew."""
        cluster = self._folder.postgres
        if cluster.exists():
            return
        draft = make_private(cluster.with_name("postgres.draft"), self._account, empty=True)
        self._call(
            [
                *("initdb", f"--pgdata={draft}", "--username=postgres", "--auth=trust"),
                *("--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
            ]
        )
        with (draft / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(f"\ninclude_if_exists = '{_OURS}'\n")
        self._prepared.unlink(missing_ok=True)
        draft.rename(cluster)

    def start(self) -> None:
        """Start the server and wait until it takes connections; it goes on when we end."""
        self.initialise()
        if self._server() is None:
            self._forget_a_dead_server()
            self._configure()
            self._launch()
        self._wait_until_ready()
        if not self._prepared.exists():
            self._make_database()

    def stop(self) -> None:
        """Stop the server; running transactions are rolled back."""
        if self._server() is None:
            return
        self._call(["pg_ctl", "stop", "--mode=fast", "--wait", f"--pgdata={self._folder.postgres}"])

    @property
    def _prepared(self) -> Path:
        return self._folder.stamps / "database"

    def _pid_file_lines(self) -> list[str]:
        try:
            return (self._folder.postgres / "postmaster.pid").read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []

    def _server(self) -> psutil.Process | None:
        """Return the server's process. A number in its pid file may be a stranger's by now."""
        lines = self._pid_file_lines()
        try:
            process = psutil.Process(int(lines[0]))
            return process if str(self._folder.postgres) in process.cmdline() else None
        except (IndexError, ValueError, psutil.NoSuchProcess):
            return None

    def _forget_a_dead_server(self) -> None:
        sockets = self._folder.sockets.glob(".s.PGSQL.*")
        for left_over in [self._folder.postgres / "postmaster.pid", *sockets]:
            left_over.unlink(missing_ok=True)

    def _launch(self) -> None:
        log = server_log(self._folder, "postgres", self._account)
        command = ["pg_ctl", "start", "--silent", "--wait", f"--log={log}"]
        for _ in range(_TRIES):
            done = self._call([*command, f"--pgdata={self._folder.postgres}"], check=False)
            if done.returncode == 0:
                return
            if "shared memory block" not in self._last_words():
                break
            time.sleep(_PAUSE)
        raise CannotStart(f"PostgreSQL did not start. Its last words: {self._last_words()}")

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not self.is_running():
            if time.monotonic() > deadline:
                raise CannotStart(f"PostgreSQL is not ready. Its last words: {self._last_words()}")
            time.sleep(0.05)

    def _configure(self) -> None:
        sockets = str(self._folder.sockets).replace('"', '""').replace("'", "''")
        settings = {
            "listen_addresses": "''",
            "port": str(PORT),
            "unix_socket_directories": f"'\"{sockets}\"'",
            "unix_socket_permissions": "0700",
            "timezone": "'UTC'",
            "log_timezone": "'Asia/Seoul'",
            "max_connections": "80",
            **_memory(psutil.virtual_memory().total if self._durable else 0),
            "jit": "off",  # the questions of pages are short: compiling them takes longer
            "random_page_cost": "1.1",  # no disk turns here
            "log_min_duration_statement": "'1s'",
        }
        if not self._durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        text = "".join(f"{name} = {value}\n" for name, value in settings.items())
        path = self._folder.postgres / _OURS
        path.write_text(f"# Written at each start.\n{text}", encoding="utf-8")
        path.chmod(0o644)

    def _make_database(self) -> None:
        host = str(self._folder.sockets)
        with psycopg.connect(
            host=host, port=PORT, user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            role, name = sql.Identifier(_ROLE), sql.Literal(_ROLE)
            known = sql.SQL("SELECT 1 FROM pg_roles WHERE rolname = {}").format(name)
            if not connection.execute(known).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
            known = sql.SQL("SELECT 1 FROM pg_database WHERE datname = {}").format(name)
            if not connection.execute(known).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))
        self._prepared.touch()

    def _call(self, command: list[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
        program, *arguments = command
        account = self._account
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program == "initdb" else subprocess.DEVNULL,
            text=True,
            check=False,
        )
        if check and done.returncode:
            raise CannotStart(f"PostgreSQL's {program} failed: {done.stdout or self._last_words()}")
        return done

    def _last_words(self) -> str:
        try:
            lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return f"nothing was written to {self._log}"
        return " / ".join(lines[-4:])
