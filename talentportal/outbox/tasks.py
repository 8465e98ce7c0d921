"""Celery's entry points to the outbox."""

from celery import shared_task

from talentportal.outbox import services


@shared_task(name="outbox.drain")
def drain(limit: int = 200) -> int:
    """Deliver what is due. Harmless to run twice, in parallel, or again after a crash."""
    delivered = 0
    while delivered < limit and services.deliver_next():
        delivered += 1
    return delivered


@shared_task(name="outbox.tidy")
def tidy() -> int:
    """Remove delivered messages that nobody will ask for again."""
    return services.tidy()
