"""The self-check: for everybody, forgotten unless one applies, and never a decision."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talentportal.kernel.roles import Role
from tests.factories.people import person
from visas.models import Application
from visas.rules.answers import Rows
from visas.rules.states import Track
from visas.services.selfcheck import Answers, check
from visas.views.selfcheck import ANSWERED_PER_MINUTE, PER_MINUTE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
CHECK = reverse("visas:selfcheck")
RESULT = reverse("visas:selfcheck_result")
START = reverse("visas:start")
_OUTCOMES = ("met", "undetermined", "not_met")
ANSWERS = {
    "degrees": ["0"],
    "degrees-0-level": "doctorate",
    "degrees-0-country": "US",
    "degrees-0-institution_name": "Massachusetts Institute of Technology",
    "degrees-0-awarded_on": "2014-06-06",
    "employments": ["0"],
    "employments-0-kind": "work",
    "employments-0-employer_name": "Samsung Electronics",
    "employments-0-started_on": "2015-01-05",
    "employments-0-is_current": "yes",
    "has_offer": "yes",
    "offer_annual_pay_won": "180,000,000원",
    "offer_field": "semiconductors",
    "offer_signed": "yes",
    "nationality": "VN",
}


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    cache.clear()


@pytest.fixture
def visitor() -> Client:
    return Client()


def outcomes(response):
    return [(pathway.title, str(pathway.outcome)) for pathway in told_of(response).pathways]


def told_of(response, track=Track.F_2_T):
    return next(one.told for one in response.context["tracks"] if one.track == track)


def test_a_visitor_reads_the_answer_for_both_paths(visitor):
    assert visitor.get(CHECK).status_code == 200
    assert visitor.post(CHECK, ANSWERS).url == RESULT
    assert outcomes(visitor.get(RESULT)) == [
        ("Path A: education, experience and pay", "met"),
        ("Path B: high pay", "not_met"),
    ]


def test_the_result_names_its_criteria_and_says_that_an_officer_decides(visitor):
    visitor.post(CHECK, ANSWERS)
    page = visitor.get(RESULT).content.decode()
    assert "world&#x27;s top 200 universities" in page
    assert "a named officer decides" in page


def test_what_is_left_open_cannot_be_told_and_is_listed(visitor):
    visitor.post(CHECK, {"degrees": ["0"], "employments": ["0"]})
    found = told_of(visitor.get(RESULT))
    assert str(found.outcome) == "undetermined"
    assert [point.split(":")[0] for point in found.open_points] == [
        "Education or experience",
        "Pay",
        "Employment contract",
        "Employer in Korea",
        "Advanced field",
    ]


def test_the_result_reads_in_korean(visitor):
    visitor.post(CHECK, ANSWERS, headers={"Accept-Language": "ko"})
    page = visitor.get(RESULT, headers={"Accept-Language": "ko"})
    assert told_of(page).edition_title.startswith("톱티어 비자")


def test_a_mistake_is_said_next_to_its_field_and_nothing_is_lost(visitor):
    response = visitor.post(CHECK, {**ANSWERS, "degrees-0-awarded_on": "in summer"})
    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == ["degrees-0-awarded_on"]
    assert form.degrees[0]["awarded_on"].value() == "in summer"
    assert "in summer" in response.content.decode()


def test_rows_are_added_and_removed_without_losing_the_others(visitor):
    response = visitor.post(CHECK, {**ANSWERS, "do": "add:degrees"})
    assert list(response.context["form"].degrees) == [0, 1]
    both = {**ANSWERS, "degrees": ["0", "1"], "do": "remove:degrees:0"}
    response = visitor.post(CHECK, {**both, "degrees-1-level": "master"})
    assert {
        key: form["level"].value() for key, form in response.context["form"].degrees.items()
    } == {1: "master"}


@pytest.mark.parametrize("what", ["add:nonsense", "remove:degrees", "remove:x:0", "?", "::"])
def test_a_button_nobody_drew_changes_nothing(visitor, what):
    response = visitor.post(CHECK, {**ANSWERS, "do": what})
    assert (response.status_code, list(response.context["form"].degrees)) == (200, [0])


def test_a_part_is_answered_to_htmx(visitor):
    response = visitor.post(
        CHECK, {**ANSWERS, "do": "add:employments"}, headers={"HX-Request": "true"}
    )
    assert response.content.decode().lstrip().startswith('<div id="selfcheck"')


def test_the_result_without_answers_leads_back_to_the_form(visitor):
    assert visitor.get(RESULT).url == CHECK


def test_the_answers_are_shown_again_and_can_be_forgotten(visitor):
    visitor.post(CHECK, ANSWERS)
    assert visitor.get(CHECK).context["form"].degrees[0]["level"].value() == "doctorate"
    visitor.post(reverse("visas:selfcheck_restart"))
    assert visitor.get(CHECK).context["form"].degrees[0]["level"].value() == ""


def test_the_answers_survive_the_sign_in_and_fill_the_application(visitor, applicant):
    visitor.post(CHECK, ANSWERS)
    assert Application.objects.count() == 0
    visitor.force_login(applicant)
    assert visitor.get(reverse("visas:mine")).context["has_answers"] is True
    visitor.post(START, {"answers": "carried", "track": Track.F_2_T})
    application = Application.objects.get()
    degree, post = application.degrees.get(), application.employments.get()
    assert (application.nationality, application.offer_annual_pay_won) == ("VN", 180_000_000)
    assert (degree.institution_name, degree.level) == (
        "Massachusetts Institute of Technology",
        "doctorate",
    )
    assert (post.employer_name, post.is_current) == ("Samsung Electronics", True)
    assert visitor.get(reverse("visas:mine")).context["has_answers"] is False


def test_the_answers_serve_for_another_track_which_takes_what_it_asks(visitor, applicant):
    visitor.force_login(applicant)
    visitor.post(CHECK, ANSWERS)
    visitor.post(START, {"answers": "carried", "track": Track.F_2_T})
    visitor.post(START, {"answers": "carried", "track": Track.D_10_T})
    application = Application.objects.get(track=Track.D_10_T)
    assert (application.nationality, application.degrees.count()) == ("VN", 1)
    assert (application.has_offer, application.employments.count()) == (None, 0)


def test_every_track_is_answered_at_once_the_best_first(visitor):
    visitor.post(CHECK, ANSWERS)
    found = visitor.get(RESULT).context["tracks"]
    ranks = [list(_OUTCOMES).index(str(one.told.outcome)) for one in found]
    assert ({one.track for one in found}, found[0].track) == (set(Track), Track.F_2_T)
    assert ranks == sorted(ranks)


def test_the_president_who_recommends_is_the_one_of_the_newest_degree(visitor, applicant):
    older = {"degrees-1-institution_name": "KAIST", "degrees-1-awarded_on": "2010-02-19"}
    visitor.post(CHECK, {**ANSWERS, **older, "degrees": ["0", "1"], "is_recommended": "yes"})
    visitor.force_login(applicant)
    visitor.post(START, {"answers": "carried", "track": Track.F_2_7S})
    application = Application.objects.get()
    assert (application.recommendation_kind, application.recommendation_institution) == (
        "university_president",
        "Massachusetts Institute of Technology",
    )


def test_a_degree_may_still_be_expected(visitor):
    day = (timezone.localdate() + timedelta(days=90)).isoformat()
    assert visitor.post(CHECK, {**ANSWERS, "degrees-0-awarded_on": day}).status_code == 302


def test_an_open_draft_keeps_its_own_answers(visitor, applicant):
    visitor.force_login(applicant)
    visitor.post(START, {"track": Track.F_2_T})
    visitor.post(CHECK, ANSWERS)
    visitor.post(START, {"answers": "carried", "track": Track.F_2_T})
    assert Application.objects.get().nationality == ""


def test_staff_are_not_offered_to_apply(visitor):
    staff = person(Role.JUSTICE_OFFICER)
    visitor.force_login(staff)
    visitor.post(CHECK, ANSWERS)
    assert visitor.get(RESULT).context["may_apply"] is False


def test_an_address_that_asks_too_often_is_told_to_wait(visitor):
    with time_machine.travel(timezone.now(), tick=False):
        visitor.post(CHECK, ANSWERS)
        answers = [visitor.get(RESULT).status_code for _ in range(PER_MINUTE + 1)]
    assert (set(answers[:-1]), answers[-1]) == ({200}, 429)


def test_an_address_fills_no_table_with_answers(visitor):
    with time_machine.travel(timezone.now(), tick=False):
        sent = [Client().post(CHECK, ANSWERS).status_code for _ in range(ANSWERED_PER_MINUTE + 1)]
        assert visitor.get(CHECK).status_code == 200
    assert (set(sent[:-1]), sent[-1]) == ({302}, 429)
    assert Session.objects.count() == ANSWERED_PER_MINUTE


@pytest.mark.parametrize(
    "more", [{"do": "add:degrees"}, {"offer_annual_pay_won": "a lot"}], ids=["a row", "an error"]
)
def test_the_form_still_has_its_answers_when_it_is_opened_again(visitor, more):
    drawn = visitor.post(CHECK, {**ANSWERS, **more}).context["form"]
    again = visitor.get(CHECK).context["form"]
    told = [(field.html_name, str(field.value() or "")) for field in drawn]
    assert [(field.html_name, str(field.value() or "")) for field in again] == told


def test_answers_longer_than_a_session_should_hold_are_not_kept(visitor):
    form = {**ANSWERS, "more": "x" * 30_000}
    visitor.post(
        CHECK, urlencode(form, doseq=True), content_type="application/x-www-form-urlencoded"
    )
    assert visitor.get(RESULT).url == CHECK


@pytest.mark.parametrize("do", ["", "add:degrees", "remove:degrees:1"])
def test_a_row_with_an_endless_number_is_no_row(do, visitor):
    answer = visitor.post(CHECK, {"degrees": "9" * 5000, "do": do})
    assert answer.status_code in {200, 302}


def test_an_expected_pay_counts_before_there_is_an_offer():
    found = check(Answers({"has_offer": False, "offer_annual_pay_won": 300_000_000}))
    because = {(one.pathway, one.code): one.because for one in found.assessment.findings}
    assert because["B", "pay"] == "pay_reaches"
    assert because["B", "contract"] == "contract_unsigned"


def test_no_word_about_posts_is_open_and_an_empty_list_is_none():
    open_question = check(Answers()).assessment.of_pathway("A")[1]
    none = check(Answers(rows={Rows.EMPLOYMENTS: []})).assessment.of_pathway("A")[1]
    assert (open_question.because, none.because) == ("employment_not_given", "experience_short")
