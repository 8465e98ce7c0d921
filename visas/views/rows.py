"""Add and remove the degrees, posts and family members of a draft."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from talentportal.accounts.http import Request
from talentportal.kernel.errors import Refused
from visas.forms.pages import StepPage
from visas.models import Application
from visas.rules.answers import ROW_STEP, Rows
from visas.services import intake
from visas.views.filling import step_url, store
from visas.views.own import is_draft, own_application, rows_or_404


@require_POST
def add(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """Store what stands on the page, add a row, and go to it."""
    application, rows = _stored(request, pk, kind)
    try:
        row = intake.add_row(application_id=pk, actor=request.user, kind=rows)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect(f"{step_url(application, ROW_STEP[rows])}#rows")
    return redirect(f"{step_url(application, ROW_STEP[rows])}#row-{row.pk}")


@require_POST
def remove(request: Request, pk: UUID, kind: str, row_id: UUID) -> HttpResponse:
    """Store what stands on the page and remove one row of it."""
    application, rows = _stored(request, pk, kind)
    if row_id not in {row.pk for row in getattr(application, rows).all()}:
        raise Http404
    intake.remove_row(application_id=pk, actor=request.user, kind=rows, row_id=row_id)
    return redirect(f"{step_url(application, ROW_STEP[rows])}#rows")


def _stored(request: Request, pk: UUID, kind: str) -> tuple[Application, Rows]:
    """Return one's own draft once what was typed on the page is stored; nothing else is a draft."""
    application = own_application(request, pk)
    rows = rows_or_404(application, kind)
    if not is_draft(application):
        raise Http404
    store(StepPage(application, ROW_STEP[rows], request.POST), application, request.user)
    return application, rows
