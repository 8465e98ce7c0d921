"""Every test has a store of its own."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from talentportal.accounts.models import User
from talentportal.documents import pending


@pytest.fixture(autouse=True)
def store_folder(settings: Settings, tmp_path: Path) -> Path:
    """Private files below a folder that goes away with the test."""
    pending._suspects.clear()
    folder = tmp_path / "documents"
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture
def applicant(db: None) -> User:
    """Somebody who hands in files."""
    return User.objects.create_user("applicant@example.org", name="Ada Fictional")
