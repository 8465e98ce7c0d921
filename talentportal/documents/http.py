"""Hand a private file to a browser that will do nothing with it but show or save it.

There are no addresses here: a domain's view finds the row through `visible_to`, writes who looked
(`talentportal.audit.services.log_access`, with the person whose data it is) and then calls one of
these:

    evidence = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    log_access(actor=request.user, verb="document.downloaded", subject=evidence, person=…)
    return download(evidence.document)
"""

from typing import TypeVar

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from talentportal.documents import services
from talentportal.documents.models import Document
from talentportal.kernel.errors import Refused

LONGEST_NUMBER = 6
"""Digits of a page number; no document has so many pages."""
R = TypeVar("R", bound=HttpResponseBase)
_INERT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""No guessing of types, no scripts, no other origin, no copy left on the way or on the disk."""


def download(document: Document) -> FileResponse:
    """Answer with the whole file, to be saved under the name it came with."""
    response = FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=document.original_name,
        content_type=document.content_type,
    )
    return _inert(response)


def preview(document: Document, page: int, width: int = services.WIDTHS[1]) -> HttpResponse:
    """Answer with a picture of one page (counted from 1); 404 for a page that is not there.

    A page that cannot be drawn is answered 422 with a sentence, and can still be downloaded.
    """
    try:
        image = services.page_image(document, page, width)
    except LookupError as problem:
        raise Http404 from problem
    except Refused as refusal:
        return _inert(HttpResponse(str(refusal.message), status=422, content_type="text/plain"))
    response = HttpResponse(image, content_type="image/png")
    name = f"{document.original_name}-{page}.png"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return _inert(response)


def is_page_number(text: str) -> bool:
    """Say whether a text from an address can number a page: Python reads no endless number."""
    return text.isdecimal() and len(text) <= LONGEST_NUMBER


def _inert(response: R) -> R:
    for header, value in _INERT.items():
        response[header] = value
    return response
