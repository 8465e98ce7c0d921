"""Reviewers' scores for programs: each apart from the other, and the same rules as on the page."""

from uuid import uuid4

import pytest

from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory
from visas.models import PointReview
from visas.rules.states import State, Track

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
GIVEN = {
    "expertise": 18,
    "expertise_reason": "Rare experience.",
    "strategic_value": 10,
    "strategic_value_reason": "It is needed.",
}


@pytest.fixture
def case(officer):
    return ApplicationFactory.create(
        track=Track.K_TECH_PASS, state=State.IN_REVIEW, officer=officer
    )


@pytest.fixture
def second(api):
    return api(person(Role.JUSTICE_OFFICER, name="Second"))


def test_a_reviewer_scores_once_however_often_it_is_sent(desk, case, url):
    key = {"Idempotency-Key": str(uuid4())}
    answers = [desk.post(url(case, "scores/"), GIVEN, headers=key) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    told = answers[0].json()
    assert [one["expertise"] for one in told["reviews"]] == [18]
    assert (told["is_complete"], told["may_score"], told["hidden"]) == (False, False, 0)
    assert PointReview.objects.count() == 1


def test_nobody_is_told_anothers_scores_before_their_own(desk, second, case, url):
    desk.post(url(case, "scores/"), GIVEN)
    before = second.get(url(case, "scores/")).json()
    assert (before["reviews"], before["hidden"], before["may_score"]) == ([], 1, True)
    assert [one["points"] for one in before["scored"]] == [None, None]
    given = second.post(url(case, "scores/"), {**GIVEN, "expertise": 20})
    after = given.json()
    assert [one["expertise"] for one in after["reviews"]] == [18, 20]
    assert {one["code"]: one["points"] for one in after["scored"]} == {
        "expertise": 19,
        "strategic_value": 10,
    }
    assert after["is_complete"]
    case.refresh_from_db()
    assert given["ETag"] == f'"{case.version}"'
    assert case.assessments.get().occasion == "scored"


def test_what_the_facts_give_is_told_by_code(desk, case, url):
    told = desk.get(url(case, "scores/")).json()
    assert [one["code"] for one in told["computed"]] == ["degree", "employer", "pay"]
    assert (told["pass_mark"], told["most"], told["bonus"]) == (None, 100, None)


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"expertise": 21}, "expertise", "too_many_points"),
        ({"strategic_value": -1}, "strategic_value", "min_value"),
        ({"expertise_reason": " "}, "expertise_reason", "blank"),
        ({"more": 1}, "more", "unknown_name"),
    ],
)
def test_what_is_wrong_with_scores_is_told(wrong, field, code, desk, case, url):
    told = desk.post(url(case, "scores/"), {**GIVEN, **wrong}).json()["errors"][0]
    assert (told["field"], told["code"]) == (field, code)


def test_a_third_and_a_second_of_the_same_are_refused(desk, second, api, case, url):
    for client in (desk, second):
        client.post(url(case, "scores/"), GIVEN)
    third = api(person(Role.JUSTICE_OFFICER))
    assert desk.post(url(case, "scores/"), GIVEN).json()["code"] == "already_scored"
    assert third.post(url(case, "scores/"), GIVEN).json()["code"] == "enough_scores"


def test_who_only_reads_does_not_score_and_applicants_do_not_even_read(api, auditor, case, url):
    reader = api(auditor)
    assert reader.get(url(case, "scores/")).status_code == 200
    assert reader.post(url(case, "scores/"), GIVEN).status_code == 403
    assert api(case.applicant).get(url(case, "scores/")).status_code == 404


def test_a_case_that_nobody_weighs_has_no_points(desk, officer, url):
    case = ApplicationFactory.create(state=State.IN_REVIEW, officer=officer)
    assert desk.get(url(case, "scores/")).status_code == 404
    assert desk.post(url(case, "scores/"), GIVEN).status_code == 404
