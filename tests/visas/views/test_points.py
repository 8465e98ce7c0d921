"""The part of the case page about points."""

import pytest
from django.urls import reverse

from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory
from visas.models import PointReview
from visas.rules.states import State, Track

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SCORES = {
    "expertise": "15",
    "expertise_reason": "Leads a field of its own.",
    "strategic_value": "10",
    "strategic_value_reason": "The line cannot be built without it.",
}


@pytest.fixture
def case():
    return ApplicationFactory(track=Track.K_TECH_PASS, state=State.QUEUED)


def page(case):
    return f"{reverse('visas:case', args=[case.pk])}?view=points"


def target(case):
    return reverse("visas:case_score", args=[case.pk])


def tabs(response):
    return [str(link.text) for link in response.context["tabs"]]


def test_points_are_a_part_of_cases_that_are_weighed(signed_in, officer, case):
    browser = signed_in(officer)
    other = ApplicationFactory(state=State.QUEUED)
    assert "Points" in tabs(browser.get(page(case)))
    response = browser.get(page(other))
    assert (response.context["view"], "Points" in tabs(response)) == ("review", False)


def test_an_officer_scores_and_reads_that_no_pass_mark_is_published(signed_in, officer, case):
    browser = signed_in(officer)
    assert "No pass mark is published" in browser.get(page(case)).content.decode()
    answer = browser.post(target(case), SCORES)
    assert (answer.status_code, answer.url) == (302, page(case))
    assert PointReview.objects.get().reviewer == officer
    text = browser.get(page(case)).content.decode()
    assert "The line cannot be built without it." in text
    assert "Keep my scores" not in text


def test_the_other_reviewer_reads_nothing_of_it_before_scoring(signed_in, officer, case):
    signed_in(officer).post(target(case), SCORES)
    text = signed_in(person(Role.JUSTICE_OFFICER)).get(page(case)).content.decode()
    assert "The line cannot be built without it." not in text
    assert "Another reviewer has scored" in text


@pytest.mark.parametrize(
    "change", [{"expertise": "21"}, {"expertise": ""}, {"expertise_reason": " "}]
)
def test_what_cannot_be_kept_is_said_and_nothing_is_lost(signed_in, officer, case, change):
    answer = signed_in(officer).post(target(case), {**SCORES, **change})
    assert (answer.status_code, PointReview.objects.count()) == (422, 0)
    assert "The line cannot be built without it." in answer.content.decode()
    assert list(answer.context["score_form"].errors) == list(change)


def test_who_may_not_score_gets_no_form(signed_in, approver, auditor, applicant, case):
    for who in (approver, auditor):
        assert "Keep my scores" not in signed_in(who).get(page(case)).content.decode()
    statuses = [
        signed_in(who).post(target(case), SCORES).status_code
        for who in (approver, auditor, applicant, case.applicant)
    ]
    assert statuses == [403, 403, 403, 403]


def test_a_case_that_is_not_weighed_has_nothing_to_score(signed_in, officer):
    case = ApplicationFactory(state=State.QUEUED)
    assert signed_in(officer).post(target(case), SCORES).status_code == 404
