"""Anyone who holds a decision letter can see here whether it is genuine; no account is needed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talentportal.core import formats
from talentportal.core.components import Fact
from talentportal.core.throttle import throttled
from talentportal.kernel.dates import seoul_day
from visas.forms.verify import VerifyForm
from visas.labels import TRACK_LABELS
from visas.labels import letters as words
from visas.models import Letter
from visas.rules import letter_codes
from visas.rules.states import Track
from visas.selectors import letters

PAGE = "visas/verify.html"
PER_MINUTE = 30
"""Questions a visitor may ask in a minute: plenty for a clerk with a stack of letters."""


@login_not_required
@never_cache
@require_safe
@throttled("verify", per_minute=PER_MINUTE, template="429.html")
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code; an answer that can be one leads to the page of its letter."""
    form = VerifyForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("visas:verify_letter", code=form.cleaned_data["code"])
    return render(request, PAGE, {"form": form}, status=422 if form.is_bound else 200)


@login_not_required
@never_cache
@require_safe
@throttled("verify", per_minute=PER_MINUTE, template="429.html")
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """Say what the letter with this code decided, or, with 404, that no letter has it."""
    printed = letter_codes.read(code)
    if printed and printed != code:
        return redirect("visas:verify_letter", code=printed)
    found = letters.issued(printed) if printed else None
    if found is None:
        form = VerifyForm(initial={"code": code})
        return render(request, PAGE, {"form": form, "unknown": code}, status=404)
    context = {"letter": found, "facts": _facts(found), "form": VerifyForm()}
    return render(request, PAGE, context)


def _facts(found: Letter) -> list[Fact]:
    """Return what the page tells. Of the name only initials: a code may lie about."""
    case = found.application
    decided = seoul_day(case.decided_at) if case.decided_at else None
    return [
        Fact(_("Decision"), words.OUTCOME_WORDS[found.proposal.outcome]),
        Fact(_("Receipt number"), case.receipt_number),
        Fact(_("Visa applied for"), TRACK_LABELS[Track(case.track)]),
        Fact(_("Decided on"), formats.day(decided)),
        Fact(_("Letter issued on"), formats.day(found.issued_at)),
        Fact(_("Applicant (initials)"), words.initials(case.given_name, case.family_name)),
    ]
