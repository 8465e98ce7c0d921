"""What officers say of the names on a case, through programs."""

import pytest

from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from tests.visas.api.conftest import match
from visas.models import NameAlias
from visas.rules.states import State, Track
from visas.services import screening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
NTU = "https://ror.org/02e7b5302"
ETH = "https://ror.org/05a28rw58"
AMAZON = "company:amazon com:us"


@pytest.fixture
def case(officer):
    """A screened case that the officer holds, with two names that nobody can place."""
    application = ApplicationFactory.create(
        track=Track.F_2_7S,
        state=State.SUBMITTED,
        recommendation_kind="university_president",
        recommendation_institution="N.T.U.",
    )
    DegreeFactory(application=application, institution_name="NTU", country="", level="master")
    EmploymentFactory(application=application)
    application = screening.screen(application_id=application.pk)
    application.officer, application.state = officer, State.IN_REVIEW
    application.save()
    return application


@pytest.fixture
def of(case, url):
    """Return the address of what is said of one name."""
    addresses = {
        "degree": f"degrees/{case.degrees.get().pk}/identification/",
        "post": f"employments/{case.employments.get().pk}/identification/",
        "recommender": "recommender/identification/",
    }
    return lambda name: url(case, addresses[name])


def now(case):
    case.refresh_from_db()
    return match(case.version)


def test_a_doubtful_university_is_told_with_whom_it_may_mean(desk, of):
    told = desk.get(of("degree")).json()
    assert (told["written"], told["status"], told["institution"]) == ("NTU", "review", None)
    assert NTU in {one["key"] for one in told["candidates"]}
    assert all("The assessment would say" in one["hint"] for one in told["candidates"])


def test_a_university_is_confirmed_and_remembered(desk, case, of):
    body = {"institution": NTU, "remember": "yes"}
    assert desk.post(of("degree"), body).status_code == 428
    answer = desk.post(of("degree"), body, headers=now(case))
    told = answer.json()
    assert (told["status"], told["institution"]["key"]) == ("confirmed", NTU)
    assert told["confirmed_by"]["name"] == "Officer"
    assert NameAlias.objects.get().institution.ror_id == NTU
    case.refresh_from_db()
    assert answer["ETag"] == f'"{case.version}"'
    assert case.assessments.latest("id").occasion == "match_confirmed"


def test_another_memory_stands_in_the_way_until_it_is_replaced(desk, case, of, officer):
    of_another = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    NameAlias.objects.create(name="NTU", key="ntu", application=of_another, confirmed_by=officer)
    body = {"institution": NTU, "remember": "yes"}
    refused = desk.post(of("degree"), body, headers=now(case)).json()
    assert (refused["code"], refused["errors"][0]["field"]) == ("alias_conflict", "remember")
    replaced = desk.post(of("degree"), {**body, "remember": "replace"}, headers=now(case))
    assert replaced.status_code == 200


def test_an_employer_is_confirmed(desk, case, of):
    told = desk.get(of("post")).json()
    assert (told["status"], told["means"], told["key"]) == ("match", "company", AMAZON)
    none = desk.post(of("post"), {"means": "none"}, headers=now(case)).json()
    assert (none["status"], none["means"], none["key"]) == ("confirmed", "", "")
    body = {"means": "company", "key": AMAZON}
    assert desk.post(of("post"), body, headers=now(case)).json()["key"] == AMAZON
    refused = desk.post(of("post"), {"means": "university", "key": NTU}, headers=now(case)).json()
    assert refused["code"] == "only_for_research"


def test_a_recommender_is_confirmed(desk, case, of):
    told = desk.get(of("recommender")).json()
    assert (told["status"], told["because"]) == ("review", "same_as_degree")
    answer = desk.post(of("recommender"), {"institution": ETH}, headers=now(case)).json()
    assert (answer["status"], answer["institution"]["key"]) == ("confirmed", ETH)
    none = desk.post(of("recommender"), {"institution": None}, headers=now(case)).json()
    assert (none["status"], none["institution"]) == ("confirmed", None)


@pytest.mark.parametrize("name", ["degree", "recommender"])
def test_a_key_that_nobody_bears_is_refused(name, desk, case, of):
    body = {"institution": "nobody"} | ({"remember": "no"} if name == "degree" else {})
    told = desk.post(of(name), body, headers=now(case)).json()["errors"][0]
    assert (told["field"], told["code"]) == ("institution", "unknown_key")


def test_only_who_holds_the_case_confirms_and_applicants_see_nothing_of_it(api, case, of):
    other, body = api(person(Role.JUSTICE_OFFICER)), {"institution": None, "remember": "no"}
    assert other.get(of("degree")).status_code == 200
    assert other.post(of("degree"), body, headers=now(case)).json()["code"] == "not_your_case"
    applicant = api(case.applicant)
    for name in ("degree", "post", "recommender"):
        assert applicant.get(of(name)).status_code == 404


def test_rows_of_other_cases_and_nobody_who_recommends_are_not_there(desk, case, officer, url):
    other = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    degree, post = DegreeFactory(application=other), EmploymentFactory(application=other)
    for part in (f"degrees/{degree.pk}/", f"employments/{post.pk}/"):
        assert desk.get(url(case, f"{part}identification/")).status_code == 404
    assert desk.get(url(other, "recommender/identification/")).status_code == 404
