"""What officers say of the names on a case: which university, which employer."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talentportal.accounts.http import Request
from talentportal.core.guards import for_roles
from visas.forms.matches import EmployerForm, MatchForm, RecommenderForm
from visas.selectors import identification
from visas.selectors.previews import Preview
from visas.selectors.recommenders import recommender
from visas.services import confirmations
from visas.services.confirmations import EmployerIs
from visas.services.correspondence import CASE_WORKERS
from visas.views.actions import act
from visas.views.case import find


@require_POST
@for_roles(*CASE_WORKERS)
def confirm_match(request: Request, pk: UUID, degree_id: UUID) -> HttpResponse:
    """Confirm which university a degree is from."""
    application = find(request, pk)
    rows = identification.degrees(application, Preview())
    row = next((one for one in rows if one.degree.pk == degree_id), None)
    if row is None:  # of another case, perhaps: here it does not exist
        raise Http404
    form = MatchForm(row, request.POST, auto_id=f"match_{degree_id}_%s")

    def run(*, remember: Any, **said: Any) -> None:
        confirmations.confirm_match(degree_id=degree_id, actor=request.user, how=remember, **said)

    done = _("The university is confirmed and the case was assessed again.")
    return act(request, application, form, f"match:{degree_id}", run, view="answers", done=done)


@require_POST
@for_roles(*CASE_WORKERS)
def confirm_recommender(request: Request, pk: UUID) -> HttpResponse:
    """Confirm which university recommends."""
    application = find(request, pk)
    row = recommender(application, Preview())
    if row is None:
        raise Http404
    form = RecommenderForm(row.options, request.POST, auto_id="recommender_%s")
    run = partial(
        confirmations.confirm_recommender, application_id=application.pk, actor=request.user
    )
    done = _("The university is confirmed and the case was assessed again.")
    return act(request, application, form, "recommender", run, view="answers", done=done)


@require_POST
@for_roles(*CASE_WORKERS)
def confirm_employer(request: Request, pk: UUID, employment_id: UUID) -> HttpResponse:
    """Confirm what an employer is."""
    application = find(request, pk)
    rows = identification.posts(application, Preview())
    row = next((one for one in rows if one.post.pk == employment_id), None)
    if row is None:
        raise Http404
    form = EmployerForm(row, request.POST, auto_id=f"post_{employment_id}_%s")

    def run(*, means: EmployerIs, ref: str, seen_version: int) -> None:
        confirmations.confirm_employer(
            employment_id=employment_id,
            actor=request.user,
            means=means,
            ref=ref,
            seen_version=seen_version,
        )

    done = _("The employer is confirmed and the case was assessed again.")
    return act(request, application, form, f"post:{employment_id}", run, view="answers", done=done)
