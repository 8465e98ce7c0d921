"""Degrees, posts and family members: added, changed and removed while it is a draft."""

import pytest

from talentportal.reference.models import Institution, InstitutionName
from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from tests.visas.api.conftest import match
from visas.rules.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def university():
    found = Institution.objects.create(
        name="Example University", country="DE", ror_id="https://ror.org/0example1"
    )
    InstitutionName.objects.create(
        institution=found,
        name="Example University",
        folded="example university",
        compact="exampleuniversity",
        position=0,
    )
    return found


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("degrees/", {"level": "master", "institution_name": "ETH", "country": "CH"}),
        ("employments/", {"kind": "work", "employer_name": "Intel", "started_on": "2020-01-01"}),
        ("family/", {"relation": "child", "given_name": "Ana", "passport_number": "M 123456"}),
    ],
)
def test_a_row_is_added_and_raises_the_version(own, draft, url, part, body):
    before = own.get(url(draft, part))
    answer = own.post(url(draft, part), body)
    after = own.get(url(draft, part))

    assert answer.status_code == 201
    assert after.json() == [*before.json(), answer.json()]
    assert (before["ETag"], after["ETag"]) == ('"1"', '"2"')
    assert "123456" not in after.content.decode()
    shown = {name: value for name, value in body.items() if name != "passport_number"}
    assert answer.json().items() >= shown.items()


def test_a_row_is_added_once_for_one_key(own, draft, url):
    headers = {"Idempotency-Key": "add-a-degree"}
    first = own.post(url(draft, "degrees/"), {"level": "master"}, headers=headers)
    again = own.post(url(draft, "degrees/"), {"level": "master"}, headers=headers)

    assert again.json() == first.json()
    assert draft.degrees.count() == 2


def test_adding_at_a_version_that_has_passed_is_refused(own, draft, url):
    answer = own.post(url(draft, "degrees/"), {}, headers=match(9))

    assert (answer.status_code, draft.degrees.count()) == (412, 1)


def test_a_row_is_changed_read_and_removed(own, draft, url, degree):
    place = url(draft, f"degrees/{degree.pk}/")
    changed = own.patch(place, {"major": "Physics"}, headers=match(1))
    read = own.get(place)
    removed = own.delete(place, headers=match(2))

    assert (changed.status_code, changed["ETag"], read.json()) == (200, '"2"', changed.json())
    assert (read.json()["major"], read.json()["level"]) == ("Physics", "doctorate")
    assert (removed.status_code, removed["ETag"], removed.content) == (204, '"3"', b"")
    assert own.get(place).status_code == 404


@pytest.mark.parametrize("method", ["patch", "delete"])
def test_changing_and_removing_need_the_version(own, draft, url, degree, method):
    place = url(draft, f"degrees/{degree.pk}/")

    assert getattr(own, method)(place).status_code == 428
    assert getattr(own, method)(place, headers=match(7)).status_code == 412


def test_a_row_of_another_application_does_not_exist_here(own, draft, url):
    other = DegreeFactory()
    place = url(draft, f"degrees/{other.pk}/")

    assert own.get(place).status_code == 404
    assert own.patch(place, {}, headers=match(1)).status_code == 404
    assert own.delete(place, headers=match(1)).status_code == 404


def test_rows_of_a_filed_application_stay(own, applicant, url):
    filed = ApplicationFactory(applicant=applicant, state=State.QUEUED)
    answer = own.post(url(filed, "degrees/"), {"level": "master"})

    assert (answer.status_code, answer.json()["code"]) == (409, "not_editable")


def test_at_most_thirty_rows_are_taken(own, draft, url):
    EmploymentFactory.create_batch(29, application=draft)
    answer = own.post(url(draft, "employments/"), {})

    assert (answer.status_code, answer.json()["code"]) == (422, "too_many_rows")


def test_a_last_day_before_the_first_is_refused_against_what_is_stored(own, draft, url):
    post = draft.employments.get()
    place = url(draft, f"employments/{post.pk}/")
    answer = own.patch(place, {"ended_on": "2014-08-31"}, headers=match(1))

    assert answer.status_code == 422
    assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [
        ("ended_on", "ends_before_start")
    ]


def test_a_pick_is_kept_while_its_name_stands(own, draft, url, degree, university):
    place = url(draft, f"degrees/{degree.pk}/")
    picked = {"institution_name": "Example University", "chosen": university.ror_id}
    own.patch(place, picked, headers=match(1))
    degree.refresh_from_db()
    kept = degree.chosen_id
    own.patch(place, {"institution_name": "Another"}, headers=match(2))
    degree.refresh_from_db()

    assert (kept, degree.chosen_id) == (university.pk, None)


def test_a_pick_of_another_name_is_refused(own, draft, url, degree, university):
    place = url(draft, f"degrees/{degree.pk}/")
    answer = own.patch(place, {"chosen": university.ror_id}, headers=match(1))

    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "unknown_institution")


def test_matches_are_told_to_case_workers_only(own, desk, applicant, url, university):
    case = ApplicationFactory(applicant=applicant, state=State.IN_REVIEW)
    DegreeFactory(
        application=case, institution=university, match_status="match", match_confidence=1.0
    )
    to_applicant = own.get(url(case, "degrees/")).json()
    to_officer = desk.get(url(case, "degrees/")).json()

    assert to_applicant[0]["match"] is None
    assert to_officer[0]["match"] == {
        "status": "match",
        "confidence": 1.0,
        "because": "",
        "institution_id": str(university.pk),
        "name": "Example University",
        "ror_id": "https://ror.org/0example1",
    }
