"""What officers do to a case: each view reads one form, calls one service, and goes back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talentportal.accounts.http import Request
from talentportal.core.guards import for_roles
from talentportal.kernel.errors import Refused, Stale
from visas.forms.desk import (
    AssignForm,
    LetterlikeForm,
    MoveForm,
    NoteForm,
    ProposeForm,
    ReviewForm,
    SendBackForm,
    SignForm,
    SupplementForm,
)
from visas.models import Application, Evidence
from visas.rules.states import Action
from visas.selectors import case as shown
from visas.selectors.documents import item_name
from visas.selectors.intake import documents_asked
from visas.services import (
    casework,
    correspondence,
    decisions,
    supplements,
)
from visas.services import evidence as evidence_services
from visas.services.correspondence import CASE_WORKERS
from visas.views.case import draw, find, officers

Service = Callable[..., Any]


@require_POST
@for_roles(*CASE_WORKERS)
def move(request: Request, pk: UUID) -> HttpResponse:
    """Take, give back or resume."""
    application = find(request, pk)
    form = MoveForm(request.POST)
    if not form.is_valid() or form.cleaned_data["action"] not in set(Action):
        return redirect("visas:case", pk)
    action = Action(form.cleaned_data["action"])
    seen = form.cleaned_data["seen_version"]
    try:
        casework.move(application_id=pk, action=action, actor=request.user, seen_version=seen)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return draw(request, find(request, application.pk), "review", {}, status=409)
    return redirect("visas:case", pk)


@require_POST
@for_roles(*CASE_WORKERS)
def assign(request: Request, pk: UUID) -> HttpResponse:
    """Hand the case to an officer."""
    application = find(request, pk)
    form = AssignForm(officers(application), request.POST)

    def run(*, officer: str, seen_version: int) -> None:
        casework.assign(
            application_id=pk,
            actor=request.user,
            officer_id=UUID(officer),
            seen_version=seen_version,
        )

    return act(request, application, form, "assign", run, view="messages")


@require_POST
@for_roles(*CASE_WORKERS)
def supplement(request: Request, pk: UUID) -> HttpResponse:
    """Ask the applicant for more."""
    application = find(request, pk)
    items = [(item.code, item_name(item.code)) for item in documents_asked(application)]
    form = SupplementForm(items, request.POST)
    return act(request, application, form, "supplement", _by(request, pk, supplements.request))


@require_POST
@for_roles(*CASE_WORKERS)
def propose(request: Request, pk: UUID) -> HttpResponse:
    """Propose approval or refusal."""
    application = find(request, pk)
    panel = shown.panel(shown.newest(application))
    name = "refuse" if request.POST.get("outcome") == "refuse" else "approve"
    choices = panel.choices if panel else []
    form = ProposeForm(choices, request.POST, auto_id=f"{name}_%s")
    return act(request, application, form, name, _by(request, pk, decisions.propose))


@require_POST
@for_roles(*CASE_WORKERS)
def sign(request: Request, pk: UUID) -> HttpResponse:
    """Sign the open proposal."""
    application = find(request, pk)
    done = _("The decision is signed. The letter is being written and sent.")
    form = SignForm(request.POST, auto_id="sign_%s")
    return act(request, application, form, "sign", _by(request, pk, decisions.sign), done=done)


@require_POST
@for_roles(*CASE_WORKERS)
def send_back(request: Request, pk: UUID) -> HttpResponse:
    """Send the open proposal back to its officer."""
    application = find(request, pk)
    form = SendBackForm(request.POST, auto_id="back_%s")
    return act(request, application, form, "send_back", _by(request, pk, decisions.send_back))


@require_POST
@for_roles(*CASE_WORKERS)
def note(request: Request, pk: UUID) -> HttpResponse:
    """Write an internal note."""
    form = NoteForm(request.POST, auto_id="note_%s")
    return act(
        request,
        find(request, pk),
        form,
        "note",
        _by(request, pk, correspondence.note),
        view="messages",
    )


@require_POST
@for_roles(*CASE_WORKERS)
def message(request: Request, pk: UUID) -> HttpResponse:
    """Write to the applicant."""
    form = LetterlikeForm(request.POST, auto_id="message_%s")
    application = find(request, pk)
    return act(
        request,
        application,
        form,
        "message",
        _by(request, pk, correspondence.message),
        view="messages",
    )


@require_POST
@for_roles(*CASE_WORKERS)
def review_evidence(request: Request, pk: UUID, evidence_id: UUID) -> HttpResponse:
    """Accept a document, or say what is wrong with it."""
    application = find(request, pk)
    rows = Evidence.objects.visible_to(request.user).filter(application=application)
    row = get_object_or_404(rows.current(), pk=evidence_id)

    def run(*, accepted: bool, reason: str) -> None:
        evidence_services.review(
            evidence_id=row.pk, actor=request.user, accepted=accepted, reason=reason
        )

    return act(request, application, ReviewForm(request.POST), "review", run, item=row.item)


def _by(request: Request, pk: UUID, service: Service) -> Service:
    return partial(service, application_id=pk, actor=request.user)


def act(
    request: Request,
    application: Application,
    form: forms.Form,
    name: str,
    run: Service,
    *,
    view: str = "review",
    done: str = "",
    item: str = "",
) -> HttpResponse:
    """Read the form, run the service, go back to the case; a refusal keeps what was typed."""
    if form.is_valid():
        try:
            run(**form.cleaned_data)
        except Refused as refusal:
            fresh = find(request, application.pk)
            _refuse(form, refusal, fresh)
            return draw(request, fresh, view, {name: form}, _status(refusal), item)
        if done:
            messages.success(request, done)
        target = reverse("visas:case", args=[application.pk])
        query = f"?view={view}" + (f"&item={item}" if item else "")
        return redirect(target + query)
    return draw(request, application, view, {name: form}, 422, item)


def _refuse(form: forms.Form, refusal: Refused, fresh: Application) -> None:
    """Say why, next to the field it is about or above the form.

    Who was too late reads the case as it is now, with their text still there, and may send it
    again: the form then knows the version they have seen.
    """
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, refusal.message)
    if isinstance(refusal, Stale) and isinstance(form.data, QueryDict):
        data = form.data.copy()
        data["seen_version"] = str(fresh.version)
        form.data = data


def _status(refusal: Refused) -> int:
    return 409 if isinstance(refusal, Stale) else 422
