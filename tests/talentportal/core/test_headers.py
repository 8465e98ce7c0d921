"""What every answer carries, whoever gives it: a page, a file, a refusal, an error."""

import pytest
from django.test import Client

from tests.factories.visas import ApplicationFactory, EvidenceFactory
from visas.rules.states import State

pytestmark = pytest.mark.django_db
STRICT = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/nothing-here/", 404),
        ("/account/login/", 200),
        ("/desk/", 302),
        ("/health/live", 200),
        ("/api/v1/me/", 401),
        ("/api/v1/nothing-here/", 404),
        ("/api/v1/schema/", 200),
        ("/static/css/tokens.css", 200),
    ],
)
def test_every_answer_is_guarded(address, status):
    answer = Client().get(address)
    assert answer.status_code == status
    assert {part.strip() for part in answer["Content-Security-Policy"].split(";")} >= STRICT
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Permissions-Policy"].startswith("camera=()")
    assert len(answer["X-Request-Id"]) == 32
    b"".join(answer)  # lets go of a file


def test_an_address_of_another_host_is_refused_and_guarded_too(settings):
    settings.ALLOWED_HOSTS = ["portal.example"]
    answer = Client().get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_a_post_without_its_token_is_refused_and_guarded_too():
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@example.org"})
    assert answer.status_code == 403
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_a_file_is_inert(applicant, signed_in):
    case = ApplicationFactory(applicant=applicant, state=State.IN_REVIEW)
    evidence = EvidenceFactory(application=case)
    answer = signed_in(applicant).get(f"/applications/{case.pk}/documents/{evidence.pk}/download/")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "private, no-store"
    b"".join(answer)


def test_nobody_keeps_a_page_of_a_signed_in_person(applicant, signed_in):
    client = signed_in(applicant)
    assert client.get("/applications/")["Cache-Control"] == "private, no-store"
    assert client.get("/verify/")["Cache-Control"].startswith("max-age=0")  # says so for itself
    assert "Cache-Control" not in Client().get("/")


def test_a_form_larger_than_any_file_is_not_even_read(settings):
    settings.DOCUMENT_MAX_BYTES = 10
    body = "name=" + "x" * (1024 * 1024 + 10)
    answer = Client().post("/check/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert "larger than 20 MB" in answer.content.decode()
    assert "default-src 'self'" in answer["Content-Security-Policy"]
