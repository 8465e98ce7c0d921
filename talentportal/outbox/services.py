"""Publish in the transaction of the change; deliver afterwards, as often as it takes."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from celery import current_app
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted
from talentportal.kernel.roles import Role
from talentportal.outbox.models import Message

logger = logging.getLogger(__name__)

Handler = Callable[[dict[str, Any]], None]
_handlers: dict[str, list[Handler]] = {}

KEEP_DELIVERED = timedelta(days=30)


def handles(topic: str) -> Callable[[Handler], Handler]:
    """Register a function for a topic. It must be harmless when it runs twice."""

    def register(handler: Handler) -> Handler:
        known = _handlers.setdefault(topic, [])
        if handler not in known:
            known.append(handler)
        return handler

    return register


def topics() -> frozenset[str]:
    """Return every topic that has a handler."""
    return frozenset(_handlers)


def publish(topic: str, *, key: str, due_at: datetime | None = None, **payload: Any) -> None:
    """Announce something that happened; it is delivered if and only if this transaction commits.

    A second announcement with the same topic and key is ignored. The payload holds ids and codes,
    never objects or personal data. `due_at`: not before this moment, and then by the sweep. Raises
    RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A message is published in the transaction of the change it tells of.")
    message = Message(topic=topic, key=key, payload=payload, due_at=due_at or timezone.now())
    Message.objects.bulk_create([message], ignore_conflicts=True)
    if due_at is None and not _nudges_already():
        transaction.on_commit(nudge, robust=True)


def _nudges_already() -> bool:
    """Tell whether this transaction will nudge when it commits: once is enough for all of it."""
    return any(planned[1] is nudge for planned in transaction.get_connection().run_on_commit)


def nudge() -> None:
    """Ask a worker to deliver now. If Redis is away the sweep does it some seconds later."""
    try:
        current_app.send_task("outbox.drain", ignore_result=True, retry=False)
    except Exception as error:  # noqa: BLE001 -- the message is safe in the database already
        logger.warning("outbox: no nudge (%s); the sweep will deliver", error)


def deliver_next() -> bool:
    """Deliver one due message; return whether there was one.

    The row stays locked while its handlers run, so two workers never deliver the same message at
    once; a worker that dies gives the row back with its transaction.
    """
    with transaction.atomic():
        message = Message.objects.due().select_for_update(skip_locked=True).first()
        if message is None:
            return False
        try:
            with transaction.atomic():  # a failing handler must not undo our bookkeeping
                for handler in _handlers_of(message.topic):
                    handler(message.payload)
        except Exception as error:
            logger.exception("outbox: %s failed (attempt %s)", message, message.attempts + 1)
            message.mark_failed(error, timezone.now())
        else:
            message.mark_delivered(timezone.now())
        return True


def _handlers_of(topic: str) -> list[Handler]:
    """Return the handlers of a topic; none is a fault: the message must not pass for delivered."""
    if topic not in _handlers:
        raise LookupError(f"Nothing handles {topic} here.")
    return _handlers[topic]


@transaction.atomic
def retry(*, message_id: int, actor: Any) -> Message:
    """Put a message that failed back in the queue, to be tried at once.

    Raises `NotPermitted`, or `Message.DoesNotExist` when it has been delivered meanwhile.
    """
    message = Message.objects.select_for_update().get(pk=message_id, delivered_at=None)
    _check_administrator(actor)
    _put_back(message, actor)
    transaction.on_commit(nudge, robust=True)
    return message


@transaction.atomic
def retry_all(*, actor: Any) -> int:
    """Put every stuck message back in the queue; return how many there were.

    A message that a worker holds at this moment is left to that worker. Raises `NotPermitted`.
    """
    _check_administrator(actor)
    stuck = list(Message.objects.filter(stuck=True).select_for_update(skip_locked=True))
    for message in stuck:
        _put_back(message, actor)
    transaction.on_commit(nudge, robust=True)
    return len(stuck)


def _put_back(message: Message, actor: Any) -> None:
    before = {"attempts": message.attempts, "stuck": message.stuck}
    message.stuck = False
    message.attempts = 0
    message.due_at = timezone.now()
    message.save(update_fields=["stuck", "attempts", "due_at"])
    record(actor=actor, verb="outbox.retried", subject=message, before=before)


def _check_administrator(actor: Any) -> None:
    if Role.ADMINISTRATOR not in actor.roles:
        raise NotPermitted("not_permitted", _("Only a system administrator may do this."))


def tidy() -> int:
    """Delete messages delivered more than thirty days ago; return how many."""
    limit = timezone.now() - KEEP_DELIVERED
    count, _ = Message.objects.filter(delivered_at__lt=limit).delete()
    return count
