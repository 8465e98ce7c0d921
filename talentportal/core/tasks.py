"""Celery's entry points to the upkeep of what no subject owns."""

from celery import shared_task

from talentportal.core.api import idempotency


@shared_task(name="core.tidy_answers")
def tidy_answers() -> int:
    """Remove the answers of the API whose idempotency keys have ended."""
    return idempotency.tidy()
