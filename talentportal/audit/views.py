"""The auditor's page: who looked at whose data."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from talentportal.audit import selectors
from talentportal.audit.forms import AccessFilter
from talentportal.audit.models import Access
from talentportal.audit.services import log_access
from talentportal.core import paging
from talentportal.core.guards import for_roles
from talentportal.kernel.roles import Role


@require_GET
@for_roles(Role.AUDITOR)
def access_log(request: HttpRequest) -> HttpResponse:
    """List accesses, the newest first. That somebody read the log stands in the log as well."""
    auditor: Any = request.user  # the guard lets no anonymous visitor through
    form = AccessFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    lines = selectors.narrowed(Access.objects.visible_to(auditor), **wanted)
    page = paging.page(lines.select_related("actor", "person"), request.GET, by=("-id",), size=50)
    looked_for = ", ".join(f"{name}: {value}" for name, value in wanted.items() if value)
    log_access(actor=auditor, verb="audit.log_read", subject=auditor, detail=looked_for[:200])
    context = {"form": form, "lines": page.rows, "pager": page.pager, "is_narrowed": looked_for}
    status = 200 if form.is_valid() else 422
    return render(request, "audit/access_log.html", context, status=status)
