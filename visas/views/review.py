"""The two steps of the wizard without questions: hand in documents, review and submit."""

from typing import Any

from django.http import HttpResponse

from talentportal.accounts.http import Request
from visas.forms.pages import StepPage
from visas.forms.submission import DeclarationForm, UploadForm
from visas.models import Application
from visas.rules.answers import Step
from visas.selectors.documents import lines
from visas.selectors.fees import fee_due
from visas.selectors.intake import gaps
from visas.selectors.summary import sections
from visas.selectors.wizard import gap_links
from visas.views.filling import draw


def draw_documents(
    request: Request, application: Application, refused: tuple[str, UploadForm] | None = None
) -> HttpResponse:
    """Draw the checklist; `refused` is the item whose file was not taken, with its form."""
    items = [
        (line, upload_form(line.code, refused), line.code == (refused and refused[0]))
        for line in lines(application)
    ]
    page = StepPage(application, Step.DOCUMENTS)
    status = 422 if refused else 200
    return draw(request, application, page, status=status, items=items)


def upload_form(code: str, refused: tuple[str, UploadForm] | None) -> UploadForm:
    """Return the form of an item, with its refusal if it is the one that was refused."""
    if refused and refused[0] == code:
        return refused[1]
    return UploadForm(prefix=code)


def draw_review(
    request: Request, application: Application, form: DeclarationForm | None = None
) -> HttpResponse:
    """Draw the summary with its gaps; with a form, what kept the application back."""
    more: dict[str, Any] = {
        "declaration": form or DeclarationForm(),
        "gap_links": gap_links(application, gaps(application)),
        "sections": sections(application),
        "lines": lines(application),
        "fee": fee_due(application),
    }
    page = StepPage(application, Step.REVIEW)
    return draw(request, application, page, status=422 if form else 200, **more)
