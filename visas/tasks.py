"""Celery's entry points to the domain."""

from contextlib import suppress
from uuid import UUID

from celery import current_app, shared_task

from visas.models import Scenario
from visas.services import scenarios


@shared_task(name="visas.run_scenario")
def run_scenario(scenario_id: str) -> None:
    """Answer a question about all cases. Harmless to run twice: the second finds it answered."""
    with suppress(Scenario.DoesNotExist):  # its author has removed it
        scenarios.run(scenario_id=UUID(scenario_id))


@shared_task(name="visas.sweep_scenarios")
def sweep_scenarios() -> None:
    """Tell the worker again of questions that nobody has begun; give up those that broke off."""
    for pk in scenarios.sweep():
        current_app.send_task("visas.run_scenario", [str(pk)], ignore_result=True)
