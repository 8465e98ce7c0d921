"""People in each capacity, and what their programs sign in with."""

import factory
from factory.django import DjangoModelFactory

from talentportal.accounts import services
from talentportal.accounts.labels import SCOPES
from talentportal.accounts.models import Grant, User
from talentportal.kernel.roles import STAFF, Role
from talentportal.organisations.models import Organisation


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation
        django_get_or_create = ("code",)

    kind = "ministry"
    code = "moj"
    name_en = "Ministry of Justice"
    name_ko = "법무부"


class UserFactory(DjangoModelFactory):
    """A person without any role; `roles=[…]` grants some, staff roles for the ministry."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    name = factory.Sequence(lambda number: f"Person {number}")

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        for role in extracted or ():
            organisation = OrganisationFactory() if role in STAFF else None
            Grant.objects.create(user=self, role=role, organisation=organisation)
        self.forget_roles()


def applicant(**fields) -> User:
    """Return a registered applicant."""
    return UserFactory(roles=[Role.APPLICANT], **fields)


def officer(**fields) -> User:
    """Return a visa officer of the Ministry of Justice."""
    return UserFactory(roles=[Role.JUSTICE_OFFICER], **fields)


def approver(**fields) -> User:
    """Return a visa approver of the Ministry of Justice."""
    return UserFactory(roles=[Role.JUSTICE_APPROVER], **fields)


def bearer(user: User, *scopes: str) -> dict[str, str]:
    """Return the headers of a program with a token of these scopes, or of all."""
    secret = services.issue_token(actor=user, name="tests", scopes=list(scopes or SCOPES))
    return {"Authorization": f"Bearer {secret}"}
