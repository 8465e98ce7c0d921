"""Who gets through to a resource at all."""

import pytest
from rest_framework.test import APIClient

from tests.factories.people import bearer

pytestmark = pytest.mark.django_db


def test_nobody_is_asked_to_sign_in(anonymous):
    answer = anonymous.get("/organisations/")

    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert answer["WWW-Authenticate"] == 'Bearer realm="talentportal"'


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer", "Bearer a b", "bearer ttp_é"])
def test_a_token_that_is_none_is_401_even_where_none_is_needed(anonymous, header):
    answer = anonymous.get("/counted/", headers={"Authorization": header})

    assert (answer.status_code, answer.json()["code"]) == (401, "authentication_failed")


def test_a_token_opens_what_its_scopes_name(anonymous, person):
    headers = bearer(person, "reference:read")

    assert anonymous.get("/organisations/", headers=headers).status_code == 200
    assert anonymous.head("/organisations/", headers=headers).status_code == 200
    refused = anonymous.post("/organisations/", {"code": "a"}, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert refused["WWW-Authenticate"] == (
        'Bearer realm="talentportal", error="insufficient_scope", scope="applications:write"'
    )


def test_a_session_has_every_scope_and_needs_the_csrf_token_to_change(person):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(person)

    assert client.get("/organisations/").status_code == 200
    assert client.post("/organisations/", {"code": "a"}).status_code == 403


def test_a_resource_that_names_no_scope_is_closed_to_everybody(api):
    answer = api.get("/scopeless/")

    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


def test_a_method_that_does_not_exist_is_405_and_not_403(api):
    assert api.delete("/scopeless/").status_code == 405


def test_no_cache_keeps_an_answer(api):
    assert api.get("/organisations/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({}, 428, "version_required"),
        ({"If-Match": "*"}, 428, "version_required"),
        ({"If-Match": '"6"'}, 412, "stale"),
        ({"If-Match": 'W/"7"'}, 412, "stale"),
        ({"If-Match": "7"}, 412, "stale"),
    ],
)
def test_a_change_needs_the_present_version(api, given, status, code):
    answer = api.patch("/change/", {}, headers=given)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("given", ['"7"', '"6", "7"'])
def test_a_change_with_the_present_version_answers_with_the_next(api, given):
    answer = api.patch("/change/", {}, headers={"If-Match": given})

    assert (answer.status_code, answer.json(), answer["ETag"]) == (200, {"seen": 7}, '"8"')
