"""Find one's own application: here anybody else's, an officer's included, does not exist."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from talentportal.accounts.http import Request
from talentportal.kernel.roles import Role
from visas.models import Application, Evidence
from visas.querysets import ApplicationQuerySet
from visas.rules.answers import ROW_STEP, Rows, Step
from visas.rules.states import EDITABLE, State
from visas.rules.tracks import steps_of


def own_applications(request: Request) -> ApplicationQuerySet:
    """Return the person's own applications; 404 for who is no applicant."""
    if Role.APPLICANT not in request.user.roles:
        raise Http404
    return Application.objects.visible_to(request.user).filter(applicant=request.user)


def own_application(request: Request, pk: UUID) -> Application:
    """Return one of one's own applications with its rows, or 404."""
    mine = own_applications(request).select_related("officer", "letter")
    return get_object_or_404(mine.prefetch_related("degrees", "employments", "family"), pk=pk)


def own_evidence(request: Request, pk: UUID, evidence_id: UUID) -> Evidence:
    """Return a document of one of one's own applications, earlier versions included, or 404."""
    mine = Evidence.objects.visible_to(request.user).filter(
        application_id=pk, application__in=own_applications(request)
    )
    found: Evidence = get_object_or_404(
        mine.select_related("document", "application__applicant"), pk=evidence_id
    )
    return found


def is_draft(application: Application) -> bool:
    """Tell whether the answers may still be changed."""
    return State(application.state) in EDITABLE


def step_or_404(application: Application, text: str) -> Step:
    """Return the step that an address names, if the application's track has it."""
    try:
        step = Step(text)
    except ValueError as unknown:
        raise Http404 from unknown
    if step not in steps_of(application.track):
        raise Http404
    return step


def rows_or_404(application: Application, text: str) -> Rows:
    """Return the list that an address names, if the application's track asks for it."""
    try:
        rows = Rows(text)
    except ValueError as unknown:
        raise Http404 from unknown
    step_or_404(application, ROW_STEP[rows])
    return rows
