"""The persons of the tests, and clients that act for them."""

from collections.abc import Callable

import pytest
from django.test import Client

from talentportal.accounts.models import User
from talentportal.kernel.roles import Role
from tests.factories.people import person


@pytest.fixture
def applicant(db) -> User:
    """Whose application it is."""
    return person(Role.APPLICANT, name="Applicant")


@pytest.fixture
def stranger(db) -> User:
    """Another applicant, who must not learn anything."""
    return person(Role.APPLICANT, name="Stranger")


@pytest.fixture
def officer(db) -> User:
    """A visa officer of the Ministry of Justice."""
    return person(Role.JUSTICE_OFFICER, name="Officer")


@pytest.fixture
def approver(db) -> User:
    """A visa approver of the Ministry of Justice."""
    return person(Role.JUSTICE_APPROVER, name="Approver")


@pytest.fixture
def auditor(db) -> User:
    """Who reads everything and changes nothing."""
    return person(Role.AUDITOR, name="Auditor")


@pytest.fixture
def administrator(db) -> User:
    """A system administrator."""
    return person(Role.ADMINISTRATOR, name="Administrator")


@pytest.fixture
def member(db) -> User:
    """A member of a consortium, who has nothing to do with visa cases."""
    return person(Role.CONSORTIUM_MEMBER, name="Member")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Return a client that is signed in as somebody."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
