"""Every sign-in, sign-out and failed sign-in leaves a line in the access log.

Required of staff systems by the safety standard for personal information (Notice art. 8).
"""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from talentportal.accounts.models import User
from talentportal.audit.services import log_access


@receiver(user_logged_in)
def note_sign_in(sender: Any, user: User, **_: Any) -> None:
    """Note who came in."""
    log_access(actor=user, verb="account.signed_in", subject=user, person=user)


@receiver(user_logged_out)
def note_sign_out(sender: Any, user: User | None, **_: Any) -> None:
    """Note who left."""
    if user is not None:
        log_access(actor=user, verb="account.signed_out", subject=user, person=user)


@receiver(user_login_failed)
def note_failed_sign_in(sender: Any, credentials: dict[str, Any], **_: Any) -> None:
    """Note an attempt on an account that exists; others are not worth keeping."""
    address = credentials.get("email") or credentials.get("username") or ""
    user = User.objects.filter(email__iexact=address).first()
    if user is not None:
        log_access(actor=None, verb="account.sign_in_failed", subject=user, person=user)
