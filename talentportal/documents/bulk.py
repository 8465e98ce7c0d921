"""Bring in many trusted files at once: what another system, or the demonstration, hands over."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from talentportal.audit.models import Event
from talentportal.audit.services import bring as bring_history
from talentportal.documents import pending, storage
from talentportal.documents.models import Document


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that is known to be good, with the moment at which it was handed in, and by whom."""

    id: UUID
    content: bytes
    name: str
    content_type: str
    owner: Any
    at: datetime
    pages: int = 1


@transaction.atomic
def bring(files: Iterable[Brought]) -> list[Document]:
    """Store every file under a random name of its own, with its row and its line of history.

    The same promise about rollback as `services.store`. The files are not forced onto the disk one
    by one: whoever brings them has them still.
    """
    rows = Document.objects.bulk_create(list(_stored(files)), batch_size=1000)
    bring_history([_event(row) for row in rows])
    return rows


def _stored(files: Iterable[Brought]) -> Iterator[Document]:
    for file in files:
        name = default_storage.save(storage.random_name(), ContentFile(file.content))
        pending.watch(name)
        yield Document(
            id=file.id,
            created_at=file.at,
            uploaded_by=file.owner,
            file=name,
            original_name=file.name,
            content_type=file.content_type,
            size=len(file.content),
            sha256=hashlib.sha256(file.content).hexdigest(),
            pages=file.pages,
        )


def _event(row: Document) -> Event:
    return Event(
        at=row.created_at,
        actor=row.uploaded_by,
        verb="document.stored",
        subject_type=row._meta.label_lower,
        subject_id=str(row.pk),
        after={"sha256": row.sha256, "size": row.size, "content_type": row.content_type},
    )
