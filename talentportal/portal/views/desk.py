"""The first page of everyone who works here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from talentportal.accounts.http import Request
from talentportal.core.guards import for_roles
from talentportal.kernel.roles import STAFF
from talentportal.portal import selectors


@require_GET
@for_roles(*STAFF)
def desk(request: Request) -> HttpResponse:
    """Show what waits for this person, and the pages their roles work on."""
    user = request.user
    context = {
        "stats": selectors.stats(user),
        "doors": selectors.doors(user),
        "grants": user.active_grants,
        "is_consortium_only": selectors.is_consortium_only(user),
    }
    return render(request, "portal/desk.html", context)
