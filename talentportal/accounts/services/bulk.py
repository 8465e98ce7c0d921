"""Bring in many fictional applicants at once, for a demonstration."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.demo import PASSWORD
from talentportal.accounts.models import Grant, User
from talentportal.audit.models import Event
from talentportal.audit.services import bring as bring_history
from talentportal.kernel.errors import Refused
from talentportal.kernel.roles import Role


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A fictional applicant, and the moment at which they registered."""

    id: UUID
    email: str
    name: str
    language: str
    at: datetime


@transaction.atomic
def bring(newcomers: Iterable[Newcomer]) -> list[User]:
    """Make the accounts of fictional applicants, all with the password of the demonstration.

    Raises `Refused` with code `not_a_demo` anywhere but in a demonstration: everybody knows it.
    """
    if not settings.DEMO:
        raise Refused("not_a_demo", _("Demonstration accounts exist in a demonstration only."))
    password = make_password(PASSWORD)
    made = User.objects.bulk_create([_user(one, password) for one in newcomers], batch_size=500)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, primary=True, verified=True) for user in made
    )
    Grant.objects.bulk_create(
        Grant(user=user, role=Role.APPLICANT, created_at=user.created_at) for user in made
    )
    bring_history(_event(user) for user in made)
    return made


def _user(one: Newcomer, password: str) -> User:
    return User(
        id=one.id,
        email=one.email,
        name=one.name,
        language=one.language,
        is_demo=True,
        created_at=one.at,
        password=password,
    )


def _event(user: User) -> Event:
    return Event(
        at=user.created_at,
        actor=user,
        verb="account.registered",
        subject_type=user._meta.label_lower,
        subject_id=str(user.pk),
    )
