"""The only doors to the history and to the access log."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from talentportal.audit.models import Access, Event
from talentportal.core.middleware import current


def _type(subject: models.Model) -> str:
    return subject._meta.label_lower


def record(
    *,
    actor: Any,
    verb: str,
    subject: models.Model,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """Write one change into the history, in the transaction that makes the change.

    `actor` is a user, or None when the portal itself acted. `before` and `after` hold only what
    changed, and never an identifier in clear. Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("History is written in the transaction of the change it tells of.")
    return Event.objects.create(
        actor=actor,
        verb=verb,
        subject_type=_type(subject),
        subject_id=str(subject.pk),
        before=before or {},
        after=after or {},
        request_id=current().request_id,
    )


def bring(events: Iterable[Event], looks: Iterable[Access] = ()) -> None:
    """Bring in history, and looks at personal data, that were made before: in their order of time.

    For cases that another system, or the demonstration, hands over; each row bears its own moment.
    Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("History is brought in together with what it tells of.")
    Event.objects.bulk_create(sorted(events, key=lambda row: row.at), batch_size=1000)
    Access.objects.bulk_create(sorted(looks, key=lambda row: row.at), batch_size=1000)


def log_access(
    *,
    actor: Any,
    verb: str,
    subject: models.Model,
    person: Any = None,
    detail: str = "",
    reason: str = "",
) -> Access:
    """Write that somebody looked at or took out personal data of `person`."""
    context = current()
    return Access.objects.create(
        actor=actor,
        verb=verb,
        subject_type=_type(subject),
        subject_id=str(subject.pk),
        person=person,
        detail=detail,
        reason=reason,
        address=context.address or None,
        request_id=context.request_id,
    )
