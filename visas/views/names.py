"""The pages of remembered names: what officers confirmed for all cases, and how it ends."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from talentportal.accounts.http import Request
from talentportal.core import paging
from talentportal.core.components import Link
from talentportal.core.guards import for_roles
from talentportal.kernel.errors import Refused
from visas.forms.matches import NamesForm, RevokeForm
from visas.models import Application, NameAlias
from visas.querysets import READS_NAMES
from visas.selectors import names as shown
from visas.services import aliases
from visas.services.aliases import AT_ONCE, REVOKERS

PAGE = "visas/desk/name.html"


@require_GET
@for_roles(*READS_NAMES)
def names(request: Request) -> HttpResponse:
    """List the remembered names, the newest first."""
    form = NamesForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = paging.page(shown.names(request.user, **asked), request.GET, by=("-id",), size=50)
    context = {
        "form": form,
        "rows": shown.rows(page.rows),
        "pager": page.pager,
        "active": sum(bool(value) for value in asked.values()),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "visas/desk/names.html", context, status=status)


@require_GET
@for_roles(*READS_NAMES)
def name(request: Request, pk: int) -> HttpResponse:
    """Show one remembered name."""
    return _draw(request, _find(request, pk), RevokeForm())


@require_POST
@for_roles(*REVOKERS)
def revoke(request: Request, pk: int) -> HttpResponse:
    """Revoke a remembered name."""
    alias = _find(request, pk)
    form = RevokeForm(request.POST)
    if form.is_valid():
        try:
            aliases.revoke(alias_id=pk, actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("The name is revoked: it decides nothing any more."))
            return redirect("visas:name", pk)
    return _draw(request, alias, form, 422)


@require_POST
@for_roles(*REVOKERS)
def assess(request: Request, pk: int) -> HttpResponse:
    """Assess the open cases anew that rest on a revoked name."""
    _find(request, pk)
    try:
        count = aliases.assess_cases_again(alias_id=pk, actor=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        done = ngettext(
            "%(count)s case was assessed again.", "%(count)s cases were assessed again.", count
        )
        messages.success(request, done % {"count": count})
    return redirect("visas:name", pk)


def _find(request: Request, pk: int) -> NameAlias:
    rows = NameAlias.objects.visible_to(request.user)
    return get_object_or_404(
        rows.select_related("institution", "confirmed_by", "revoked_by"), pk=pk
    )


def _draw(request: Request, alias: NameAlias, form: RevokeForm, status: int = 200) -> HttpResponse:
    cases = Application.objects.cases(request.user)
    origin = cases.filter(pk=alias.application_id).first()
    resting = shown.resting_on(alias)
    listed = list(resting.filter(pk__in=cases).values_list("pk", "receipt_number")[:AT_ONCE])
    context: dict[str, Any] = {
        "alias": alias,
        "badge": shown.badge(alias),
        "facts": shown.facts(alias, origin.receipt_number or "" if origin else ""),
        "history": shown.history(alias),
        "cases": [Link(number, reverse("visas:case", args=[key])) for key, number in listed],
        "count": resting.count(),
        "form": form,
        "may_revoke": not request.user.roles.isdisjoint(REVOKERS),
        "crumbs": [Link(_("Remembered names"), reverse("visas:names")), Link(alias.name)],
    }
    return render(request, PAGE, context, status=status)
