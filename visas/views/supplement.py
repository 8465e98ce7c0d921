"""Answer what the officer asked for: the documents, and a text."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from talentportal.accounts.http import Request
from talentportal.core.components import Link
from talentportal.kernel.errors import Refused
from visas.forms.submission import SupplementAnswerForm, UploadForm
from visas.models import Application
from visas.rules.states import State
from visas.selectors.documents import asked_again
from visas.selectors.tracker import deadline, newest_supplement
from visas.services import supplements
from visas.views.filling import crumbs
from visas.views.own import own_application
from visas.views.review import upload_form


@require_http_methods(["GET", "POST"])
def supplement(request: Request, pk: UUID) -> HttpResponse:
    """Show the request, or take the answer and give the case back to the officer."""
    application = own_application(request, pk)
    if application.state != State.SUPPLEMENT:
        return redirect("visas:application", pk)
    if request.method != "POST":
        return draw_supplement(request, application)
    form = SupplementAnswerForm(request.POST)
    if form.is_valid():
        try:
            supplements.answer(application_id=pk, actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            application = own_application(request, pk)
            if application.state != State.SUPPLEMENT:  # the same was sent twice
                return redirect("visas:application", pk)
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, refusal.message)
        else:
            messages.success(request, _("Your answer was sent. The review goes on."))
            return redirect("visas:application", pk)
    return draw_supplement(request, application, form)


def draw_supplement(
    request: Request,
    application: Application,
    form: SupplementAnswerForm | None = None,
    *,
    refused: tuple[str, UploadForm] | None = None,
) -> HttpResponse:
    """Draw the request with what was asked for and the form of the answer."""
    asked = newest_supplement(application)
    context = {
        "application": application,
        "crumbs": crumbs(application, Link(_("Supplement"))),
        "asked": asked,
        "due": deadline(application.due_on),
        "items": [
            (line, upload_form(line.code, refused), bool(refused and refused[0] == line.code))
            for line in (asked_again(application, asked) if asked else [])
        ],
        "form": form or SupplementAnswerForm(),
    }
    status = 422 if form or refused else 200
    return render(request, "visas/supplement.html", context, status=status)
