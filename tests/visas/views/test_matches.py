"""The officer says on the case page who a name is, and sees what changed with it."""

import pytest
from django.urls import reverse

from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from visas.models import NameAlias
from visas.rules.states import State, Track
from visas.services import screening
from visas.services.assessment import assess_again

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
NTU = "https://ror.org/02e7b5302"


@pytest.fixture
def held(officer):
    """Return a screened case in review: a name that several bear, an employer that is doubtful."""
    application = ApplicationFactory(state=State.SUBMITTED)
    DegreeFactory(application=application, institution_name="NTU", country="")
    EmploymentFactory(application=application, kind="postdoc", employer_name="Labor", country="DE")
    application = screening.screen(application_id=application.pk)
    application.officer, application.state = officer, State.IN_REVIEW
    application.save()
    return application


def answers_of(case):
    return f"{reverse('visas:case', args=[case.pk])}?view=answers"


def confirm(client, case, **data):
    url = reverse("visas:case_confirm_match", args=[case.pk, case.degrees.get().pk])
    return client.post(url, {"seen_version": case.version, "remember": "yes", **data})


def employer(client, case, **data):
    url = reverse("visas:case_confirm_employer", args=[case.pk, case.employments.get().pk])
    return client.post(url, {"seen_version": case.version, **data})


def test_the_page_tells_the_candidates_apart_and_what_each_would_mean(held, officer, signed_in):
    text = signed_in(officer).get(answers_of(held)).content.decode()
    assert "Several bear this name." in text
    assert "Taipei" in text
    assert "The assessment would say: " in text
    assert "Remember it" in text


def test_who_does_not_hold_the_case_sees_candidates_and_no_form(held, signed_in):
    text = signed_in(person(Role.AUDITOR)).get(answers_of(held)).content.decode()
    assert "Nanyang Technological University" in text
    assert "Remember it" not in text


def test_a_candidate_is_confirmed_and_remembered(held, officer, signed_in):
    answer = confirm(signed_in(officer), held, institution=NTU)
    assert answer.url == answers_of(held)
    degree = held.degrees.get()
    assert (degree.match_status, degree.institution.ror_id) == ("confirmed", NTU)
    assert NameAlias.objects.get().institution == degree.institution


def test_any_university_held_can_be_named(held, officer, signed_in):
    answer = confirm(
        signed_in(officer), held, institution="another", other="Universiti Utara Malaysia"
    )
    assert answer.status_code == 302
    assert held.degrees.get().institution.name == "Universiti Utara Malaysia"


@pytest.mark.parametrize("other", ["", "Nowhere at all"])
def test_a_university_that_is_not_held_is_asked_for_again(other, held, officer, signed_in):
    answer = confirm(signed_in(officer), held, institution="another", other=other)
    assert answer.status_code == 422
    assert "Choose one of the universities that are suggested." in answer.content.decode()
    assert held.degrees.get().match_status == "review"


def test_a_conflict_is_told_and_can_be_replaced(held, officer, signed_in):
    confirm(signed_in(officer), held, institution=NTU)
    second = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    DegreeFactory(application=second, institution_name="NTU", country="")
    data = {"institution": "another", "other": "國立臺灣大學"}
    refused = confirm(signed_in(officer), second, **data)
    assert refused.status_code == 422
    assert "is remembered as: Nanyang" in refused.content.decode()
    assert confirm(signed_in(officer), second, **data, remember="replace").status_code == 302
    assert NameAlias.objects.active().get().institution.name == "National Taiwan University"


def test_an_employer_is_confirmed(held, officer, signed_in):
    answer = employer(signed_in(officer), held, employer="government_institute")
    assert answer.url == answers_of(held)
    assert held.employments.get().employer_kind == "government_institute"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"employer": "company", "company": "Amazon.com"}, "company"),
        ({"employer": "research_arm", "company": "Samsung Electronics Co., Ltd."}, "company"),
        ({"employer": "university", "university": "ETH Zurich"}, "university"),
        ({"employer": "none"}, ""),
    ],
)
def test_an_employer_is_named(said, kind, held, officer, signed_in):
    assert employer(signed_in(officer), held, **said).status_code == 302
    post = held.employments.get()
    assert (post.match_status, post.employer_kind) == ("confirmed", kind)


@pytest.mark.parametrize(
    "said", [{}, {"employer": "company"}, {"employer": "university", "university": "Nowhere"}]
)
def test_an_employer_that_is_not_held_is_asked_for_again(said, held, officer, signed_in):
    assert employer(signed_in(officer), held, **said).status_code == 422
    assert held.employments.get().match_status == "review"


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.AUDITOR, Role.POLICY_OWNER])
def test_nobody_else_confirms(role, held, signed_in):
    assert confirm(signed_in(person(role)), held, institution=NTU).status_code == 403


def test_a_degree_of_another_case_does_not_exist_here(held, officer, signed_in):
    other = DegreeFactory(application__state=State.IN_REVIEW)
    post = EmploymentFactory(application=other.application)
    client = signed_in(officer)
    for name, row in (("case_confirm_match", other), ("case_confirm_employer", post)):
        url = reverse(f"visas:{name}", args=[held.pk, row.pk])
        assert client.post(url, {"seen_version": 1}).status_code == 404


def test_the_case_tells_what_changed_and_because_of_which_fact(held, officer, signed_in):
    client = signed_in(officer)
    confirm(client, held, institution=NTU)
    url = reverse("visas:case", args=[held.pk])
    for view in ("review", "history"):
        text = client.get(url, {"view": view}).content.decode()
        assert "A university was confirmed" in text
        assert (
            "Degree 1 (“NTU”) is identified: not certain → Nanyang Technological University" in text
        )


def test_an_assessment_that_changes_nothing_says_so(held, officer, signed_in):
    assess_again(application_id=held.pk, occasion="supplement_answered", occasion_key="again")
    url = reverse("visas:case", args=[held.pk])
    for view in ("review", "history"):
        text = signed_in(officer).get(url, {"view": view}).content.decode()
        assert "Every criterion is answered as before." in text


@pytest.fixture
def graduate(officer):
    """Return a screened case in review, recommended by a university that is hard to place."""
    application = ApplicationFactory(
        track=Track.F_2_7S,
        state=State.SUBMITTED,
        recommendation_kind="university_president",
        recommendation_institution="NTU",
    )
    DegreeFactory(application=application)
    application = screening.screen(application_id=application.pk)
    application.officer, application.state = officer, State.IN_REVIEW
    application.save()
    return application


def recommends(client, case, **data):
    url = reverse("visas:case_confirm_recommender", args=[case.pk])
    return client.post(url, {"seen_version": case.version, **data})


def test_the_page_asks_who_recommends(graduate, officer, signed_in):
    page = signed_in(officer).get(answers_of(graduate))
    row, _form = page.context["recommender"]
    assert (row.status, row.is_open) == ("review", True)
    assert NTU in {one.key for one in row.options}
    text = page.content.decode()
    assert "Who recommends" in text
    options = {one.key: one.hint for one in row.options}
    assert "“Nanyang Technological University”" in options[NTU]
    assert "The assessment would say: " in text


def test_who_recommends_is_confirmed(graduate, officer, signed_in):
    client = signed_in(officer)
    assert recommends(client, graduate, institution=NTU).url == answers_of(graduate)
    page = client.get(answers_of(graduate))
    row, _form = page.context["recommender"]
    assert (row.status, row.institution.ror_id) == ("confirmed", NTU)
    assert "Confirmed by" in page.content.decode()
    history = client.get(reverse("visas:case", args=[graduate.pk]), {"view": "history"})
    assert "Recommending university confirmed" in history.content.decode()


def test_what_was_typed_of_a_recommender_stays_when_it_is_refused(graduate, officer, signed_in):
    answer = recommends(signed_in(officer), graduate, institution="another", other="Nowhere")
    assert answer.status_code == 422
    assert "Choose one of the universities that are suggested." in answer.content.decode()
    assert 'value="Nowhere"' in answer.content.decode()


def test_where_nobody_recommends_nothing_is_asked(held, officer, signed_in):
    client = signed_in(officer)
    assert client.get(answers_of(held)).context["recommender"] is None
    assert recommends(client, held, institution=NTU).status_code == 404
