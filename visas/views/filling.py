"""What the pages of the wizard share: store what came, draw a step."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from talentportal.accounts.http import Request
from talentportal.accounts.models import User
from talentportal.core.components import Link
from visas.forms.pages import StepPage
from visas.labels import TRACK_LABELS
from visas.labels.answers import STEP_LABELS, STEP_LEADS
from visas.models import Application
from visas.rules.answers import Rows, Step
from visas.rules.states import Track
from visas.rules.tracks import fields_of, steps_of
from visas.selectors.intake import gaps
from visas.selectors.wizard import step_states, steps_shown
from visas.services import intake

CHECK = "check"
"""In the address: mark what is missing, because the reader came from the list of gaps."""


def store(page: StepPage, application: Application, actor: User) -> None:
    """Store what was changed on a page, field by field."""
    if page.form is not None and page.form.posted:
        values, unparsed = page.form.changes()
        intake.edit(application_id=application.pk, actor=actor, values=values, unparsed=unparsed)
    for row in page.rows:
        if not row.form.posted:
            continue
        values, unparsed = row.form.changes()
        intake.edit_row(
            application_id=application.pk,
            actor=actor,
            kind=Rows(str(page.kind)),
            row_id=row.id,
            values=values,
            unparsed=unparsed,
        )


def draw(
    request: Request,
    application: Application,
    page: StepPage,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Draw a step with the way through the wizard beside it."""
    found = gaps(application)
    states = step_states(application, found)
    if CHECK in request.GET:
        page.demand(found)
    context = {
        "application": application,
        "title": STEP_LABELS[page.step],
        "lead": STEP_LEADS[page.step],
        "page": page,
        "asked": fields_of(application.track, page.step),
        "form": page,
        "gaps": found,
        "states": states,
        "steps": steps_shown(application.pk, states, page.step),
        "next_url": next_url(application, page.step),
        "back_url": back_url(application, page.step),
        "crumbs": crumbs(application),
        "saved_at": application.updated_at,
        **more,
    }
    return render(request, f"visas/wizard_{page.step}.html", context, status=status)


def step_url(application: Application, step: Step) -> str:
    """Return the address of a step."""
    return reverse("visas:step", args=[application.pk, step])


def next_url(application: Application, step: Step) -> str:
    """Return the address of the step after this one; the last leads to itself."""
    steps = steps_of(application.track)
    return step_url(application, steps[min(steps.index(step) + 1, len(steps) - 1)])


def back_url(application: Application, step: Step) -> str:
    """Return the address of the step before this one; before the first lies the list."""
    steps = steps_of(application.track)
    place = steps.index(step)
    return step_url(application, steps[place - 1]) if place else reverse("visas:mine")


def crumbs(application: Application, *more: Link) -> list[Link]:
    """Return the way from the list to this page."""
    name = application.receipt_number or TRACK_LABELS[Track(application.track)]
    own = Link(name, reverse("visas:application", args=[application.pk]) if more else "")
    return [Link(_("My applications"), reverse("visas:mine")), own, *more]
