"""Set up the people and organisations of a demonstration."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.demo import OFFICES, PASSWORD, PEOPLE, Office, Person
from talentportal.accounts.models import Grant, User
from talentportal.audit.services import record
from talentportal.kernel.errors import Refused
from talentportal.organisations.models import Organisation


@transaction.atomic
def seed() -> int:
    """Make what is missing of the demonstration's organisations and people; return the accounts.

    Harmless when repeated: what is there, roles that were ended included, stays as it is. Raises
    `Refused` with code `not_a_demo` anywhere but in a demonstration: everybody knows the password.
    """
    if not settings.DEMO:
        raise Refused("not_a_demo", _("Demonstration accounts exist in a demonstration only."))
    offices: dict[str, Organisation] = {}
    for office in OFFICES:
        offices[office.code] = _found(office, offices.get(office.parent))
    password = make_password(PASSWORD)
    return sum(_settled(person, offices.get(person.office), password) for person in PEOPLE)


def _found(office: Office, parent: Organisation | None) -> Organisation:
    names = {"name_en": office.name_en, "name_ko": office.name_ko}
    defaults = {"kind": office.kind, "parent": parent, **names}
    organisation, _created = Organisation.objects.get_or_create(code=office.code, defaults=defaults)
    return organisation


def _settled(person: Person, office: Organisation | None, password: str) -> bool:
    """Make one account with its role unless it is there; return whether it was made."""
    defaults = {"name": person.name, "language": person.language, "is_demo": True}
    user, created = User.objects.get_or_create(
        email=person.email, defaults={**defaults, "password": password}
    )
    if created:
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        Grant.objects.create(user=user, role=person.role, organisation=office)
        record(actor=None, verb="account.role_granted", subject=user, after={"role": person.role})
    return created
