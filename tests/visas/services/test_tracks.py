"""Applications for the other tracks: what is asked before, and what is found after filing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.visas import ApplicationFactory, DegreeFactory
from visas.rules.answers import Step
from visas.rules.outcomes import Outcome
from visas.rules.states import State, Track
from visas.selectors.intake import gaps
from visas.services import screening
from visas.services.assessment import facts_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SNU = "Seoul National University"
NO_OFFER = {
    "has_offer": None,
    "offer_employer": "",
    "offer_field": "",
    "offer_annual_pay_won": None,
    "offer_signed": None,
}


def graduate(track, *, days=90, university=SNU, **fields):
    application = ApplicationFactory(track=track, state=State.SUBMITTED, **{**NO_OFFER, **fields})
    awarded_on = timezone.localdate() - timedelta(days=days)
    DegreeFactory(
        application=application,
        level="master",
        institution_name=university,
        country="KR",
        awarded_on=awarded_on,
    )
    return application


def recommended(application, university=SNU):
    application.recommendation_kind = "university_president"
    application.recommendation_institution = university
    application.recommended_on = timezone.localdate()
    application.save()
    return application


def findings(application):
    screened = screening.screen(application_id=application.pk)
    stored = screened.assessments.get()
    return stored, {one["code"]: one["because"] for one in stored.result["criteria"]}


def test_a_job_seeker_is_judged_by_the_degree_alone():
    stored, because = findings(graduate(Track.D_10_T))
    assert (stored.edition.code, set(because)) == ("D-10-T/2025-04-02", {"education"})


def test_k_star_is_judged_by_the_degree_and_by_who_recommends():
    stored, because = findings(recommended(graduate(Track.F_2_7S)))
    assert stored.edition.code == "F-2-7S/2026-01-01"
    assert (stored.outcome, because) == (
        Outcome.MET,
        {"education": "degree_designated", "recommendation": "recommended"},
    )


def test_a_degree_that_is_expected_counts_for_k_star():
    stored, _because = findings(recommended(graduate(Track.F_2_7S, days=-60)))
    assert stored.outcome == Outcome.MET


def test_a_recommender_may_be_written_otherwise_than_the_degree():
    stored, because = findings(recommended(graduate(Track.F_2_7S), "서울대학교"))
    assert (stored.outcome, because["recommendation"]) == (Outcome.MET, "recommended")


def test_a_recommender_that_nobody_knows_is_for_a_person():
    application = recommended(graduate(Track.F_2_7S), "The Institute in Daejeon")
    stored, because = findings(application)
    assert (stored.outcome, because["recommendation"]) == (
        Outcome.UNDETERMINED,
        "designation_not_held",
    )


def test_without_a_word_about_recommendations_nobody_can_tell():
    stored, because = findings(graduate(Track.F_2_7S))
    assert (stored.outcome, because["recommendation"]) == (
        Outcome.UNDETERMINED,
        "no_recommendation",
    )


def test_only_what_a_track_rests_on_keeps_a_draft_back():
    draft = ApplicationFactory(track=Track.F_2_7S, **NO_OFFER)
    steps = {gap.step for gap in gaps(draft)}
    fields = {gap.field for gap in gaps(draft) if gap.step is Step.RECOMMENDATION}
    assert steps == {Step.EDUCATION, Step.RECOMMENDATION, Step.DOCUMENTS}
    assert fields == {"recommendation_kind", "recommendation_institution", "recommended_on"}


def test_a_job_that_a_graduate_told_elsewhere_keeps_nothing_back():
    draft = ApplicationFactory(track=Track.D_10_T, has_offer=True, offer_employer="")
    assert Step.OFFER not in {gap.step for gap in gaps(draft)}


def test_the_facts_name_no_scores_on_tracks_that_are_not_weighed():
    assert facts_of(ApplicationFactory(track=Track.F_2_T, offer_is_sme=True)).scores is None
