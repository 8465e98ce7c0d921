"""What is asked of the officers' queue and of a case page: every list, filter, order and search."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils import timezone

from talentportal.accounts.models import User
from talentportal.core import paging
from talentportal.reference.selectors import fields_on
from visas.filters import QueueFilter
from visas.labels import OUTCOME_LABELS
from visas.models import Application
from visas.rules.states import CLOSED, OPEN, State, Track
from visas.selectors import queue as desk
from visas.selectors.queue import Tab

ROWS = 50
DEEP = 1_000
"""The page that is asked for deep down; the last one where there are fewer."""
CASES = 8
_NATIONS = ("IN", "US", "VN", "FI", "KP")
_LISTS = (Tab.TEAM, Tab.CLOSED)

Query = Mapping[str, str]
Request = tuple[str, Query]
"""An address and what is asked of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """Requests of one kind, whose times belong together."""

    name: str
    requests: Sequence[Request]


def questions(user: User) -> list[Question]:
    """Return everything that is asked, for the cases of this database."""
    asked: list[tuple[str, Iterable[Query]]] = [
        ("first page of each list", ({"list": tab} for tab in Tab)),
        ("each order of each list", _orders()),
        (f"page {DEEP:,} (or the last)", _deep(user)),
        *((f"filter: {name}", _each(name, values)) for name, values in _filters()),
        *((f"search: {name}", _each("q", values)) for name, values in _searches()),
        ("two filters and an order", _combined()),
        ("filter and search", _searched()),
    ]
    path = reverse("visas:queue")
    lists = [Question(name, [(path, query) for query in queries]) for name, queries in asked]
    return [*lists, *_case_pages()]


def _orders() -> Iterator[Query]:
    return ({"list": tab, "order": order} for tab in Tab for order in desk.orders_for(tab))


def _each(name: str, values: Sequence[str]) -> Iterator[Query]:
    return ({"list": tab, name: value} for tab in _LISTS for value in values)


def _filters() -> Iterator[tuple[str, Sequence[str]]]:
    yield "state", [State.QUEUED, State.IN_REVIEW, State.REFUSED, State.WITHDRAWN]
    yield "track", [str(track) for track in Track]
    yield "outcome", list(OUTCOME_LABELS)
    yield "flag", [code for code, _words in QueueFilter.base_filters["flag"].extra["choices"]]
    yield "field", [field.code for field in fields_on(timezone.localdate())]
    yield "nationality", _NATIONS
    yield "submitted_from", ["2025-09-01", "2026-06-01"]
    yield "submitted_to", ["2025-06-01", "2026-06-01"]


def _searches() -> Iterator[tuple[str, Sequence[str]]]:
    receipts = [str(case.receipt_number) for case in _some(OPEN, 2) + _some(CLOSED, 2)]
    yield "whole receipt number", receipts
    yield "part of a receipt number", [one[-5:] for one in receipts] + [receipts[0][:10]]
    yield "name", ["Meikalainen", "Sample Emily", "Mustermann", "nobody at all"]
    yield "employer", ["Saebyeok Compute", "Gwanak", "Hangang Foods", "nowhere at all"]
    yield "one or two letters", ["ha", "하", "삼성", "x"]


def _combined() -> Iterator[Query]:
    for tab in _LISTS:
        order = desk.orders_for(tab)[-1]
        yield {"list": tab, "order": order, "nationality": "FI", "field": "defence"}
        yield {"list": tab, "order": order, "nationality": "DE", "outcome": "undetermined"}
        yield {"list": tab, "order": order, "field": "bio", "flag": "duplicate_passport"}
        yield {"list": tab, "order": order, "outcome": "met", "submitted_to": "2025-12-31"}


def _searched() -> Iterator[Query]:
    for tab in _LISTS:
        yield {"list": tab, "q": "Gwanak", "nationality": "FI"}
        yield {"list": tab, "q": "emily", "outcome": "undetermined"}
        yield {"list": tab, "q": "muster", "flag": "passport_expiring"}


def _deep(user: User) -> Iterator[Query]:
    """Yield the pages that far down, which nobody has to leaf to: a link to each can be written."""
    for tab in (Tab.TEAM, Tab.UNASSIGNED, Tab.CLOSED):
        order = desk.orders_for(tab)[0]
        by = desk.ORDERS[order]
        rows = desk.cases(user, tab).order_by(*by)
        last = max(0, min((DEEP - 1) * ROWS, rows.count() - ROWS) - 1)
        row = next(iter(rows[last : last + 1]), None)
        if row is not None:
            yield {"list": tab, "order": order, paging.AFTER: paging.cursor_of(row, by)}


def _case_pages() -> Iterator[Question]:
    cases = _some(OPEN, CASES // 2) + _some(CLOSED, CASES // 2)
    pages = [reverse("visas:case", args=[case.pk]) for case in cases]
    for view in ("review", "answers", "documents", "messages", "history"):
        yield Question(f"case page: {view}", [(page, {"view": view}) for page in pages])


def _some(states: frozenset[State], count: int) -> list[Application]:
    """Return cases from the middle of these states."""
    rows = Application.objects.filter(
        state__in=sorted(states), receipt_number__isnull=False, assessments__isnull=False
    )
    return list(islice(rows.order_by("submitted_at", "id")[: count * 2].iterator(), count))
