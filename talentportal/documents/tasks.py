"""Celery's entry points to the document store."""

from celery import shared_task

from talentportal.documents import services


@shared_task(name="documents.sweep")
def sweep() -> int:
    """Remove files that no row names. Harmless to run twice."""
    return services.sweep()
