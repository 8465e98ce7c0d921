"""Register people, give and end roles, issue and revoke tokens."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.labels import SCOPES
from talentportal.accounts.models import Grant, Token, User
from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import GRANTABLE, STAFF, Role

TOKEN_DAYS = 90
TOKEN_PREFIX = "ttp_"  # noqa: S105 -- lets secret scanners recognise a leaked token


@transaction.atomic
def become_applicant(*, user_id: UUID) -> Grant:
    """Give a newly registered person the role of applicant. Harmless when repeated."""
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    grant, created = Grant.objects.get_or_create(
        user=user, role=Role.APPLICANT, organisation=None, ended_at=None
    )
    if created:
        record(actor=user, verb="account.registered", subject=user)
    user.forget_roles()
    return grant


@transaction.atomic
def grant(*, actor: User, user_id: UUID, role: Role, organisation_id: UUID | None) -> Grant:
    """Give a person a role. Only an administrator may, and never to themselves.

    Raises `NotPermitted`, or `Refused` with code `unknown_role`, `organisation_missing` or
    `own_role`.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    _check_administrator(actor)
    if role not in GRANTABLE:
        raise Refused("unknown_role", _("This role cannot be granted."), field="role")
    if user.pk == actor.pk:
        raise Refused("own_role", _("Nobody can give a role to themselves."))
    if role in STAFF and organisation_id is None:
        raise Refused(
            "organisation_missing",
            _("Choose the organisation for which the person acts."),
            field="organisation",
        )
    row, created = Grant.objects.get_or_create(
        user=user,
        role=role,
        organisation_id=organisation_id,
        ended_at=None,
        defaults={"granted_by": actor},
    )
    if created:
        record(
            actor=actor,
            verb="account.role_granted",
            subject=user,
            after={"role": role, "organisation": str(organisation_id or "")},
        )
    return row


@transaction.atomic
def end_grant(*, actor: User, grant_id: UUID) -> Grant:
    """End a role at once; the person's next request is judged without it."""
    row = Grant.objects.select_for_update().get(pk=grant_id, ended_at=None)
    _check_administrator(actor)
    row.ended_at = timezone.now()
    row.ended_by = actor
    row.save(update_fields=["ended_at", "ended_by", "updated_at"])
    record(actor=actor, verb="account.role_ended", subject=row.user, before={"role": row.role})
    return row


@transaction.atomic
def issue_token(*, actor: User, name: str, scopes: list[str], days: int = TOKEN_DAYS) -> str:
    """Issue an API token for the actor and return its secret, which is never shown again.

    Raises `Refused` with code `unknown_scope` or `token_days` (1 to 365).
    """
    if not scopes or not set(scopes) <= set(SCOPES):
        raise Refused("unknown_scope", _("Choose what the token may do."), field="scopes")
    if not 1 <= days <= 365:  # noqa: PLR2004 -- a year at most
        raise Refused("token_days", _("A token lasts between 1 and 365 days."), field="days")
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=actor,
        name=name,
        prefix=secret[:10],
        digest=digest(secret),
        scopes=sorted(set(scopes)),
        expires_at=timezone.now() + timedelta(days=days),
    )
    record(
        actor=actor,
        verb="account.token_issued",
        subject=token,
        after={"name": name, "scopes": token.scopes},
    )
    return secret


@transaction.atomic
def revoke_token(*, actor: User, token_id: UUID) -> Token:
    """Make one of the actor's own tokens useless."""
    token = Token.objects.select_for_update().get(pk=token_id, user=actor, revoked_at=None)
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at", "updated_at"])
    record(actor=actor, verb="account.token_revoked", subject=token)
    return token


def digest(secret: str) -> str:
    """Return what is stored of a token. It has 256 random bits, so a plain hash suffices."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _check_administrator(actor: User) -> None:
    if Role.ADMINISTRATOR not in actor.roles:
        raise NotPermitted("not_permitted", _("Only a system administrator may do this."))
