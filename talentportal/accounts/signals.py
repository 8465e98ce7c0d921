"""Every sign-in, sign-out and failed sign-in leaves a line in the access log.

Required of staff systems by the safety standard for personal information (Notice art. 8). What
people do with their own account on allauth's pages goes into the history.
"""

from typing import Any

from allauth.account import signals as allauth
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from talentportal.accounts.models import User
from talentportal.accounts.services import people
from talentportal.audit.services import log_access


@receiver(user_logged_in)
def note_sign_in(user: User, **_: Any) -> None:
    """Note who came in."""
    log_access(actor=user, verb="account.signed_in", subject=user, person=user)


@receiver(user_logged_out)
def note_sign_out(user: User | None, **_: Any) -> None:
    """Note who left."""
    if user is not None:
        log_access(actor=user, verb="account.signed_out", subject=user, person=user)


@receiver(user_login_failed)
def note_failed_sign_in(credentials: dict[str, Any], **_: Any) -> None:
    """Note an attempt on an account that exists; others are not worth keeping."""
    address = credentials.get("email") or credentials.get("username") or ""
    user = User.objects.filter(email__iexact=address).first()
    if user is not None:
        log_access(actor=None, verb="account.sign_in_failed", subject=user, person=user)


@receiver(allauth.password_changed)
def note_password_changed(user: User, **_: Any) -> None:
    """Note that a signed-in person chose a new password."""
    people.note_change(user_id=user.pk, verb="account.password_changed")


@receiver(allauth.password_reset)
def note_password_reset(user: User, **_: Any) -> None:
    """Note a password chosen by a mailed link; the link also proves the address."""
    people.note_change(user_id=user.pk, verb="account.password_reset")
    people.confirm_address(user_id=user.pk)


@receiver(allauth.email_confirmed)
def note_address_confirmed(email_address: Any, **_: Any) -> None:
    """Note that somebody proved an address to be theirs."""
    people.note_change(user_id=email_address.user_id, verb="account.address_confirmed")


@receiver(allauth.email_changed)
def note_address_changed(user: User, from_email_address: Any, **_: Any) -> None:
    """Note that a person moved to another address; the first one is no change."""
    if from_email_address is not None:
        people.note_change(user_id=user.pk, verb="account.address_changed")
