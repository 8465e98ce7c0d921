"""Servers for a command and for a test run."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
import redis

from talentportal.runtime.paths import CHECKOUT, DataFolder
from talentportal.runtime.servers import Servers
from tests.talentportal.runtime.conftest import clean_environment

_USE = """
import os, sys, time
from talentportal.runtime.session import for_command
with for_command(["migrate"]):
    print(os.environ["DATABASE_URL"], flush=True)
    time.sleep(float(sys.argv[1]))
"""


def servers_of(folder: DataFolder) -> Servers:
    return Servers.of(folder, durable=False, environ={})


def is_running(servers: Servers) -> tuple[bool, bool]:
    assert servers.postgres
    assert servers.redis
    return servers.postgres.is_running(), servers.redis.is_running()


@pytest.mark.parametrize("name", ["plain", "인재 'quoted' folder", "x" * 90])
def test_servers_start_in_a_folder_of_any_name(open_folder: Path, name: str):
    folder = DataFolder(open_folder / name)
    servers = servers_of(folder)
    with servers.used():
        assert is_running(servers) == (True, True)
        with psycopg.connect(folder.database_url) as connection:
            for extension in ("pg_trgm", "unaccent", "btree_gist"):
                connection.execute(f"CREATE EXTENSION {extension}".encode())
            trigrams = connection.execute("SELECT cardinality(show_trgm('서울'))").fetchone()
            assert trigrams == (3,)
        with redis.Redis.from_url(folder.redis_url) as client:
            assert client.ping()
    assert is_running(servers) == (False, False)
    if folder.socket_pointer.exists():
        folder.sockets.rmdir()


def test_servers_stay_as_long_as_somebody_uses_them(open_folder: Path):
    root = open_folder / "shared"
    servers = Servers.of(DataFolder(root), durable=True, environ={})
    command = [sys.executable, "-c", _USE, "60"]
    environ = clean_environment(root)
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=environ, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == DataFolder(root).database_url
        with servers.used():
            assert is_running(servers) == (True, True)
        assert is_running(servers) == (True, True)
        other.kill()
    with servers.used():
        assert is_running(servers) == (True, True)
    assert is_running(servers) == (False, False)


def test_a_stale_pid_file_does_not_hinder_the_start(open_folder: Path):
    folder = DataFolder(open_folder / "stale")
    servers = servers_of(folder)
    with servers.used():
        assert servers.postgres
    # as after a crash, when the number has gone to another process of the same account
    with subprocess.Popen(["sleep", "60"]) as stranger:
        words = [str(stranger.pid), str(folder.postgres), str(int(time.time())), "5432"]
        (folder.postgres / "postmaster.pid").write_text("\n".join([*words, "", "", "", "ready\n"]))
        (folder.redis / "redis.pid").write_text(f"{stranger.pid}\n")
        assert is_running(servers) == (False, False)
        with servers.used():
            assert is_running(servers) == (True, True)
        assert is_running(servers) == (False, False)
        assert stranger.poll() is None
        stranger.kill()


def test_an_interrupted_initialisation_is_made_anew(open_folder: Path):
    folder = DataFolder(open_folder / "half")
    draft = folder.root / "postgres.draft"
    servers = servers_of(folder)
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    with servers.used():
        assert is_running(servers) == (True, True)
    assert not draft.exists()


def test_given_servers_are_used_and_none_is_started(open_folder: Path):
    root = open_folder / "given"
    given = {"DATABASE_URL": "postgresql://elsewhere/db", "REDIS_URL": "redis://elsewhere"}
    done = subprocess.run(
        [sys.executable, "-c", _USE, "0"],
        cwd=CHECKOUT,
        env={**clean_environment(root), **given},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "postgresql://elsewhere/db\n"
    assert not root.exists()
