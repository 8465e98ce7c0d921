"""The whole portal as a person starts it: real processes, really killed."""

import os
import re
import signal
import socket
import subprocess
import sys

import psycopg
import pytest
import redis

from talentportal.runtime.paths import CHECKOUT
from tests.talentportal.runtime.conftest import Portal, free_port

pytestmark = pytest.mark.fault


def remember_something(portal: Portal) -> None:
    with psycopg.connect(portal.folder.database_url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS runtime_test (word text)")
        connection.execute("INSERT INTO runtime_test VALUES ('kept')")
    with redis.Redis.from_url(portal.folder.redis_url) as client:
        client.set("runtime_test", "kept")


def what_was_remembered(portal: Portal) -> tuple[object, object]:
    with psycopg.connect(portal.folder.database_url) as connection:
        row = connection.execute("SELECT DISTINCT word FROM runtime_test").fetchone()
    with redis.Redis.from_url(portal.folder.redis_url) as client:
        return (row and row[0], client.get("runtime_test"))


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def test_it_answers_and_says_where(portal: Portal):
    assert portal.answers()
    assert f"http://localhost:{portal.port}/" in portal.said()
    for name in ("talentportal", "postgres", "redis", "prepare", "web", "worker"):
        portal.wait_until(lambda name=name: f"\n{name:<12}| " in f"\n{portal.said()}")


def test_a_second_one_on_the_same_data_is_refused(portal: Portal):
    refused = portal.start_again()
    assert refused.returncode == 1
    assert (
        f"already runs on {portal.folder.root}: http://localhost:{portal.port}/" in refused.stderr
    )
    assert portal.answers()


def test_a_taken_port_is_refused(portal: Portal):
    other = Portal(portal.folder.root.with_name("other"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        other.port = taken.getsockname()[1]
        refused = other.start_again()
    assert refused.returncode == 1
    assert f"Port {other.port} of 127.0.0.1 cannot be used" in refused.stderr
    assert not other.folder.postgres.exists()


def test_a_command_uses_the_servers_that_run(portal: Portal):
    before = portal.server_pid("postgres")
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--check"],
        cwd=CHECKOUT,
        env=portal.environment,
        check=False,
    )
    assert done.returncode == 0
    assert portal.server_pid("postgres") == before
    assert portal.answers()


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_a_killed_process_is_started_again(portal: Portal, name: str):
    old = portal.child(name)
    kill(old.pid)
    portal.wait_until(lambda: portal.child(name) != old)
    portal.wait_until(portal.answers)
    assert f"{name:<12}| ended (killed by SIGKILL); starting it again in" in portal.said()


@pytest.mark.parametrize("name", ["redis", "postgres"])
def test_a_killed_server_is_started_again_with_nothing_lost(portal: Portal, name: str):
    remember_something(portal)
    old = portal.server_pid(name)
    kill(old)
    portal.wait_until(lambda: f"{name} had ended; it was started again" in portal.said().lower())
    assert portal.server_pid(name) != old
    assert what_was_remembered(portal) == ("kept", b"kept")
    portal.wait_until(portal.answers)


def test_after_a_kill_of_everything_the_next_start_has_lost_nothing(portal: Portal):
    remember_something(portal)
    orphans = [portal.child(name) for name in ("web", "worker", "beat")]
    kill(portal.server_pid("postgres"))
    kill(portal.server_pid("redis"))
    portal.stop(by=signal.SIGKILL)
    answered = portal.start()
    assert answered < 60  # well below 8 on a machine that does nothing else
    assert [orphan.is_alive() for orphan in orphans] == [False, False, False]
    assert what_was_remembered(portal) == ("kept", b"kept")


def test_after_a_kill_of_the_supervisor_alone_the_next_start_takes_over(portal: Portal):
    old_web, old_server = portal.child("web"), portal.server_pid("postgres")
    portal.stop(by=signal.SIGKILL)
    assert old_web.is_alive()
    portal.start()
    assert not old_web.is_alive()
    assert portal.server_pid("postgres") == old_server


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_everything_in_order(portal: Portal, by: signal.Signals):
    if not portal.is_up():
        portal.start()
    assert portal.stop(by=by) == 0
    order = re.findall(r"^talentportal *\| (stop.*)$", portal.said(), re.MULTILINE)
    parts = ["web", "beat", "worker", "Redis and PostgreSQL"]
    assert order == [*(f"stopping {part}" for part in parts), "stopped"]
    assert portal.processes() == []


def test_a_command_starts_servers_for_its_own_length(portal: Portal):
    if portal.is_up():
        portal.stop()
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--check"],
        cwd=CHECKOUT,
        env=portal.environment,
        check=False,
    )
    assert done.returncode == 0
    assert portal.processes() == []


def test_a_port_that_is_none_is_refused(portal: Portal):
    other = Portal(portal.folder.root.with_name("other"))
    other.port = 65536 + free_port()
    refused = other.start_again()
    assert "PORT must be a number from 1 to 65535" in refused.stderr
