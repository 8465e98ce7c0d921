"""What the pages about people show: rows, facts, history."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from talentportal.accounts.labels import ROLE_LABELS, SCOPES
from talentportal.accounts.models import Grant, Token, User, UserQuerySet
from talentportal.audit import models as audit
from talentportal.audit.labels import verb_label
from talentportal.core.components import Badge, Event, Fact, Tone
from talentportal.core.formats import moment
from talentportal.kernel.roles import Role

HISTORY_LENGTH = 50


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of people."""

    user: User
    roles: list[str]
    badge: Badge


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One line of the list of tokens."""

    token: Token
    scopes: list[Any]
    badge: Badge


def narrowed(people: UserQuerySet, *, q: str = "", role: str = "") -> UserQuerySet:
    """Return the people whose name or address contains `q` and who hold `role` today."""
    if q:
        people = people.matching(q)
    return people.holding(Role(role)) if role else people


def person_row(user: User) -> PersonRow:
    """Return the line of one person. The grants should have been fetched (`with_roles`)."""
    return PersonRow(user, [role_in(grant) for grant in user.active_grants], state_badge(user))


def role_in(grant: Grant) -> str:
    """Return a role with the organisation it is held for."""
    label = str(ROLE_LABELS[Role(grant.role)])
    return f"{label} · {grant.organisation.name}" if grant.organisation else label


def state_badge(user: User) -> Badge:
    """Return how an account stands."""
    if not user.is_active:
        return Badge(_("Switched off"), Tone.DANGER, "ban")
    if user.is_invited:
        return Badge(_("Invited"), Tone.WARNING, "mail")
    return Badge(_("Active"), Tone.SUCCESS, "check")


def person_facts(user: User) -> list[Fact]:
    """Return what an administrator may know of a person."""
    return [
        Fact(_("E-mail address"), user.email),
        Fact(_("Language"), user.get_language_display()),
        Fact(_("Account since"), moment(user.created_at)),
        Fact(_("Last sign-in"), moment(user.last_login)),
    ]


def grants(user: User) -> list[Grant]:
    """Return every role the person has or had, those in force first, then the latest."""
    rows = user.grants.select_related("organisation", "granted_by", "ended_by")
    return sorted(rows, key=lambda row: (row.ended_at is not None, -row.created_at.timestamp()))


def history(user: User) -> list[Event]:
    """Return the latest changes to the account, the newest first."""
    of_person = audit.Event.objects.of(User._meta.label_lower, user.pk)
    rows = of_person.select_related("actor").order_by("-id")[:HISTORY_LENGTH]
    return [
        Event(verb_label(row.verb), row.at, _told(row), by=row.actor or _("The portal itself"))
        for row in rows
    ]


def _told(row: audit.Event) -> str:
    """Return what a change was, in words where there are any."""
    told = {**row.before, **row.after}
    role = told.get("role")
    parts = [str(ROLE_LABELS[Role(role)]) if role else "", told.get("reason", "")]
    return " · ".join(part for part in parts if part)


def token_rows(user: User) -> list[TokenRow]:
    """Return the person's tokens, the newest first."""
    return [
        TokenRow(token, [SCOPES.get(scope, scope) for scope in token.scopes], _badge(token))
        for token in user.tokens.order_by("-created_at", "-id")[:200]
    ]


def _badge(token: Token) -> Badge:
    if token.revoked_at is not None:
        return Badge(_("Revoked"), Tone.NEUTRAL, "ban")
    if not token.is_usable:
        return Badge(_("Ended"), Tone.NEUTRAL, "clock")
    return Badge(_("In use"), Tone.SUCCESS, "check")
