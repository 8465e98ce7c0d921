"""The cases behind a number of a scenario, on a page and as a file; its groups as files."""

from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from talentportal.accounts.http import Request
from talentportal.core import paging
from talentportal.core.components import Link
from talentportal.core.csv_files import attachment
from talentportal.core.guards import for_roles
from talentportal.core.throttle import throttled
from visas.models import Scenario
from visas.querysets import COUNTS_CASES, READS_CASES
from visas.selectors import scenario_cases as behind
from visas.selectors.scenarios import group_lines
from visas.selectors.whatif.asking import all_cases
from visas.selectors.whatif.behind import Number
from visas.selectors.whatif.counting import Group
from visas.services.access import note_counted
from visas.views.whatif import READERS, find

LISTED = tuple(COUNTS_CASES)
ROWS = 50
PER_MINUTE = 60
"""Lists and files of one person: each may ask all cases of a track."""


@require_GET
@for_roles(*LISTED)
@throttled("counted", per_minute=PER_MINUTE, template="429.html")
def cases(request: Request, pk: UUID) -> HttpResponse:
    """List the cases behind one number. The look is logged."""
    scenario, number = _asked(request, pk)
    note_counted(actor=request.user, scenario=scenario, asked=request.GET.dict())
    with all_cases():
        found = behind.listed(request.user, scenario, number, request.GET)
        page = paging.page(found.rows, request.GET, by=behind.NEWEST, size=ROWS)
        is_worker = bool(request.user.roles & READS_CASES)
        rows = behind.shown(page.rows, found.judged, links=is_worker)
    context = {
        "scenario": scenario,
        "title": behind.title(number),
        "rows": rows,
        "pager": page.pager,
        "file_url": f"{reverse('visas:scenario_file', args=[pk])}?{_query(request)}",
        "crumbs": _crumbs(scenario),
    }
    return render(request, "visas/whatif/cases.html", context)


@require_GET
@for_roles(*LISTED)
@throttled("counted", per_minute=PER_MINUTE)
def file(request: Request, pk: UUID) -> StreamingHttpResponse:
    """Send the same cases as CSV, line by line. Taking them out is logged."""
    scenario, number = _asked(request, pk)
    note_counted(actor=request.user, scenario=scenario, asked=request.GET.dict(), is_taken_out=True)
    return attachment(behind.lines(request.user, scenario, number), f"what-if-{pk}.csv")


@require_GET
@for_roles(*READERS)
def group_file(request: Request, pk: UUID, group: str) -> StreamingHttpResponse:
    """Send the numbers of a group as CSV, all of its entries. Taking them out is logged."""
    scenario = find(request, pk)
    if group not in set(Group) or not scenario.result:
        raise Http404
    note_counted(actor=request.user, scenario=scenario, asked={"group": group}, is_taken_out=True)
    rows = group_lines(scenario, Group(group), links=bool(request.user.roles & COUNTS_CASES))
    return attachment(rows, f"what-if-{pk}-{group}.csv")


def _asked(request: Request, pk: UUID) -> tuple[Scenario, Number]:
    """Return the scenario and the number that the address asks for, or 404."""
    scenario = find(request, pk)
    number = behind.number(request.GET)
    if number is None or not scenario.result:
        raise Http404
    return scenario, number


def _query(request: Request) -> str:
    query = request.GET.copy()
    for name in (paging.AFTER, paging.BEFORE):
        query.pop(name, None)
    return query.urlencode()


def _crumbs(scenario: Scenario) -> list[Link]:
    return [
        Link(_("What would it change?"), reverse("visas:whatif")),
        Link(scenario.title, reverse("visas:scenario", args=[scenario.pk])),
        Link(_("Cases")),
    ]
