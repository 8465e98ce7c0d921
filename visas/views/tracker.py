"""The applicant follows the application: list, state, messages, papers, withdrawal."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talentportal.accounts.http import Request
from talentportal.core import paging
from talentportal.core.components import Link
from talentportal.core.htmx import render_part
from talentportal.core.throttle import throttled
from talentportal.documents.http import download
from talentportal.kernel.errors import Refused
from visas.forms.submission import MessageForm, WithdrawForm
from visas.models import Application
from visas.rules.states import Action, State
from visas.selectors import tracker
from visas.selectors.documents import document_items
from visas.selectors.fees import fee_due
from visas.selectors.findings import newest_assessment
from visas.selectors.intake import gaps
from visas.selectors.summary import sections
from visas.selectors.timeline import history
from visas.selectors.wizard import first_open, step_states
from visas.services import casework, correspondence, receipts
from visas.services.access import note_access
from visas.views import carried
from visas.views.filling import crumbs
from visas.views.own import is_draft, own_application, own_applications

PAGE = "visas/tracker.html"
LANGUAGES = frozenset({"ko", "en"})
MESSAGES_PER_MINUTE = 10
"""Each is a mail to an officer."""
RECEIPTS_PER_MINUTE = 20
"""Each is set in print anew."""


@require_GET
def mine(request: Request) -> HttpResponse:
    """List one's own applications, the newest first."""
    found = own_applications(request)
    page = paging.page(found.select_related("letter"), request.GET, by=("-created_at", "-id"))
    context = {
        "rows": [tracker.row(application) for application in page.rows],
        "pager": page.pager,
        "has_answers": carried.are_unused(request),
    }
    return render(request, "visas/mine.html", context)


@require_GET
def application(request: Request, pk: UUID) -> HttpResponse:
    """Show where an application stands; a draft goes on where it lacks something."""
    found = own_application(request, pk)
    if is_draft(found):
        step = first_open(step_states(found, gaps(found)))
        return redirect("visas:step", pk, step)
    return render(request, PAGE, _context(request, found))


@require_POST
@throttled("message", per_minute=MESSAGES_PER_MINUTE, template="429.html")
def message(request: Request, pk: UUID) -> HttpResponse:
    """Send a message to the officers."""
    found = own_application(request, pk)
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            correspondence.message(application_id=pk, actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("body", refusal.message)
        else:
            form = MessageForm()
    if form.errors or request.htmx:
        context = _context(request, found, form)
        return render_part(request, PAGE, "thread", context, status=422 if form.errors else 200)
    return redirect(f"{reverse('visas:application', args=[pk])}#messages")


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Ask once more, then withdraw the application or throw the draft away."""
    found = own_application(request, pk)
    if not tracker.is_open(found):
        return redirect("visas:application", pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            casework.move(
                application_id=pk, action=Action.WITHDRAW, actor=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
            found = own_application(request, pk)
        else:
            messages.success(request, _("The application was withdrawn."))
            return redirect("visas:mine")
    context = {
        "application": found,
        "form": form,
        "is_draft": is_draft(found),
        "crumbs": crumbs(found, Link(_("Withdraw"))),
    }
    return render(request, "visas/withdraw.html", context, status=422 if form.errors else 200)


@require_GET
@throttled("receipt", per_minute=RECEIPTS_PER_MINUTE, template="429.html")
def receipt(request: Request, pk: UUID) -> HttpResponse:
    """Hand out the receipt as PDF in the reader's language."""
    found = own_application(request, pk)
    if not found.receipt_number:
        raise Http404
    note_access(
        actor=request.user, application=found, subject=found, verb="visa.receipt_downloaded"
    )
    content = receipts.render(found, _language())
    response = HttpResponse(content, content_type="application/pdf")
    name = f"{found.receipt_number}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
def letter(request: Request, pk: UUID, language: str) -> HttpResponseBase:
    """Hand out the decision letter in one of its languages."""
    found = own_application(request, pk)
    if language not in LANGUAGES or not hasattr(found, "letter"):
        raise Http404
    note_access(
        actor=request.user,
        application=found,
        subject=found.letter,
        verb="visa.letter_downloaded",
        detail=language,
    )
    return download(found.letter.document_ko if language == "ko" else found.letter.document_en)


def _language() -> str:
    language = (get_language() or "en").split("-")[0]
    return language if language in LANGUAGES else "en"


def _context(
    request: Request, found: Application, form: MessageForm | None = None
) -> dict[str, Any]:
    told = history(found)
    supplement = tracker.newest_supplement(found)
    return {
        "application": found,
        "crumbs": crumbs(found),
        "badge": tracker.state_badge(found),
        "next_step": tracker.next_step(found),
        "due": tracker.deadline(found.due_on),
        "supplement": supplement if found.state == State.SUPPLEMENT else None,
        "way": tracker.way(found, told, supplement),
        "assessment": newest_assessment(found),
        "documents": document_items(found),
        "thread": tracker.messages(found, request.user),
        "message_form": form or MessageForm(),
        "events": told.events(found),
        "summary": tracker.summary(found),
        "officer": tracker.officer_facts(found),
        "fee": fee_due(found),
        "letter": getattr(found, "letter", None),
        "sections": sections(found),
        "is_open": tracker.is_open(found),
        "may_write": found.state != State.WITHDRAWN,
    }
