"""Things that several people do at the same moment, each in a transaction of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event, Thread, Timer

from django.db import connections, transaction

from talentportal.kernel.errors import Refused

PATIENCE = 20
"""Seconds."""


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do things at the same moment; return how each came out, `done` or the code of a refusal."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            start.wait(timeout=PATIENCE)
            act()
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@contextmanager
def not_committed_yet(act: Callable[[], object], seconds: float = 0.7) -> Iterator[None]:
    """Do something in a transaction that ends some time after the block has begun."""
    acted, may_commit = Event(), Event()
    faults: list[Exception] = []

    def run() -> None:
        try:
            with transaction.atomic():
                act()
                acted.set()
                may_commit.wait(timeout=PATIENCE)
        except Exception as fault:  # noqa: BLE001 -- raised again where it is looked for
            faults.append(fault)
        finally:
            acted.set()
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    assert acted.wait(timeout=PATIENCE)
    Timer(seconds, may_commit.set).start()
    try:
        yield
    finally:
        may_commit.set()
        thread.join(timeout=PATIENCE)
    assert not faults, faults
