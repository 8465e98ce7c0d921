"""What a changed rule would do: scenarios, the question, the answer, and who may read it."""

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talentportal.accounts.http import Request
from talentportal.core import paging
from talentportal.core.components import Link
from talentportal.core.guards import for_roles
from talentportal.core.htmx import render_part
from talentportal.core.throttle import throttled
from talentportal.kernel.errors import Refused
from talentportal.kernel.roles import MINISTRY, Role
from visas.forms.whatif import BaseForm, ScenarioForm, started
from visas.models import RuleEdition, Scenario
from visas.querysets import COUNTS_CASES
from visas.rules.states import Track
from visas.selectors import scenarios as shown
from visas.selectors.figures import edition_on, parameters
from visas.services import scenarios

READERS = tuple(MINISTRY)
NEWEST = ("-created_at", "-id")
PER_MINUTE = 20
"""Questions of one person: few cases are counted while the page waits."""
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@require_GET
@for_roles(*READERS)
def whatif(request: Request) -> HttpResponse:
    """List one's own scenarios and those that colleagues share."""
    rows = Scenario.objects.visible_to(request.user).select_related("author", "base")
    page = paging.page(rows, request.GET, by=NEWEST)
    context = {
        "rows": [(row, shown.badge(row), *shown.moved(row)) for row in page.rows],
        "pager": page.pager,
        "may_ask": Role.POLICY_OWNER in request.user.roles,
    }
    return render(request, "visas/whatif/scenarios.html", context)


@require_http_methods(["GET", "POST"])
@for_roles(Role.POLICY_OWNER)
@throttled("scenario", per_minute=PER_MINUTE, template="429.html", method="POST")
def ask(request: Request) -> HttpResponse:
    """Ask: choose an edition, then change its parameters or choose a draft."""
    editions = list(shown.editions(request.user))
    earlier = _earlier(request)
    base = earlier.base if earlier else _base(request, editions)
    drafts = [one for one in editions if one.is_draft and base and one.track == base.track]
    published = [one for one in editions if not one.is_draft]
    context: dict[str, Any] = {
        "base": base,
        "has_drafts": bool(drafts),
        "crumbs": _crumbs(_("Ask a question")),
    }
    context["base_form"] = BaseForm(published, initial={"base": str(base.pk) if base else ""})
    if base is None:
        return render(request, "visas/whatif/ask.html", context)
    start = {"draft": request.GET.get("draft", "")}
    if earlier is not None:
        start = started(earlier, parameters(base), drafts)
    form = ScenarioForm(parameters(base), drafts, request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        asked = _asked(request, base, form)
        if asked is not None:
            return redirect("visas:scenario", asked.pk)
    status = 422 if form.errors else 200
    return render(request, "visas/whatif/ask.html", {**context, "form": form}, status=status)


@require_GET
@for_roles(*READERS)
def scenario(request: Request, pk: UUID) -> HttpResponse:
    """Show the answer, or how far it has come; htmx asks for the part that changes."""
    found, links = find(request, pk), bool(request.user.roles & COUNTS_CASES)
    context = {
        "scenario": found,
        "badge": shown.badge(found),
        "changes": shown.changes(found),
        "facts": shown.facts(found),
        "crumbs": _crumbs(found.title),
        "is_own": found.author_id == request.user.pk,
        "may_list": links,
        "fewest": shown.FEWEST,
        "may_ask": Role.POLICY_OWNER in request.user.roles,
    }
    if found.result:
        context |= {
            "headline": shown.headline(found),
            "stats": shown.stats(found, links=links),
            "matrix": shown.matrix(found, links=links),
            "groups": shown.groups(found, links=links),
        }
    return render_part(request, "visas/whatif/scenario.html", "answer", context)


@require_POST
@for_roles(*READERS)
def share(request: Request, pk: UUID) -> HttpResponse:
    """Let colleagues read it, or no longer."""
    found = find(request, pk)
    is_shared = request.POST.get("shared") == "yes"
    try:
        scenarios.share(scenario_id=found.pk, actor=request.user, is_shared=is_shared)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        shared = _("Everyone in the ministries may read it now.")
        messages.success(request, shared if is_shared else _("Only you can read it now."))
    return redirect("visas:scenario", pk)


@require_http_methods(["GET", "POST"])
@for_roles(*READERS)
def delete(request: Request, pk: UUID) -> HttpResponse:
    """Ask once more, then remove it."""
    found = find(request, pk)
    if request.method == "POST":
        try:
            scenarios.delete(scenario_id=found.pk, actor=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal.message))
            return redirect("visas:scenario", pk)
        messages.success(request, _("The scenario was removed."))
        return redirect("visas:whatif")
    context = {"scenario": found, "crumbs": _crumbs(found.title)}
    return render(request, "visas/whatif/delete.html", context)


def find(request: Request, pk: UUID) -> Scenario:
    """Return a scenario that the person may read, or 404."""
    rows = Scenario.objects.visible_to(request.user).select_related("author", "base", "draft")
    return get_object_or_404(rows, pk=pk)


def _earlier(request: Request) -> Scenario | None:
    """Return the scenario whose values a new question begins with, if the address names one."""
    asked = request.GET.get("from", "")
    return find(request, UUID(asked)) if _UUID.fullmatch(asked) else None


def _base(request: Request, editions: list[RuleEdition]) -> RuleEdition | None:
    """Return the edition asked for, or today's of the first track."""
    asked = request.GET.get("base", "")
    published = {str(one.pk): one for one in editions if not one.is_draft}
    if asked in published:
        return published[asked]
    drafted = next((one for one in editions if str(one.pk) == request.GET.get("draft")), None)
    track = drafted.track if drafted else shown.FIRST_TRACK
    return edition_on(Track(track), timezone.localdate())


def _asked(request: Request, base: RuleEdition, form: ScenarioForm) -> Scenario | None:
    try:
        return scenarios.ask(
            actor=request.user,
            title=form.cleaned_data["title"],
            base_id=base.pk,
            changes=form.changes(),
            draft_id=form.draft_id,
        )
    except Refused as refusal:
        form.add_error(refusal.field, str(refusal.message))
        return None


def _crumbs(here: str) -> list[Link]:
    return [Link(_("What would it change?"), reverse("visas:whatif")), Link(here)]
