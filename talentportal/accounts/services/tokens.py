"""Issue and revoke the tokens that people's programs use."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.labels import SCOPES
from talentportal.accounts.models import Token, User
from talentportal.audit.services import record
from talentportal.kernel.errors import Refused

TOKEN_DAYS = 90
LONGEST_DAYS = 365
TOKEN_PREFIX = "ttp_"  # noqa: S105 -- lets secret scanners recognise a leaked token


@transaction.atomic
def issue_token(*, actor: User, name: str, scopes: list[str], days: int = TOKEN_DAYS) -> str:
    """Issue an API token for the actor and return its secret, which is never shown again.

    Raises `Refused` with code `unknown_scope`, `name_missing` or `token_days` (1 to 365).
    """
    if not scopes or not set(scopes) <= set(SCOPES):
        raise Refused("unknown_scope", _("Choose what the token may do."), field="scopes")
    if not name.strip():
        raise Refused("name_missing", _("Give the token a name."), field="name")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused("token_days", _("A token lasts between 1 and 365 days."), field="days")
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=actor,
        name=name.strip(),
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
