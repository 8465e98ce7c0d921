"""Removes the files of transactions that rolled back.

A database knows nothing of files, and Django has no hook for a rollback. But it drops the functions
registered for after the commit when a transaction or savepoint rolls back, and that is noticed
here: the name becomes a suspect. Whether the file goes is then asked of the database itself, once
no transaction is open, because a commit whose answer was lost has happened all the same.
"""

import logging
from collections import deque
from typing import Any

from django.db import DatabaseError, transaction

from talentportal.documents import storage
from talentportal.documents.models import Document

logger = logging.getLogger(__name__)

_suspects: deque[str] = deque()


class _Ticket:
    """Lives as long as Django means to tell it of the commit; dying untold, it raises suspicion."""

    def __init__(self, name: str) -> None:
        self.name = name

    def committed(self) -> None:
        self.name = ""

    def __del__(self) -> None:
        if self.name:
            _suspects.append(self.name)


def watch(name: str) -> None:
    """Suspect the file as soon as the open transaction rolls back; forget it on commit."""
    transaction.on_commit(_Ticket(name).committed)


def discard_rolled_back(**_: Any) -> int:
    """Delete suspected files that no row names; return how many. Runs after requests and tasks.

    Does nothing inside a transaction, which would see rows that may still vanish. If the database
    is away the sweep removes the files a day later.
    """
    if not _suspects or transaction.get_connection().in_atomic_block:
        return 0
    names = {_suspects.popleft() for _ in range(len(_suspects))}
    try:
        kept = set(Document.objects.filter(file__in=names).values_list("file", flat=True))
    except DatabaseError:
        logger.warning("documents: %s files of rolled back uploads wait for the sweep", len(names))
        return 0
    for name in names - kept:
        storage.discard(name)
    return len(names - kept)
