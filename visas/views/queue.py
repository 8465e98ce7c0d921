"""The officers' queue: lists, filters, search, and the next case."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from talentportal.accounts.http import Request
from talentportal.core import paging
from talentportal.core.components import Link, Tone
from talentportal.core.guards import for_roles
from talentportal.core.htmx import render_part
from talentportal.kernel.errors import Refused
from talentportal.kernel.roles import Role
from visas.filters import QueueFilter, is_receipt_start
from visas.forms.desk import OrderForm
from visas.models import Application
from visas.selectors import queue as desk
from visas.selectors.queue import Tab
from visas.selectors.queue_rows import shown
from visas.services import casework
from visas.services.access import note_listing
from visas.views.narrowing import fields

PAGE = "visas/desk/queue.html"
ROWS = 50
DESK = (Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER, Role.AUDITOR)


ASKED = (*QueueFilter.base_filters, "list", "order", paging.AFTER, paging.BEFORE)
"""What the address of a list may say."""


@require_GET
@for_roles(*DESK)
def queue(request: Request) -> HttpResponse:
    """Show one list of cases, narrowed and ordered as the address says. The look is logged."""
    tab = _tab(request)
    orders = _orders(request, tab)
    order = _order(request, orders)
    note_listing(actor=request.user, asked=request.GET.dict(), known=ASKED)
    cases = desk.cases(request.user, tab, request.GET.get("state", ""))
    found = QueueFilter(request.GET, queryset=cases, request=request)
    rows = desk.listed(desk.ordered(_found(found, tab), order))
    page = paging.page(rows, request.GET, by=desk.ORDERS[order], size=ROWS)
    context = {
        "tabs": _tabs(request, tab),
        "title": desk.TAB_LABELS[tab],
        "filter": found,
        "form": found.form,
        "active": _active(request),
        "tab": tab,
        "fields": fields(found, _order_form(orders, order)),
        "rows": shown(page.rows, found.field_names),
        "pager": page.pager,
        "elsewhere": _elsewhere(request, tab),
        "may_take": Role.JUSTICE_OFFICER in request.user.roles,
    }
    status = 200 if found.is_valid() else 422
    return render_part(request, PAGE, "list", context, status=status)


@require_POST
@for_roles(Role.JUSTICE_OFFICER)
def take_next(request: Request) -> HttpResponse:
    """Take the case that has waited longest and open it."""
    try:
        taken = casework.take_next(actor=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("visas:queue")
    if taken is None:
        messages.info(request, _("No case is waiting."))
        return redirect("visas:queue")
    return redirect("visas:case", taken.pk)


def _found(found: QueueFilter, tab: Tab) -> QuerySet[Application]:
    """Return what fits the conditions; all of the list where they make no sense."""
    state = found.form.cleaned_data.get("state") if found.is_valid() else ""
    rows: QuerySet[Application] = found.qs if found.is_valid() else found.queryset
    # The database would read both lists to find that no case is in two states.
    return rows.none() if state and state not in desk.STATES[tab] else rows


def _tab(request: Request) -> Tab:
    asked = request.GET.get("list", "")
    tabs = desk.tabs_for(request.user)
    return Tab(asked) if asked in tabs else desk.first_tab(request.user)


def _orders(request: Request, tab: Tab) -> tuple[str, ...]:
    by_receipt = is_receipt_start(request.GET.get("q", ""))
    return desk.orders_for(tab, by_receipt=by_receipt)


def _order(request: Request, orders: tuple[str, ...]) -> str:
    asked = request.GET.get("order", "")
    known = (asked, desk.LIKEWISE.get(asked, ""))
    return next((order for order in known if order in orders), orders[0])


def _order_form(orders: tuple[str, ...], order: str) -> OrderForm:
    choices = [(name, desk.ORDER_LABELS[name]) for name in orders]
    return OrderForm(choices, initial={"order": order})


def _tabs(request: Request, current: Tab) -> list[Link]:
    """Return the lists with their counts (a capped count each; closed cases are not counted)."""
    counts = desk.counts(request.user)
    return [
        Link(
            desk.TAB_LABELS[tab],
            f"?{urlencode({'list': tab})}",
            current=tab is current,
            count=_words(counts.get(tab)),
            tone=Tone.NEUTRAL,
        )
        for tab in desk.tabs_for(request.user)
    ]


def _elsewhere(request: Request, tab: Tab) -> list[Link]:
    """Return the same search in the lists that hold everything between them."""
    text = request.GET.get("q", "").strip()
    return [
        Link(desk.TAB_LABELS[other], f"?{urlencode({'list': other, 'q': text})}")
        for other in (Tab.TEAM, Tab.CLOSED)
        if text and other is not tab
    ]


def _words(count: int | None) -> Any:
    return None if count is None else desk.count_words(count)


def _active(request: Request) -> int:
    """Return how many conditions are set."""
    return sum(bool(request.GET.get(name)) for name in QueueFilter.base_filters)
