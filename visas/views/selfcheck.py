"""The public self-check: a short form, and what the criteria say of it, without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talentportal.core.htmx import render_part
from talentportal.core.throttle import throttled
from talentportal.kernel.roles import Role
from visas.forms.selfcheck import SelfCheck
from visas.rules.answers import Rows
from visas.selectors.findings import compared, criteria_used, of_track
from visas.services.selfcheck import check_all
from visas.views import carried

FORM = "visas/selfcheck.html"
PER_MINUTE = 20
"""Checks of one address. Each reads all the lists; people need three or four."""
ANSWERED_PER_MINUTE = 60
"""Forms of one address: what a visitor answers is kept, and adding a row is one more."""
_LISTS = frozenset({Rows.DEGREES, Rows.EMPLOYMENTS})
_PARTS = 3


@login_not_required
@require_http_methods(["GET", "POST"])
@throttled("answers", per_minute=ANSWERED_PER_MINUTE, template="429.html", method="POST")
def selfcheck(request: HttpRequest) -> HttpResponse:
    """Show the form, add or remove a row, or go on to the result; the answers are always kept."""
    if request.method != "POST":
        sent = carried.held(request)
        return _draw(request, SelfCheck(sent) if sent else SelfCheck.blank())
    what = request.POST.get("do", "")
    form = _with_rows(request.POST, what) if what else SelfCheck(request.POST)
    carried.keep(request, form.sent)
    if what:
        return _draw(request, form)
    if form.errors:
        return _draw(request, form, status=422)
    return redirect("visas:selfcheck_result")


@login_not_required
@require_GET
@throttled("selfcheck", per_minute=PER_MINUTE, template="429.html")
def result(request: HttpRequest) -> HttpResponse:
    """Show what the criteria of every track say of the answers kept in the session."""
    sent = carried.held(request)
    if sent is None:
        return redirect("visas:selfcheck")
    found = [
        of_track(one.track, one.assessment, one.edition, one.filed_on)
        for one in check_all(SelfCheck(sent).answers())
    ]
    roles: frozenset[Role] = getattr(request.user, "roles", frozenset())
    context = {
        "tracks": found,
        "headline": compared(found),
        "criteria_used": criteria_used(found, timezone.localdate()),
        "may_apply": not request.user.is_authenticated or Role.APPLICANT in roles,
    }
    return render(request, "visas/selfcheck_result.html", context)


@login_not_required
@require_POST
def restart(request: HttpRequest) -> HttpResponse:
    """Forget the answers and begin anew."""
    carried.drop(request)
    return redirect("visas:selfcheck")


def _with_rows(sent: QueryDict, what: str) -> SelfCheck:
    """Do what a button says: `add:degrees`, or `remove:degrees:2`."""
    parts = what.split(":")
    form = SelfCheck(sent)
    if parts[0] == "add" and parts[-1] in _LISTS:
        return form.with_row(Rows(parts[-1]))
    if parts[0] == "remove" and len(parts) == _PARTS and parts[1] in _LISTS:
        return form.without_row(Rows(parts[1]), parts[2])
    return form


def _draw(request: HttpRequest, form: SelfCheck, *, status: int = 200) -> HttpResponse:
    return render_part(request, FORM, "form", {"form": form}, status=status)
