"""Documents and letters of a case, looked at or taken out by staff; each leaves a line."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from talentportal.accounts.http import Request
from talentportal.core.guards import for_roles
from talentportal.core.htmx import render_part
from talentportal.documents.http import download, preview
from visas.models import Evidence
from visas.services.access import note_access
from visas.services.correspondence import CASE_WORKERS
from visas.views.case import DESK, find

WIDTH = 1200
"""Pixels across a page of the viewer."""


@require_GET
@for_roles(*DESK)
def page_image(request: Request, pk: UUID, evidence_id: UUID, number: int) -> HttpResponse:
    """Show one page of a document as a picture."""
    found = _evidence(request, pk, evidence_id)
    _note(request, found, "visa.document_viewed", f"{found.item} {number}")
    return preview(found.document, number, width=WIDTH)


@require_GET
@for_roles(*DESK)
def get_file(request: Request, pk: UUID, evidence_id: UUID) -> HttpResponseBase:
    """Hand out a document, to be saved."""
    found = _evidence(request, pk, evidence_id)
    _note(request, found, "visa.document_downloaded", found.item)
    return download(found.document)


@require_GET
@for_roles(*DESK)
def letter(request: Request, pk: UUID, language: str) -> HttpResponseBase:
    """Hand out the decision letter in one language."""
    application = find(request, pk)
    issued = getattr(application, "letter", None)
    if issued is None or language not in {"ko", "en"}:
        raise Http404
    note_access(
        actor=request.user,
        application=application,
        subject=application,
        verb="visa.letter_downloaded",
        detail=language,
    )
    return download(issued.document_ko if language == "ko" else issued.document_en)


@require_POST
@for_roles(*CASE_WORKERS)
def reveal_passport(request: Request, pk: UUID) -> HttpResponse:
    """Show the passport number in full, once, and note that it was shown."""
    application = find(request, pk)
    note_access(
        actor=request.user,
        application=application,
        subject=application,
        verb="visa.passport_revealed",
    )
    context = {"application": application, "number": application.passport_number}
    return render_part(request, "visas/desk/passport.html", "number", context)


def _evidence(request: Request, pk: UUID, evidence_id: UUID) -> Evidence:
    case = find(request, pk)
    rows = Evidence.objects.visible_to(request.user).filter(application=case)
    return get_object_or_404(
        rows.select_related("document", "application__applicant"), pk=evidence_id
    )


def _note(request: Request, found: Evidence, verb: str, detail: str) -> None:
    note_access(
        actor=request.user,
        application=found.application,
        subject=found,
        verb=verb,
        detail=detail,
    )
