"""People in each capacity, and what their programs sign in with."""

from typing import Any

from factory.declarations import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from talentportal.accounts.labels import SCOPES
from talentportal.accounts.models import Grant, User
from talentportal.accounts.services import tokens
from talentportal.kernel.roles import CONSORTIUM, STAFF, Role
from talentportal.organisations.models import Organisation


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """The Ministry of Justice; pass `code=` and `kind=` for another."""

    class Meta:
        model = Organisation
        django_get_or_create = ("code",)

    kind = "ministry"
    code = "moj"
    name_en = "Ministry of Justice"
    name_ko = "법무부"


class UserFactory(DjangoModelFactory[User]):
    """A person without any role."""

    class Meta:
        model = User

    email = Sequence(lambda n: f"person{n}@example.org")
    name = Sequence(lambda n: f"Person {n}")


class GrantFactory(DjangoModelFactory[Grant]):
    """A role; staff hold theirs for the Ministry of Justice, others as the role needs it."""

    class Meta:
        model = Grant

    user = SubFactory(UserFactory)
    role = Role.APPLICANT
    organisation = LazyAttribute(lambda grant: _organisation_for(Role(grant.role)))


def _organisation_for(role: Role) -> Organisation | None:
    if role in CONSORTIUM:
        return OrganisationFactory.create(
            kind="consortium", code="hangang", name_en="Hangang (fictional)"
        )
    return OrganisationFactory.create() if role in STAFF else None


def person(*roles: Role, **fields: Any) -> User:
    """Make a person who holds these roles."""
    user = UserFactory.create(**fields)
    for role in roles:
        GrantFactory(user=user, role=role)
    user.forget_roles()
    return user


def bearer(user: User, *scopes: str) -> dict[str, str]:
    """Return the headers of a program with a token of these scopes, or of all."""
    secret = tokens.issue_token(actor=user, name="tests", scopes=list(scopes or SCOPES))
    return {"Authorization": f"Bearer {secret}"}
