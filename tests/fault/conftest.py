"""A portal with a Redis of its own, which tests may kill, and people who use it over HTTP."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from talentportal.accounts.models import User
from talentportal.kernel.roles import Role
from talentportal.runtime.paths import DataFolder
from talentportal.runtime.servers import Servers
from tests.factories.people import person
from tests.factories.visas import DegreeFactory, complete_draft
from tests.fault.person import Person
from tests.portal import Portal, copy_database, drop_database, using
from visas.models import Application


class OwnRedis:
    """A Redis that nobody else uses."""

    def __init__(self, root: Path) -> None:
        self._folder = DataFolder(root)
        self._servers = Servers.of(self._folder, durable=True, environ={"DATABASE_URL": "given"})

    @property
    def url(self) -> str:
        """Where it is; the same after every return."""
        return self._folder.redis_url

    def start(self) -> None:
        """Start it, with whatever it had kept."""
        self._servers.ensure_running()

    def kill(self) -> None:
        """End it at once, and lose what it held: the case must not need any of it."""
        noted = self._folder.redis / "redis.pid"
        if not noted.exists():
            return
        os.kill(int(noted.read_text()), signal.SIGKILL)
        noted.unlink()
        for kept in self._folder.redis.glob("appendonly*"):
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()


@pytest.fixture
def own_redis() -> Iterator[OwnRedis]:
    """Run a Redis in a folder that its account may pass through, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="talentportal-fault-") as name:
        Path(name).chmod(0o711)
        redis = OwnRedis(Path(name) / "data")
        redis.start()
        yield redis
        redis.kill()


@pytest.fixture
def portal(
    own_redis: OwnRedis, world_database: str, tmp_path: Path, django_db_blocker: object
) -> Iterator[Portal]:
    """Run the portal on a database of its own, which the ORM of the test works on too."""
    database = f"fault_{os.getpid()}"
    copy_database(world_database, database)
    portal = Portal(tmp_path, database, own_redis.url)
    media = override_settings(MEDIA_ROOT=portal.folder.root / "documents")
    try:
        portal.start("web", "worker", "beat")
        with django_db_blocker.unblock(), using(database), media:  # type: ignore[attr-defined]
            yield portal
    finally:
        portal.stop()
        drop_database(database)


@pytest.fixture
def applicant(portal: Portal) -> User:
    """Whose application it is."""
    return person(Role.APPLICANT, email="johanna@example.org")


@pytest.fixture
def draft(applicant: User) -> Application:
    """Make an application that can be submitted, with a second degree."""
    application = complete_draft(applicant)
    DegreeFactory(application=application, level="master", institution_name="Stanford University")
    return application


@pytest.fixture
def browser_of_applicant(applicant: User, portal: Portal) -> Person:
    """Return the applicant at a browser, signed in."""
    return Person(portal.url, applicant)
