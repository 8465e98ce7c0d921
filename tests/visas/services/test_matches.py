"""What the names of employers came to is kept beside the posts, and counts from there."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from visas.models import Employment
from visas.rules.facts import BodyKind, Identity, MatchStatus
from visas.rules.states import State
from visas.selectors.identities import GOVERNMENT_LED
from visas.services import assessment, screening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

AMAZON = "company:amazon com:us"


def screened(**fields):
    application = ApplicationFactory(state=State.SUBMITTED)
    DegreeFactory(application=application)
    post = EmploymentFactory(application=application, **fields)
    screening.screen(application_id=application.pk)
    post.refresh_from_db()
    return post


def came_to(post):
    return post.match_status, post.match_because, post.employer_kind, post.employer_ref


def test_a_listed_company_is_kept_with_its_key():
    assert came_to(screened()) == ("match", "exact_name", "company", AMAZON)


def test_an_employer_on_no_list_is_kept_as_none_that_counts():
    post = screened(employer_name="Zwölf Brüder Bäckerei")
    assert came_to(post) == ("none", "no_similar_name", "", "")


def test_work_at_a_university_is_no_company_that_its_name_resembles():
    post = screened(employer_name="Massachusetts Institute of Technology", country="US")
    assert came_to(post)[:3] == ("match", "exact_name", "university")


@pytest.mark.parametrize("name", ["アマゾンジャパン", "中信集团", "Газпром нефть"])
def test_an_employer_in_a_script_that_no_list_is_in_is_for_a_person(name):
    assert came_to(screened(employer_name=name))[0] == "review"


def test_a_research_post_at_a_university_is_kept_with_the_university():
    post = screened(kind="postdoc", employer_name="Nanyang Technological University", country="SG")
    assert came_to(post) == ("match", "exact_name", "university", "https://ror.org/02e7b5302")


def test_a_research_post_at_a_body_on_no_list_is_for_an_officer():
    post = screened(kind="postdoc", employer_name="Institut für Brückenbau", country="DE")
    assert came_to(post) == ("review", GOVERNMENT_LED, "", "")


def test_a_doubtful_employer_is_kept_with_whom_it_may_mean():
    post = screened(employer_name="Amazon Deutschland", country="DE")
    assert came_to(post)[0] == "review"
    found = [(one["kind"], one["ref"]) for one in post.match_candidates]
    assert found == [("company", AMAZON)]


def test_the_facts_of_a_case_are_the_identities_that_are_kept():
    post = screened()
    facts = assessment.facts_of(post.application)
    assert facts.employment is not None
    assert facts.employment[0].identity == Identity(MatchStatus.MATCH, BodyKind.COMPANY, AMAZON)


def test_what_an_officer_confirmed_stays_when_the_case_is_assessed_again(officer):
    post = screened()
    Employment.objects.filter(pk=post.pk).update(
        match_status="confirmed", employer_kind="", employer_ref="", confirmed_by=officer
    )
    stored = assessment.assess_again(
        application_id=post.application_id, occasion="test", occasion_key="test"
    )
    post.refresh_from_db()
    assert came_to(post)[0] == "confirmed"
    identity = stored.facts["employment"][0]["identity"]
    assert identity == {"status": "none", "kind": None, "ref": None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"employer_kind": "company", "employer_ref": ""},
        {"employer_kind": "", "employer_ref": "company:x:us"},
        {"employer_kind": "church", "employer_ref": "x"},
        {"match_status": "review", "employer_kind": "company", "employer_ref": "company:x:us"},
        {"match_status": "match", "employer_kind": "", "employer_ref": ""},
        {"match_status": "confirmed"},
    ],
)
def test_the_database_keeps_no_half_identity(wrong):
    post = EmploymentFactory(application__state=State.SUBMITTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Employment.objects.filter(pk=post.pk).update(**wrong)
