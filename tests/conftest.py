"""The persons of the tests, and clients that act for them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings

from talentportal.accounts.models import User
from talentportal.documents import pending
from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.portal import Portal, copy_database, drop_database, make_world

settings.register_profile(
    "portal",
    deadline=None,  # a busy machine is no bug
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,  # a failure that comes and goes teaches nobody
)
settings.load_profile("portal")


@pytest.fixture(autouse=True)
def _no_file_is_suspected() -> None:
    """Forget files whose uploads were rolled back with the test before: requests ask after them."""
    pending._suspects.clear()


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
    """Return a visa officer of the Ministry of Justice."""
    return person(Role.JUSTICE_OFFICER, name="Officer")


@pytest.fixture
def approver(db) -> User:
    """Return a visa approver of the Ministry of Justice."""
    return person(Role.JUSTICE_APPROVER, name="Approver")


@pytest.fixture
def auditor(db) -> User:
    """Who reads everything and changes nothing."""
    return person(Role.AUDITOR, name="Auditor")


@pytest.fixture
def administrator(db) -> User:
    """Return a system administrator."""
    return person(Role.ADMINISTRATOR, name="Administrator")


@pytest.fixture
def member(db) -> User:
    """Return a member of a consortium, who has nothing to do with visa cases."""
    return person(Role.CONSORTIUM_MEMBER, name="Member")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Return a client that is signed in as somebody."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture(scope="session")
def world_database(django_db_blocker) -> Iterator[str]:
    """Make a database with all reference data and the demonstration's people, to be copied."""
    with django_db_blocker.unblock():
        name = make_world()
    yield name
    drop_database(name)


@pytest.fixture(scope="module")
def live_portal(world_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Run the portal's own processes, on a database that the tests of one module share."""
    folder: Path = tmp_path_factory.mktemp("portal")
    database = f"{folder.name}_{os.getpid()}"
    copy_database(world_database, database)
    portal = Portal(folder, database)
    try:
        portal.start("web", "worker", "beat")
        yield portal
    finally:
        portal.stop()
        drop_database(database)
