"""Databases with so many synthetic cases, and the ORM of this process on one of them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from benchmarks import scratch
from visas.services.volume.making import make_cases

MADE: dict[int, float] = {}
"""In how many seconds this run has made so many cases."""
SMALL = 1_000
"""What a large database is compared with."""


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


def database_of(cases: int) -> str:
    """Return a database with so many cases, made if it is not there."""
    name = f"bench_{cases}"
    if scratch.exists(name):
        return name
    _make_world()
    draft = f"{name}_draft"
    scratch.drop(draft)
    scratch.copy(scratch.WORLD, draft)
    with using(draft):
        begun = time.monotonic()
        make_cases(count=cases, say=_say)
        MADE[cases] = time.monotonic() - begun
    scratch.rename(draft, name)
    return name


def _make_world() -> None:
    if scratch.exists(scratch.WORLD):
        return
    draft = f"{scratch.WORLD}_draft"
    scratch.drop(draft)
    scratch.create(draft)
    with using(draft):
        for command in ("migrate", *scratch.FILL):
            call_command(command, verbosity=0, stdout=scratch.silence())
    scratch.rename(draft, scratch.WORLD)


def _say(text: str) -> None:
    print(f"  {text}", flush=True)
