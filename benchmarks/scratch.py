"""Scratch servers and databases of known size, which go away with the run."""

import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from talentportal.runtime.environment import provide
from talentportal.runtime.paths import DataFolder
from talentportal.runtime.servers import Servers

WORLD = "bench_world"
"""Reference data, editions and staff, and no case: what every database is copied from."""
FILL = ("load_reference_data", "load_rule_editions", "seed_people")


@contextmanager
def servers(folder: str = "") -> Iterator[DataFolder]:
    """Run PostgreSQL and Redis for the length of the block, named to the settings by variables.

    In a temporary folder that is removed, or in one that is given and kept: the next run finds its
    databases there. They are the servers of `make run`, with their settings.
    """
    root = Path(folder or tempfile.mkdtemp(prefix="talentportal-bench-"))
    held = DataFolder(root)
    os.environ |= {"TALENTPORTAL_DATA": str(root), "TALENTPORTAL_DEMO": "yes", "DEBUG": "no"}
    running = Servers.of(held, durable=True, environ={})
    try:
        with running.used():
            os.environ |= running.addresses()
            provide()
            yield held
    finally:
        if not folder:
            shutil.rmtree(root, ignore_errors=True)


def exists(name: str) -> bool:
    """Say whether there is a database of this name."""
    with _server() as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def copy(source: str, name: str) -> None:
    """Copy a database to which nobody is connected."""
    with _server() as server:
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(words.format(sql.Identifier(name), sql.Identifier(source)))


def create(name: str) -> None:
    """Make an empty database."""
    with _server() as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def drop(name: str) -> None:
    """Drop a database, whoever is still connected to it."""
    with _server() as server:
        words = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        server.execute(words.format(sql.Identifier(name)))


def rename(name: str, final: str) -> None:
    """Give a database its name once it is whole."""
    with _server() as server:
        words = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(words.format(sql.Identifier(name), sql.Identifier(final)))


def silence() -> io.StringIO:
    """Return somewhere for commands to speak to."""
    return io.StringIO()


def _server() -> psycopg.Connection:
    path, _mark, query = os.environ["DATABASE_URL"].partition("?")
    address = f"{path.rsplit('/', 1)[0]}/postgres?{query}"
    return psycopg.connect(address, autocommit=True)
