"""Celery's entry points to the domain."""

from uuid import UUID

from celery import shared_task

from visas.services import scenarios


@shared_task(name="visas.run_scenario")
def run_scenario(scenario_id: str) -> None:
    """Answer a question about all cases. Harmless to run twice: the second finds it answered."""
    scenarios.run(scenario_id=UUID(scenario_id))
