"""A repeated POST works once and answers alike."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import blake2b
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.utils import timezone
from rest_framework.test import APIClient

from talentportal.core.models import GivenAnswer
from talentportal.core.tasks import tidy_answers
from talentportal.kernel.roles import Role
from talentportal.organisations.models import Organisation
from tests.factories.people import bearer
from tests.factories.people import person as make_person

KEY = {"Idempotency-Key": "4f8c7a52-1d"}


def organisations():
    return Organisation.objects.filter(kind="company").count()


@pytest.mark.django_db
def test_the_same_key_gives_the_same_answer_and_changes_nothing(api):
    first = api.post("/organisations/", {"code": "a", "note": "가"}, headers=KEY)
    again = api.post("/organisations/", {"note": "가", "code": "a"}, headers=KEY)

    assert organisations() == 1
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert (again["ETag"], again["Location"]) == (first["ETag"], first["Location"])
    assert ("Idempotency-Replayed" in first, again["Idempotency-Replayed"]) == (False, "true")


@pytest.mark.django_db
def test_without_a_key_each_request_is_one(api):
    api.post("/organisations/", {"code": "a"})
    api.post("/organisations/", {"code": "b"})

    assert (organisations(), GivenAnswer.objects.count()) == (2, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "body"), [("?x=1", {"code": "a"}), ("", {"code": "b"})])
def test_the_same_key_with_another_request_is_refused(api, path, body):
    api.post("/organisations/", {"code": "a"}, headers=KEY)
    answer = api.post(f"/organisations/{path}", body, headers=KEY)

    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_mismatch")
    assert organisations() == 1


@pytest.mark.django_db
def test_another_person_may_use_the_same_key(api, anonymous):
    other = bearer(make_person(Role.APPLICANT))
    api.post("/organisations/", {"code": "a"}, headers=KEY)
    answer = anonymous.post("/organisations/", {"code": "b"}, headers={**KEY, **other})

    assert (answer.status_code, organisations()) == (201, 2)


@pytest.mark.django_db
def test_a_refusal_is_not_kept_and_is_judged_anew(api):
    taken = Organisation.objects.create(code="a", kind="agency", name_en="x", name_ko="x")
    refused = api.post("/organisations/", {"code": "a"}, headers=KEY)
    taken.delete()
    accepted = api.post("/organisations/", {"code": "a"}, headers=KEY)

    assert (refused.status_code, accepted.status_code) == (422, 201)


@pytest.mark.django_db
def test_a_crash_undoes_the_change_together_with_its_key(api):
    answer = api.post("/organisations/", {"code": "crash"}, headers=KEY)

    assert answer.status_code == 500
    assert (organisations(), GivenAnswer.objects.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "key", ["", "short", "x" * 256, "with space in it", '"short"', "한국어한국어"]
)
def test_a_key_that_is_none_is_refused(api, key):
    answer = api.post("/organisations/", {"code": "a"}, headers={"Idempotency-Key": key})

    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_invalid")


@pytest.mark.django_db
def test_a_quoted_key_is_the_same_key(api):
    api.post("/organisations/", {"code": "a"}, headers=KEY)
    quoted = {"Idempotency-Key": f'"{KEY["Idempotency-Key"]}"'}
    answer = api.post("/organisations/", {"code": "a"}, headers=quoted)

    assert answer["Idempotency-Replayed"] == "true"


@pytest.mark.django_db
def test_an_upload_is_the_same_by_content_whatever_its_boundary(api):
    def upload(content):
        file = SimpleUploadedFile("a.pdf", content)
        body = {"code": "a", "file": file}
        return api.post("/organisations/", body, headers=KEY, format="multipart")

    first, again, other = upload(b"1"), upload(b"1"), upload(b"2")

    assert [first.status_code, again.status_code, other.status_code] == [201, 201, 422]


@pytest.mark.django_db
def test_what_is_kept_is_encrypted(api):
    api.post("/organisations/", {"code": "a"}, headers=KEY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM core_givenanswer")
        (stored,) = cursor.fetchone()

    assert "id" not in stored[:2]
    assert stored.startswith("gAAAA")


@pytest.mark.django_db
def test_a_key_ends_after_a_day_and_its_answer_is_removed(api):
    api.post("/organisations/", {"code": "a"}, headers=KEY)
    GivenAnswer.objects.update(created_at=timezone.now() - timedelta(hours=24, minutes=1))
    answer = api.post("/organisations/", {"code": "b"}, headers=KEY)
    GivenAnswer.objects.update(created_at=timezone.now() - timedelta(hours=25))

    assert (answer.status_code, tidy_answers(), GivenAnswer.objects.count()) == (201, 1, 0)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_the_work_once():
    headers = {**KEY, **bearer(make_person(Role.APPLICANT))}
    start = Barrier(4)

    def post(_):
        start.wait()
        try:
            answer = APIClient().post("/organisations/", {"code": "a"}, headers=headers)
            return answer.status_code, answer.json().get("code")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(post, range(4)))

    assert answers <= {(201, None), (409, "idempotency_in_progress")}
    assert (201, None) in answers
    assert organisations() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_key_that_is_being_worked_on_is_409_at_once(api, person):
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_hold, f"{person.pk} /organisations/ {KEY['Idempotency-Key']}").result()
        answer = api.post("/organisations/", {"code": "a"}, headers=KEY)
        pool.submit(connections.close_all).result()

    assert (answer.status_code, answer["Retry-After"]) == (409, "1")
    assert answer.json()["code"] == "idempotency_in_progress"


def _hold(name):
    """Take the lock of a key in this thread's session, as a request in progress does."""
    number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])


@pytest.mark.django_db
def test_what_was_asked_cannot_be_guessed_from_its_fingerprint(api, settings):
    api.post("/organisations/", {"code": "a"}, headers=KEY)
    settings.SECRET_KEY = "another key of another portal"
    refused = api.post("/organisations/", {"code": "a"}, headers=KEY)

    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency_mismatch")
