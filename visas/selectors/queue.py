"""The officers' queue: which cases stand in which list, in which order, and how many."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BigIntegerField, QuerySet, Subquery
from django.utils.translation import gettext_lazy

from talentportal.accounts.models import User
from talentportal.core.components import Badge, Tone
from talentportal.kernel.roles import Role
from visas.labels import FLAG_LABELS, OUTCOME_LABELS, STATE_LABELS, STATE_TONES
from visas.models import Application
from visas.rules.states import CLOSED, OPEN, PROPOSED, State

MOST = 1000
"""Counts stop here and say "1,000+": counting a million rows would cost more than it tells."""


_PEOPLE = 500
_questions: dict[tuple[UUID, frozenset[Role], int], tuple[str, Any]] = {}
"""The SQL that counts a person's lists."""


class Tab(StrEnum):
    """The lists of the desk."""

    MINE = "mine"
    TEAM = "team"
    UNASSIGNED = "unassigned"
    ANSWERS = "answers"
    TO_SIGN = "to_sign"
    CLOSED = "closed"


STATES: Mapping[Tab, frozenset[State]] = {
    Tab.MINE: OPEN,
    Tab.TEAM: OPEN,
    Tab.UNASSIGNED: frozenset({State.QUEUED}),
    Tab.ANSWERS: frozenset({State.SUPPLEMENT}),
    Tab.TO_SIGN: PROPOSED,
    Tab.CLOSED: CLOSED,
}
"""Which states a list is of."""
TAB_LABELS: Mapping[Tab, Any] = {
    Tab.MINE: gettext_lazy("My cases"),
    Tab.TEAM: gettext_lazy("Team"),
    Tab.UNASSIGNED: gettext_lazy("Unassigned"),
    Tab.ANSWERS: gettext_lazy("Waiting for an answer"),
    Tab.TO_SIGN: gettext_lazy("To sign"),
    Tab.CLOSED: gettext_lazy("Closed"),
}

ORDERS: Mapping[str, tuple[str, ...]] = {
    "oldest": ("submitted_at", "id"),
    "newest": ("-submitted_at", "-id"),
    "due": ("due_on", "id"),
    "lowest": ("receipt_number",),
    "highest": ("-receipt_number",),
}
ORDER_LABELS: Mapping[str, Any] = {
    "oldest": gettext_lazy("Submitted, oldest first"),
    "newest": gettext_lazy("Submitted, newest first"),
    "due": gettext_lazy("Answer due, soonest first"),
    "lowest": gettext_lazy("Receipt number, lowest first"),
    "highest": gettext_lazy("Receipt number, highest first"),
}
LIKEWISE: Mapping[str, str] = {
    "oldest": "lowest",
    "newest": "highest",
    "lowest": "oldest",
    "highest": "newest",
}
"""What stands for an order where a list has others: numbers are given as cases come in."""
_SHOWN = (
    *("id", "receipt_number", "track", "state", "submitted_at", "filed_on", "decided_at", "due_on"),
    *("family_name", "given_name", "nationality", "offer_employer", "offer_field", "flags"),
    *("assessed_outcome", "officer__name", "officer__email"),
)
"""What a row shows. The rest is not even read: a list has no business with passports."""
OUTCOME_BADGES = {
    "met": (Tone.SUCCESS, "check"),
    "not_met": (Tone.DANGER, "x"),
    "undetermined": (Tone.WARNING, "circle-question-mark"),
}


def first_tab(user: User) -> Tab:
    """Return the list a person begins their day with."""
    if Role.JUSTICE_OFFICER in user.roles:
        return Tab.MINE
    return Tab.TO_SIGN if Role.JUSTICE_APPROVER in user.roles else Tab.TEAM


def tabs_for(user: User) -> tuple[Tab, ...]:
    """Return the lists that concern a person: an approver signs, an auditor holds no cases."""
    mine = Role.JUSTICE_OFFICER in user.roles
    return tuple(tab for tab in Tab if tab is not Tab.MINE or mine)


def cases(user: User, tab: Tab, state: str = "") -> QuerySet[Application]:
    """Return the cases of one list, unordered; those of one of its states instead of all.

    One condition on the state: of two the planner expects hardly any row.
    """
    rows = Application.objects.cases(user)
    if tab is Tab.MINE:
        rows = rows.filter(officer=user)
    states = [state] if state in STATES[tab] else _sorted(STATES[tab])
    return rows.filter(state__in=states) if len(states) > 1 else rows.filter(state=states[0])


def ordered(rows: QuerySet[Application], order: str) -> QuerySet[Application]:
    """Return cases in one of `ORDERS`; in that of days, those that have one."""
    if order == "due":
        rows = rows.filter(due_on__isnull=False)
    return rows.order_by(*ORDERS[order])


def listed(rows: QuerySet[Application]) -> QuerySet[Application, Any]:
    """Return what the rows of cases show and nothing else, as named values."""
    return rows.values_list(*_SHOWN, named=True)


def orders_for(tab: Tab, *, by_receipt: bool = False) -> tuple[str, ...]:
    """Return the orders a list offers, the usual one first.

    `by_receipt`: those of cases whose receipt numbers begin alike. The numbers lead to them, and
    are given in the order of submission; a list by moments would be read through to find a few.
    """
    if by_receipt:
        return ("highest", "lowest") if tab is Tab.CLOSED else ("lowest", "highest")
    if tab is Tab.ANSWERS:
        return ("due", "oldest", "newest")
    return ("newest", "oldest") if tab is Tab.CLOSED else ("oldest", "newest")


class _CountOf(Subquery):
    """How many rows a question has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = BigIntegerField()


def counts(user: User) -> dict[Tab, int]:
    """Return how many cases each list has, at most one more than `MOST` (one query).

    In the order of the list's own index: else the planner hopes to meet a thousand open cases
    early in the table, where the oldest are, nearly all of them closed. Closed ones are not
    counted. The question is the same all day, and put into SQL once for each person.
    """
    tabs = [tab for tab in tabs_for(user) if tab is not Tab.CLOSED]
    key = (user.pk, user.roles, MOST)
    if key not in _questions:
        if len(_questions) >= _PEOPLE:
            _questions.clear()
        rows = [ordered(cases(user, tab), orders_for(tab)[0]).values("pk") for tab in tabs]
        asked = User.objects.filter(pk=user.pk).order_by()
        query = asked.values_list(*(_CountOf(some[: MOST + 1]) for some in rows)).query
        _questions[key] = query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(*_questions[key])
        return dict(zip(tabs, cursor.fetchone(), strict=True))


def count_words(number: int) -> str:
    """Return a count as it is shown: `42`, or `1,000+` where counting stopped."""
    return f"{MOST:,}+" if number > MOST else f"{number:,}"


def state_badge(state: str) -> Badge:
    """Return a state as staff read it."""
    return Badge(STATE_LABELS[State(state)], Tone(STATE_TONES[State(state)]))


def outcome_badge(outcome: str) -> Badge | None:
    """Return the outcome of the newest assessment as a badge, or nothing before there is one."""
    if outcome not in OUTCOME_BADGES:
        return None
    tone, icon = OUTCOME_BADGES[outcome]
    return Badge(OUTCOME_LABELS[outcome], tone, icon)


def flag_badges(flags: Iterable[str]) -> list[Badge]:
    """Return what screening wants to be seen, but for what the outcome's badge says already."""
    said = {"undetermined", "not_met"}
    return [
        Badge(FLAG_LABELS[code], Tone.WARNING, "flag")
        for code in flags
        if code in FLAG_LABELS and code not in said
    ]


def _sorted(states: frozenset[State]) -> list[str]:
    return sorted(str(state) for state in states)
