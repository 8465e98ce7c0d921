"""A client for the toy resources."""

import pytest
from rest_framework.test import APIClient

from talentportal.kernel.roles import Role
from tests.factories.people import bearer
from tests.factories.people import person as make_person


@pytest.fixture(autouse=True)
def _toys(settings):
    settings.ROOT_URLCONF = "tests.talentportal.core.api.toys"


@pytest.fixture
def anonymous():
    return APIClient(raise_request_exception=False)


@pytest.fixture
def person(db):
    return make_person(Role.APPLICANT)


@pytest.fixture
def api(person):
    client = APIClient(raise_request_exception=False)
    client.credentials(HTTP_AUTHORIZATION=bearer(person)["Authorization"])
    return client
