"""Programs that act for the persons of the tests."""

import pytest
from rest_framework.test import APIClient

from tests.factories.people import bearer
from tests.factories.visas import DegreeFactory, complete_draft

APPLICATIONS = "/api/v1/applications/"


@pytest.fixture
def api():
    """Return a client with a token of somebody, of all scopes or of those given."""

    def connect(user, *scopes):
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=bearer(user, *scopes)["Authorization"])
        return client

    return connect


@pytest.fixture
def own(api, applicant):
    """Return the applicant's program."""
    return api(applicant)


@pytest.fixture
def desk(api, officer):
    """Return the officer's program."""
    return api(officer)


@pytest.fixture
def draft(applicant):
    """Return a complete draft of the applicant."""
    return complete_draft(applicant)


@pytest.fixture
def url():
    """Return the address of an application, or of a part of it."""
    return lambda application, part="": f"{APPLICATIONS}{application.pk}/{part}"


@pytest.fixture
def degree(draft):
    """Return the first degree of the draft."""
    return draft.degrees.first() or DegreeFactory(application=draft)


def match(version):
    """Return the header that names a version."""
    return {"If-Match": f'"{version}"'}
