"""What concerns one person across the domains: the first page of the desk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from talentportal.core.components import Stat, Tone
from talentportal.kernel.roles import CONSORTIUM, Role
from talentportal.notifications.selectors import unread
from talentportal.outbox.selectors import standing
from visas.models import Application, RuleEdition
from visas.rules.states import CLOSED, OPEN, PROPOSED, State
from visas.selectors.queue import Tab

if TYPE_CHECKING:
    from talentportal.accounts.models import User

READERS = frozenset({Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Door:
    """A page that belongs to a role, with one sentence of what it is for."""

    title: Any
    text: Any
    url: str
    icon: str


_DOORS: tuple[tuple[frozenset[Role], str, Any, Any, str], ...] = (
    (
        frozenset({Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER}),
        "visas:queue",
        _("Case queue"),
        _("Find, take and decide visa cases."),
        "inbox",
    ),
    (
        frozenset({Role.POLICY_OWNER}),
        "visas:editions",
        _("Rule editions"),
        _("Write the criteria of each track, and publish what somebody else has written."),
        "scroll-text",
    ),
    (
        frozenset({Role.POLICY_OWNER}),
        "visas:whatif",
        _("What would it change?"),
        _("Try a rule on every case that was ever filed, before it becomes law."),
        "chart-column",
    ),
    (
        frozenset({Role.POLICY_OWNER}),
        "visas:ranking_imports",
        _("Ranking imports"),
        _("Bring in a new edition of a ranking, see who enters and leaves, and publish it."),
        "file-up",
    ),
    (
        frozenset({Role.POLICY_OWNER, Role.AUDITOR, Role.ADMINISTRATOR}),
        "reference:datasets",
        _("Reference data"),
        _("Rankings, company lists, income figures and holidays, each with its source."),
        "database",
    ),
    (
        frozenset({Role.AUDITOR}),
        "audit:access_log",
        _("Access log"),
        _("Who looked at whose data, when and why."),
        "scroll-text",
    ),
    (
        frozenset({Role.ADMINISTRATOR}),
        "accounts:people",
        _("People"),
        _("Invite staff, give and end roles, switch accounts off."),
        "users",
    ),
    (
        frozenset({Role.ADMINISTRATOR}),
        "outbox:work",
        _("Background work"),
        _("What the portal could not do by itself, and a way to try again."),
        "activity",
    ),
)


def doors(user: "User") -> list[Door]:
    """Return the pages this person's roles work on; a page that does not exist is left out."""
    found = []
    for roles, url_name, title, text, icon in _DOORS:
        if roles.isdisjoint(user.roles) or (url := _address(url_name)) is None:
            continue
        found.append(Door(title, text, url, icon))
    return found


def _address(url_name: str) -> str | None:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None


def stats(user: "User") -> list[Stat]:
    """Return the figures of this person's work: one query for cases, one for each other subject."""
    figures = _case_stats(user) if READERS & user.roles else []
    if Role.ADMINISTRATOR in user.roles:
        work = standing()
        tone = Tone.DANGER if work.stuck else Tone.SUCCESS
        icon = "triangle-alert" if work.stuck else "circle-check"
        figures.append(
            Stat(_("Stuck messages"), work.stuck, "", icon, tone, reverse("outbox:work"))
        )
    if Role.POLICY_OWNER in user.roles:
        drafts = RuleEdition.objects.drafts_of_others(user).count()
        url = reverse("visas:editions")
        figures.append(
            Stat(_("Drafts that others wrote"), drafts, "", "scroll-text", Tone.WARNING, url)
        )
    notices = reverse("notifications:notices")
    figures.append(Stat(_("Unread notices"), unread(user), "", "bell", Tone.INFO, notices))
    return figures


def _case_stats(user: "User") -> list[Stat]:
    """Return the counts of the queue's lists in one query; each leads to what it counts."""
    counts = (
        Application.objects.cases(user)
        .exclude(state__in=CLOSED)
        .aggregate(
            mine=Count("id", filter=Q(officer_id=user.pk, state__in=OPEN)),
            answers=Count("id", filter=Q(state=State.SUPPLEMENT)),
            unassigned=Count("id", filter=Q(state=State.QUEUED)),
            to_sign=Count("id", filter=Q(state__in=PROPOSED)),
        )
    )
    lists = {tab: f"{reverse('visas:queue')}?list={tab}" for tab in Tab}
    figures = []
    if Role.JUSTICE_OFFICER in user.roles:
        mine, answers = counts["mine"], counts["answers"]
        figures += [
            Stat(_("My cases"), mine, "", "briefcase", Tone.PRIMARY, lists[Tab.MINE]),
            Stat(
                _("Waiting for an answer"), answers, "", "clock", Tone.WARNING, lists[Tab.ANSWERS]
            ),
        ]
    free = counts["unassigned"]
    url = lists[Tab.UNASSIGNED]
    figures.append(Stat(_("Waiting for an officer"), free, "", "inbox", Tone.INFO, url))
    if Role.JUSTICE_APPROVER in user.roles:
        to_sign, url = counts["to_sign"], lists[Tab.TO_SIGN]
        figures.append(Stat(_("To sign"), to_sign, "", "stamp", Tone.WARNING, url))
    return figures


def is_consortium_only(user: "User") -> bool:
    """Say whether the person works for a consortium and for no ministry."""
    return bool(user.roles & CONSORTIUM) and not user.is_ministry
