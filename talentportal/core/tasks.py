"""Celery's entry points to the upkeep of what no subject owns."""

from celery import shared_task
from django.core.management import call_command

from talentportal.core.api import idempotency


@shared_task(name="core.tidy_answers")
def tidy_answers() -> int:
    """Remove the answers of the API whose idempotency keys have ended."""
    return idempotency.tidy()


@shared_task(name="core.tidy_sessions")
def tidy_sessions() -> None:
    """Remove the sessions that have ended, with what visitors had answered in them."""
    call_command("clearsessions")
