"""The first administrator of a new portal: there is nobody yet who could invite one."""

from allauth.account.models import EmailAddress
from django.db import transaction

from talentportal.accounts.models import Grant, User
from talentportal.audit.services import record
from talentportal.kernel.errors import Refused
from talentportal.kernel.roles import Role
from talentportal.organisations.models import Kind, Organisation
from talentportal.outbox.services import publish


@transaction.atomic
def appoint(*, email: str, name: str, language: str, office: tuple[str, str, str]) -> User:
    """Invite the first administrator, for a ministry given as code, English and Korean name.

    They choose a password by the mailed link; nobody else ever knows one. From then on people are
    invited on the pages. This speaks to a console, in English. Raises `Refused` with code
    `has_administrator` where there is one already, or `address_taken`.
    """
    if Grant.objects.filter(role=Role.ADMINISTRATOR, ended_at=None, user__is_active=True).exists():
        raise Refused("has_administrator", "There is an administrator, who can invite others.")
    if User.objects.filter(email__iexact=email).exists():
        raise Refused("address_taken", "Somebody already has an account with this address.")
    code, name_en, name_ko = office
    ministry, _created = Organisation.objects.get_or_create(
        code=code, defaults={"kind": Kind.MINISTRY, "name_en": name_en, "name_ko": name_ko}
    )
    user = User.objects.create_user(email=email.lower(), name=name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    Grant.objects.create(user=user, role=Role.ADMINISTRATOR, organisation=ministry)
    after = {"role": Role.ADMINISTRATOR, "organisation": ministry.code}
    record(actor=None, verb="account.role_granted", subject=user, after=after)
    event = record(actor=None, verb="account.invited", subject=user)
    publish("account.invited", key=f"{user.pk}:{event.pk}", user_id=str(user.pk), event=event.pk)
    return user
