"""The applicant fills in and submits: one page per step, stored at every change."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from talentportal.accounts.http import Request
from talentportal.core.components import Link
from talentportal.kernel.errors import IllegalMove, Refused
from visas.forms.pages import StepPage
from visas.forms.selfcheck import SelfCheck
from visas.forms.submission import DeclarationForm
from visas.models import Application
from visas.rules.answers import Step
from visas.rules.states import Track
from visas.selectors.tracks import track_cards
from visas.services import intake
from visas.services.selfcheck import Answers
from visas.views import carried
from visas.views.filling import draw, next_url, store
from visas.views.own import is_draft, own_application, own_applications, step_or_404
from visas.views.review import draw_documents, draw_review

SPECIAL: dict[Step, Callable[[Request, Application], HttpResponse]] = {
    Step.DOCUMENTS: draw_documents,
    Step.REVIEW: draw_review,
}
"""Steps that ask no questions."""


@require_http_methods(["GET", "POST"])
def start(request: Request) -> HttpResponse:
    """Show the tracks to choose from, or open a draft for the one that was chosen."""
    drafts = own_applications(request).drafts_of(request.user)
    open_drafts = dict(drafts.values_list("track", "pk"))
    if request.method != "POST":
        return _choose(request, open_drafts)
    track = _chosen(request)
    if track is None:
        messages.error(request, _("Choose the visa that you apply for."))
        return _choose(request, open_drafts, status=422)
    sent = carried.use(request) if request.POST.get("answers") == "carried" else None
    answers = SelfCheck(sent).answers().asked_by(track) if sent else Answers()
    application = intake.start(
        actor=request.user,
        track=track,
        values=dict(answers.values),
        rows={kind: [dict(row) for row in rows] for kind, rows in answers.rows.items()},
    )
    if track in open_drafts and sent:
        messages.info(request, _("You have a draft already. It keeps the answers it had."))
    return redirect("visas:application", application.pk)


def _chosen(request: Request) -> Track | None:
    asked = request.POST.get("track", "")
    return Track(asked) if asked in set(Track) else None


def _choose(
    request: Request, open_drafts: Mapping[str, UUID], *, status: int = 200
) -> HttpResponse:
    context = {
        "cards": track_cards(open_drafts),
        "has_answers": carried.held(request) is not None,
        "crumbs": [Link(_("My applications"), reverse("visas:mine")), Link(_("New application"))],
    }
    return render(request, "visas/start.html", context, status=status)


@require_http_methods(["GET", "POST"])
def step(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Show a step, or store what was typed in it and go on to the next."""
    application = own_application(request, pk)
    current = step_or_404(application, step)
    if not is_draft(application):
        return redirect("visas:application", pk)
    if current in SPECIAL:
        return SPECIAL[current](request, application)
    if request.method != "POST":
        return draw(request, application, StepPage(application, current))
    page = StepPage(application, current, request.POST)
    store(page, application, request.user)
    if page.lacks_rows:
        messages.warning(request, _("An entry of this page was removed in another window."))
    elif not page.errors:
        return redirect(next_url(application, current))
    return draw(request, own_application(request, pk), page, status=422)


@require_POST
def autosave(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Store the fields that changed and say which of them are no values yet."""
    application = own_application(request, pk)
    current = step_or_404(application, step)
    page = StepPage(application, current, request.POST)
    try:
        store(page, application, request.user)
    except IllegalMove:
        return JsonResponse({}, status=409)
    if page.lacks_rows:
        return JsonResponse({}, status=409)
    return JsonResponse(
        {
            "saved_at": timezone.now().isoformat(),
            "version": page.version_held,
            "errors": {name: [str(line) for line in lines] for name, lines in page.errors.items()},
        }
    )


@require_POST
def submit(request: Request, pk: UUID) -> HttpResponse:
    """File the application, or say next to the list of gaps what keeps it back."""
    application = own_application(request, pk)
    if not is_draft(application):
        return redirect("visas:application", pk)
    form = DeclarationForm(request.POST)
    if not form.is_valid():
        return draw_review(request, application, form)
    try:
        intake.submit(application_id=pk, actor=request.user, **form.cleaned_data)
    except Refused as refusal:
        application = own_application(request, pk)
        if not is_draft(application):  # the same was sent twice, and this came second
            return redirect("visas:application", pk)
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return draw_review(request, application, form)
    messages.success(request, _("Your application was received. Keep the receipt number."))
    return redirect("visas:application", pk)
