"""What a draft still lacks, and what its checklist asks for."""

from typing import Any

from django.utils import timezone

from talentportal.reference.selectors import tb_countries_on
from visas.models import Application
from visas.rules.answers import (
    ROW_FIELDS,
    Gap,
    Rows,
    Step,
    missing_documents,
    missing_fields,
    missing_in_rows,
)
from visas.rules.checklist import Item, checklist
from visas.rules.states import Track
from visas.rules.tracks import fields_of, may_be_expected, steps_of


def answers(target: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of these fields."""
    return {name: getattr(target, name) for name in names}


def documents_asked(application: Application) -> tuple[Item, ...]:
    """Return the checklist of an application as its answers stand, required items first."""
    day = application.filed_on or timezone.localdate()
    return checklist(
        track=Track(application.track),
        nationality=application.nationality,
        residence_country=application.residence_country,
        has_offer=application.has_offer,
        degree_countries=[row.country for row in application.degrees.all()],
        employment_countries=[row.country for row in application.employments.all()],
        relations=[row.relation for row in application.family.all()],
        tuberculosis_countries=tb_countries_on(day),
        is_award_expected=may_be_expected(application.track)
        and any(row.awarded_on and row.awarded_on > day for row in application.degrees.all()),
    )


def gaps(application: Application) -> list[Gap]:
    """Return everything that keeps this application from being submitted, in wizard order."""
    today = timezone.localdate()
    found: list[Gap] = []
    for step in steps_of(application.track):
        values = answers(application, fields_of(application.track, step))
        found += missing_fields(step, values, application.unparsed, today)
        found += _row_gaps(application, step, today)
    required = [item.code for item in documents_asked(application) if item.required]
    present = set(application.evidence.current().values_list("item", flat=True))
    return found + missing_documents(required, present)


_STEP_ROWS = {
    Step.EDUCATION: Rows.DEGREES,
    Step.EXPERIENCE: Rows.EMPLOYMENTS,
    Step.FAMILY: Rows.FAMILY,
}


def _row_gaps(application: Application, step: Step, today: Any) -> list[Gap]:
    kind = _STEP_ROWS.get(step)
    if kind is None:
        return []
    rows = list(getattr(application, kind).all())
    if kind is Rows.FAMILY and not application.has_family:
        return []
    if not rows:
        return [] if kind is Rows.EMPLOYMENTS else [Gap(step, kind, "no_rows", kind)]
    return missing_in_rows(
        kind,
        [(answers(row, ROW_FIELDS[kind]), row.unparsed) for row in rows],
        today,
        may_be_expected=may_be_expected(application.track),
    )
