"""Make any number of synthetic cases and copy them into the database, on all processors."""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time

from django.db import connection, connections
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.kernel.dates import SEOUL
from talentportal.kernel.errors import Refused
from visas.services.demo.dice import Dice
from visas.services.volume import loading
from visas.services.volume.cases import DRAFT_EVERY, Writer
from visas.services.volume.pools import pools
from visas.services.volume.rows import TABLES, lines

BLOCK = 1000
"""Cases that roll the same dice, and are copied together."""
SEED = "1"
TOLD_EVERY = 50
"""Open cases have their assessment stored and their history told; of the closed, one in fifty."""

CLOSING_TIME = clock_time(23, 30)

Say = Callable[[str], None]
_LAST_RECEIPT = "SELECT last_value, is_called FROM visas_receipt_number"
_IS_TAKEN = """
    SELECT EXISTS (
        SELECT FROM visas_application
        WHERE split_part(receipt_number, '-', 3)::bigint >= %s AND receipt_number LIKE 'TT-%%'
    )
"""


def _nothing(_text: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was made, and how long it took."""

    cases: int
    first_receipt: int
    seconds: float


def make_cases(
    *,
    count: int,
    seed: str = SEED,
    told_every: int = TOLD_EVERY,
    today: date | None = None,
    workers: int = 0,
    say: Say = _nothing,
) -> Report:
    """Fill the tables with `count` cases as they stand on `today` (a day in Seoul).

    One transaction: all or none. The same arguments on the same data give the same rows, but for
    the ciphertext of passports. `workers` processes make them; 0: one for each processor. Nobody
    else can use the tables meanwhile. Raises `Refused` with code `no_staff`, `no_reference_data`
    or `receipts_taken`.
    """
    begun = time.monotonic()
    day = today or timezone.localdate()
    held = pools(day)
    now = _end_of(day)
    first = _first_free_receipt()
    writer = Writer(held, seed, count, first, now, told_every)
    say(f"cases {count:,}, receipts from {first:,}")
    names = [table.name for table in TABLES]
    with loading.without_indexes(names):
        for done, texts in enumerate(_blocks(writer, workers), start=1):
            for table, text in zip(TABLES, texts, strict=True):
                if text:
                    loading.copy(table.name, table.columns, text)
            if done % 20 == 0:
                say(f"{min(done * BLOCK, count):,} copied in {time.monotonic() - begun:.0f} s")
        _advance(first + count - count // DRAFT_EVERY)
        say(f"rows are in after {time.monotonic() - begun:.0f} s; indexes follow")
    say(f"indexes are there after {time.monotonic() - begun:.0f} s; statistics follow")
    if not connection.in_atomic_block:
        loading.analyze(names)
    return Report(count, first, time.monotonic() - begun)


def _blocks(writer: Writer, workers: int) -> Iterator[list[bytes]]:
    """Yield the rows of every block in order, made by as many processes as there are processors."""
    starts = range(0, writer.count, BLOCK)
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(starts) == 1:
        for start in starts:
            yield block(writer, start)
        return
    global _writer  # noqa: PLW0603 -- what the processes inherit; to send it would take longer
    _writer = writer
    with multiprocessing.get_context("fork").Pool(workers, initializer=_begin) as pool:
        yield from pool.imap(_inherited_block, starts, chunksize=1)


_writer: Writer | None = None


def _begin() -> None:
    """Make a process ready that was split off.

    It leaves the parent's connection alone: two processes on one socket would mix their words. And
    it looks for no rings of objects: cases are none, and the parent's catalogues are many to visit.
    """
    gc.freeze()
    gc.disable()
    for held in connections.all(initialized_only=True):
        held.connection = None


def _inherited_block(start: int) -> list[bytes]:
    if _writer is None:
        raise RuntimeError("There is nothing to make.")
    return block(_writer, start)


def block(writer: Writer, start: int) -> list[bytes]:
    """Return the rows of the block that starts with this number, for each of `TABLES`."""
    numbers = range(start, min(start + BLOCK, writer.count))
    dice = Dice.of("volume", "rows", writer.seed, writer.first_receipt, start)
    return [text.encode() for text in lines(writer.cases(numbers), writer.pools, dice)]


def _end_of(day: date) -> datetime:
    """Return the moment at which the office closes on a day in Seoul."""
    return datetime.combine(day, CLOSING_TIME, SEOUL)


def _first_free_receipt() -> int:
    """Return the first number that no application bears. Raises `Refused`."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_RECEIPT)
        last, is_called = cursor.fetchone()
        first = int(last) + bool(is_called)
        cursor.execute(_IS_TAKEN, [first])
        (is_taken,) = cursor.fetchone()
    if is_taken:
        message = _("Receipt numbers from %(number)s on are taken already.") % {"number": first}
        raise Refused("receipts_taken", message)
    return first


def _advance(following: int) -> None:
    """Have the next application get this number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('visas_receipt_number', %s, false)", [following])
