"""Filing cases and publishing criteria of a track take turns, so that no case slips in between.

Publishing asks whether anybody has filed on the days of a new edition. Without turns, a case that
is being filed at that moment would not be seen yet, and would lose the criteria of its filing day.
"""

from django.db import connection

from visas.rules.states import Track

_LAW_OF_A_TRACK = 7_206_020
"""An advisory lock for each track."""
_FILE = "SELECT pg_advisory_xact_lock_shared(%s, hashtext(%s))"
_PUBLISH = "SELECT pg_advisory_xact_lock(%s, hashtext(%s))"


def to_file(track: Track | str) -> None:
    """Wait until nobody publishes; until this transaction ends, nobody does. Others may file."""
    _take(_FILE, track)


def to_publish(track: Track | str) -> None:
    """Wait until nobody files or publishes; until this transaction ends, nobody else does."""
    _take(_PUBLISH, track)


def _take(lock: str, track: Track | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(lock, [_LAW_OF_A_TRACK, str(track)])
