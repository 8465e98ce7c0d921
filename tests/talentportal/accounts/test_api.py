"""Who the caller of the API is."""

import pytest
from rest_framework.test import APIClient

from talentportal.accounts.labels import SCOPES
from tests.factories.people import bearer

pytestmark = pytest.mark.django_db


def test_a_program_is_told_its_person_and_its_scopes(officer):
    answer = APIClient().get("/api/v1/me/", headers=bearer(officer, "me:read"))

    assert answer.json() == {
        "id": str(officer.pk),
        "email": officer.email,
        "name": "Officer",
        "language": "en",
        "grants": [{"role": "justice_officer", "organisation": "Ministry of Justice"}],
        "scopes": ["me:read"],
    }


def test_a_session_has_every_scope(applicant, signed_in):
    answer = signed_in(applicant).get("/api/v1/me/")

    assert answer.json()["scopes"] == sorted(SCOPES)
    assert answer.json()["grants"] == [{"role": "applicant", "organisation": None}]


def test_a_revoked_token_opens_nothing(applicant):
    headers = bearer(applicant)
    applicant.tokens.update(revoked_at="2026-11-01T00:00:00Z")

    assert APIClient().get("/api/v1/me/", headers=headers).status_code == 401
