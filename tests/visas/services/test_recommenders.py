"""An officer says which university recommends; for that case, and it counts before all else."""

import pytest

from talentportal.audit.models import Event
from talentportal.kernel.errors import NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, DegreeFactory
from visas.models import Application, NameAlias
from visas.rules.facts import MatchStatus
from visas.rules.findings import Because
from visas.rules.states import State, Track
from visas.services import assessment, confirmations, screening
from visas.services.aliases import Remember

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SEOUL = "https://ror.org/04h9pn542"
NTU = "https://ror.org/02e7b5302"


def graduate(officer, *, recommender="NTU", degree="Hanbit Institute"):
    """Return a screened case for F-2-7S that an officer holds."""
    application = ApplicationFactory.create(
        track=Track.F_2_7S,
        state=State.SUBMITTED,
        recommendation_kind="university_president",
        recommendation_institution=recommender,
    )
    DegreeFactory(
        application=application,
        institution_name=degree,
        country="KR",
        level="master",
        awarded_on=application.filed_on,
    )
    application = screening.screen(application_id=application.pk)
    application.officer, application.state = officer, State.IN_REVIEW
    application.save()
    return application


def confirm(case, officer, ref=SEOUL, **more):
    case.refresh_from_db()
    found = Institution.objects.get(ror_id=ref) if ref else None
    said = {"institution_id": found and found.pk, "seen_version": case.version, **more}
    return confirmations.confirm_recommender(application_id=case.pk, actor=officer, **said)


def confirm_degree(case, officer):
    confirmations.confirm_match(
        degree_id=case.degrees.get().pk,
        actor=officer,
        institution_id=Institution.objects.get(ror_id=SEOUL).pk,
        seen_version=case.version,
        how=Remember.NO,
    )


def because(stored):
    [found] = [one for one in stored.result["criteria"] if one["code"] == "recommendation"]
    return found["because"]


def test_a_doubtful_recommender_is_flagged_until_an_officer_says_who_it_is(officer):
    case = graduate(officer)
    assert because(case.assessments.get()) == Because.RECOMMENDER_IN_REVIEW
    assert case.degrees.get().match_status == "none"
    assert "institution_review" in case.flags
    stored = confirm(case, officer)
    assert because(stored) == Because.RECOMMENDED
    case.refresh_from_db()
    assert "institution_review" not in case.flags
    assert (case.recommender.ror_id, case.recommender_confirmed_by) == (SEOUL, officer)


def test_none_of_those_held_does_not_recommend(officer):
    stored = confirm(graduate(officer), officer, None)
    assert stored.facts["recommendation"]["identity"]["status"] == MatchStatus.NONE
    assert because(stored) != Because.RECOMMENDED


def test_what_an_officer_said_counts_before_a_degree_of_the_same_name(officer):
    case = graduate(officer, degree="NTU")
    confirm_degree(case, officer)
    assert because(case.assessments.latest("id")) == Because.RECOMMENDED
    assert because(confirm(case, officer, NTU)) != Because.RECOMMENDED


def test_it_stays_when_the_case_is_assessed_again(officer):
    case = graduate(officer)
    confirm(case, officer)
    again = assessment.assess_again(
        application_id=case.pk, occasion="supplement_answered", occasion_key="again"
    )
    assert because(again) == Because.RECOMMENDED
    assert assessment.replay(again).to_json() == again.result


def test_a_confirmed_degree_settles_the_recommender_of_the_same_name(officer):
    case = graduate(officer, degree="NTU")
    confirm_degree(case, officer)
    assert because(case.assessments.latest("id")) == Because.RECOMMENDED


def test_who_said_what_is_in_the_history_and_nothing_is_remembered(officer):
    case = graduate(officer)
    confirm(case, officer)
    told = Event.objects.of("visas.application", case.pk).get(verb="visa.recommender_confirmed")
    assert (told.actor, told.after) == (
        officer,
        {"recommender": "NTU", "institution": "Seoul National University"},
    )
    assert not NameAlias.objects.exists()


def test_only_who_holds_the_case_says_it_and_on_what_they_have_seen(officer, applicant):
    case = graduate(officer)
    with pytest.raises(NotPermitted):
        confirm(case, person(Role.JUSTICE_OFFICER))
    with pytest.raises(Application.DoesNotExist):
        confirm(case, applicant)
    with pytest.raises(Stale):
        confirm(case, officer, seen_version=1)


def test_where_nobody_is_named_there_is_nothing_to_say(officer):
    with pytest.raises(Refused) as refusal:
        confirm(graduate(officer, recommender=""), officer)
    assert refusal.value.code == "no_recommender"


def test_a_decided_case_stays_as_it_is(officer):
    case = graduate(officer)
    Application.objects.filter(pk=case.pk).update(state=State.APPROVAL_PROPOSED)
    with pytest.raises(Refused) as refusal:
        confirm(case, officer)
    assert refusal.value.code == "not_in_review"
