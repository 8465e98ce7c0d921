"""Every error has one form, whatever raised it."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from talentportal.core.api.problems import flatten

TABLE = [
    ("refused", 422, "full", "It is full."),
    ("refused-field", 422, "full", "It is full."),
    ("illegal", 409, "illegal_move", "The case is in a state that does not allow this."),
    ("forbidden", 403, "four_eyes", "Not your own."),
    ("missing", 404, "not_found", "Not found."),
    ("missing-page", 404, "not_found", "Not found."),
    ("denied", 403, "permission_denied", "You do not have permission to perform this action."),
    ("large", 413, "too_large", "The body of the request is too large."),
    ("suspicious", 400, "unreadable", "The request cannot be read."),
    (
        "stale",
        409,
        "stale",
        "Somebody else has changed this in the meantime. Read it again first.",
    ),
    (
        "lost",
        500,
        "fault",
        "Something went wrong on our side. Quote the request id when you tell us.",
    ),
    (
        "fault",
        500,
        "fault",
        "Something went wrong on our side. Quote the request id when you tell us.",
    ),
]


@pytest.mark.parametrize(("what", "status", "code", "detail"), TABLE)
def test_each_refusal_and_fault_is_a_problem(anonymous, what, status, code, detail):
    answer = anonymous.get(f"/raises/{what}/", headers={"X-Request-Id": "one-request"})

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    found = answer.json()
    errors = [{"field": "room", "code": "full", "detail": detail}] if "field" in what else []
    assert found == {
        "type": f"urn:talentportal:problem:{code}",
        "title": found["title"],
        "status": status,
        "detail": detail,
        "code": code,
        "errors": errors,
        "request_id": "one-request",
    }


def test_a_stale_version_is_412_when_the_caller_sent_one(anonymous):
    answer = anonymous.get("/raises/stale/", headers={"If-Match": '"3"'})

    assert (answer.status_code, answer.json()["code"]) == (412, "stale")


@pytest.mark.django_db
def test_a_lock_that_is_not_had_in_time_asks_to_try_again(anonymous):
    answer = anonymous.get("/raises/busy/")

    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert answer["Retry-After"] == "1"


def test_a_fault_is_logged_with_its_traceback_and_not_told(anonymous, caplog):
    with caplog.at_level(logging.ERROR, "django.request"):
        answer = anonymous.get("/raises/fault/")

    assert "boom" not in answer.content.decode()
    assert [str(record.exc_info[1]) for record in caplog.records] == ["boom"]


def test_problems_speak_the_callers_language(anonymous):
    answer = anonymous.get("/raises/missing/", headers={"Accept-Language": "ko"})

    assert answer["Content-Language"] == "ko"
    assert answer.json()["detail"] == "찾을 수 없습니다."


def test_an_unknown_address_is_a_problem_for_every_method(anonymous):
    statuses = [
        anonymous.generic(method, "/nothing/here").json()["status"]
        for method in ("GET", "POST", "PATCH", "DELETE", "OPTIONS")
    ]
    assert statuses == [404] * 5


def test_an_unknown_method_says_which_there_are(anonymous):
    answer = anonymous.delete("/reads/")

    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert answer["Allow"] == "POST"


def test_a_format_we_do_not_write_is_refused_in_json(anonymous):
    answer = anonymous.get("/counted/", headers={"Accept": "text/csv"})

    assert (answer.status_code, answer["Content-Type"]) == (406, "application/problem+json")


def test_a_format_we_do_not_read_is_refused(anonymous):
    answer = anonymous.generic("POST", "/reads/", "a", content_type="text/plain")

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize("body", ["{", '{"a": NaN}', "[" * 100_000, "\xff", "9" * 5000])
def test_json_that_cannot_be_read_is_400(anonymous, body):
    answer = anonymous.generic(
        "POST", "/reads/", body.encode("latin-1"), content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")


@pytest.mark.parametrize("charset", ["zlib", "rot13", "nonsense"])
def test_json_is_utf_8_whatever_the_caller_calls_it(anonymous, charset):
    answer = anonymous.generic(
        "POST", "/reads/", '{"name": "한"}', content_type=f"application/json; charset={charset}"
    )
    assert answer.status_code == 422


def test_a_body_beyond_the_limit_is_413_unread(anonymous, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = anonymous.post("/reads/", {"name": "x" * 100})

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_an_upload_beyond_the_limit_is_413_unread(anonymous, settings):
    settings.DOCUMENT_MAX_BYTES = 0
    upload = SimpleUploadedFile("a.pdf", b"x" * 1_100_000)
    answer = anonymous.post("/reads/", {"file": upload}, format="multipart")

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_values_that_are_not_right_are_each_named(anonymous):
    answer = anonymous.post("/reads/", {"items": [{"number": 1}, {"number": 10}]})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [
        ("name", "required"),
        ("items.1.number", "max_value"),
    ]


def test_a_mistake_of_the_whole_names_no_field(anonymous):
    answer = anonymous.post("/reads/", {"name": "x", "items": []})

    assert answer.status_code == 422
    assert (answer.json()["code"], answer.json()["detail"]) == ("never", "never right")
    assert answer.json()["errors"] == []


def test_flatten_keeps_the_place_of_nested_lists():
    assert [error.field for error in flatten({"a": {"b": ["x"]}, "c": [["y"], []]})] == [
        "a.b",
        "c.0",
    ]
