"""Hand in, look at, take out and take back the documents of one's own application."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talentportal.accounts.http import Request
from talentportal.core.components import DocumentPage, Link
from talentportal.core.throttle import throttled
from talentportal.documents.http import download, is_page_number, preview
from talentportal.kernel.errors import IllegalMove, Refused
from visas.forms.submission import UploadForm
from visas.models import Application, Evidence
from visas.rules.answers import Step
from visas.rules.states import State
from visas.selectors.documents import item_name
from visas.services import evidence as services
from visas.services.access import note_access
from visas.views.filling import crumbs, step_url
from visas.views.own import own_application, own_evidence
from visas.views.review import draw_documents
from visas.views.supplement import draw_supplement

PER_MINUTE = 40
"""Files of one person: more than a checklist has, at once and without a pause."""


@require_http_methods(["GET", "POST"])
@throttled("upload", per_minute=PER_MINUTE, template="429.html")
def upload(request: Request, pk: UUID, item: str) -> HttpResponse:
    """Take one file for an item of the checklist, or say next to it why not."""
    application = own_application(request, pk)
    if request.method != "POST":
        return redirect(_place(application))
    form = UploadForm(request.POST, request.FILES, prefix=item)
    if form.is_valid():
        try:
            services.add(
                application_id=pk, actor=request.user, item=item, upload=form.cleaned_data["file"]
            )
        except IllegalMove:
            return redirect("visas:application", pk)
        except Refused as refusal:
            form.add_error("file", refusal.message)
        else:
            return redirect(f"{_place(application)}#item-{item}")
    draw = draw_supplement if application.state == State.SUPPLEMENT else draw_documents
    return draw(request, application, refused=(item, form))


@require_POST
def remove(request: Request, pk: UUID, evidence_id: UUID) -> HttpResponse:
    """Take a document back."""
    found = own_evidence(request, pk, evidence_id)
    application = own_application(request, pk)
    try:
        services.remove(application_id=pk, actor=request.user, evidence_id=found.pk)
    except Evidence.DoesNotExist:
        return redirect(_place(application))
    except Refused:
        return redirect("visas:application", pk)
    return redirect(f"{_place(application)}#item-{found.item}")


@require_GET
def get_file(request: Request, pk: UUID, evidence_id: UUID) -> HttpResponseBase:
    """Hand out one's own document, to be saved."""
    found = own_evidence(request, pk, evidence_id)
    _note(request, found, "visa.document_downloaded")
    return download(found.document)


@require_GET
def show(request: Request, pk: UUID, evidence_id: UUID) -> HttpResponse:
    """Show the pages of a document, one at a time."""
    found = own_evidence(request, pk, evidence_id)
    number = _page_number(request, found)
    name = item_name(found.item)
    here = Link(name)
    context = {
        "title": name,
        "crumbs": crumbs(found.application, here),
        "back_url": _place(found.application),
        "page": _document_page(found, number),
        "evidence": found,
    }
    return render(request, "visas/document.html", context)


@require_GET
def page_image(request: Request, pk: UUID, evidence_id: UUID, number: int) -> HttpResponse:
    """Show one page of a document as a picture."""
    found = own_evidence(request, pk, evidence_id)
    _note(request, found, "visa.document_viewed", f"{found.item} {number}")
    return preview(found.document, number, width=1200)


def _place(application: Application) -> str:
    """Return where the application's documents are handed in, or just shown."""
    if application.state == State.DRAFT:
        return step_url(application, Step.DOCUMENTS)
    name = "supplement" if application.state == State.SUPPLEMENT else "application"
    return reverse(f"visas:{name}", args=[application.pk])


def _note(request: Request, found: Evidence, verb: str, detail: str = "") -> None:
    note_access(
        actor=request.user,
        application=found.application,
        subject=found,
        verb=verb,
        detail=detail or found.item,
    )


def _page_number(request: Request, found: Evidence) -> int:
    text = request.GET.get("page", "1")
    number = int(text) if is_page_number(text) else 1
    return min(max(number, 1), found.document.pages)


def _document_page(found: Evidence, number: int) -> DocumentPage:
    where = [found.application_id, found.pk]
    url = reverse("visas:evidence_preview", args=where)
    return DocumentPage(
        name=found.document.original_name,
        image_url=reverse("visas:evidence_page", args=[*where, number]),
        alt=_("Page %(number)s of %(name)s")
        % {"number": number, "name": found.document.original_name},
        number=number,
        count=found.document.pages,
        previous_url=f"{url}?page={number - 1}" if number > 1 else "",
        next_url=f"{url}?page={number + 1}" if number < found.document.pages else "",
        download_url=reverse("visas:evidence_download", args=where),
    )
