"""A filed application is screened once, completely, and with a result that can be replayed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.visas import (
    ApplicationFactory,
    DegreeFactory,
    EmploymentFactory,
    complete_draft,
)
from visas.models import Assessment
from visas.rules.states import State
from visas.selectors.identities import institutions
from visas.services import assessment, confirmations, screening
from visas.services.aliases import Remember

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def filed(**fields):
    application = ApplicationFactory(state=State.SUBMITTED, **fields)
    DegreeFactory(application=application)
    EmploymentFactory(application=application)
    return application


def test_a_strong_application_is_found_to_meet_path_a():
    application = screening.screen(application_id=filed().pk)
    stored = application.assessments.get()
    assert (application.state, application.assessed_outcome) == (State.QUEUED, "met")
    assert (stored.pathway, stored.edition.code) == ("A", "F-2-T/2026-10-01")
    degree = application.degrees.get()
    assert (degree.match_status, degree.institution.country) == ("match", "US")


def test_screening_twice_assesses_once():
    application = filed()
    screening.screen(application_id=application.pk)
    screening.screen(application_id=application.pk)
    assert Assessment.objects.count() == 1


def test_a_name_that_could_be_several_universities_goes_to_an_officer():
    application = ApplicationFactory(state=State.SUBMITTED)
    DegreeFactory(application=application, institution_name="NTU", country="")
    screened = screening.screen(application_id=application.pk)
    degree = screened.degrees.get()
    assert (degree.match_status, degree.institution) == ("review", None)
    assert len(degree.match_candidates) == 2
    assert "institution_review" in screened.flags


def test_pay_below_three_times_gni_is_told():
    application = filed(offer_annual_pay_won=100_000_000)
    screened = screening.screen(application_id=application.pk)
    assert screened.assessed_outcome == "not_met"
    assert "not_met" in screened.flags


def test_the_same_passport_in_another_filed_application_is_flagged():
    filed(nationality="BR")
    second = screening.screen(application_id=filed(nationality="BR").pk)
    assert "duplicate_passport" in second.flags


def test_a_withdrawn_application_is_no_duplicate():
    ApplicationFactory(state=State.WITHDRAWN)
    screened = screening.screen(application_id=filed().pk)
    assert "duplicate_passport" not in screened.flags


def test_a_passport_that_ends_soon_is_flagged():
    screened = screening.screen(application_id=filed(passport_expires_on=date(2027, 1, 15)).pk)
    assert "passport_expiring" in screened.flags


def test_missing_documents_are_flagged():
    assert "incomplete" in screening.screen(application_id=filed().pk).flags


def test_a_complete_application_has_no_flags(applicant):
    application = complete_draft(applicant, state=State.SUBMITTED)
    assert screening.screen(application_id=application.pk).flags == []


def test_replaying_a_stored_assessment_gives_the_identical_result():
    application = screening.screen(application_id=filed().pk)
    stored = application.assessments.get()
    assert assessment.replay(stored).to_json() == stored.result


def test_filed_before_the_first_edition_is_not_met_for_want_of_one():
    application = screening.screen(application_id=filed(filed_on=date(2025, 4, 1)).pk)
    stored = application.assessments.get()
    assert (stored.outcome, stored.edition) == ("not_met", None)
    assert stored.result["criteria"][0]["because"] == "no_edition_in_force"


def test_an_officer_confirms_a_university_and_the_case_is_assessed_again(officer):
    application = ApplicationFactory(state=State.SUBMITTED)
    DegreeFactory(application=application, institution_name="NTU", country="")
    EmploymentFactory(application=application)
    application = screening.screen(application_id=application.pk)
    assert application.assessed_outcome == "undetermined"
    application.officer, application.state = officer, State.IN_REVIEW
    application.save()
    degree = application.degrees.get()
    ntu = institutions([degree.match_candidates[0]["ref"]])
    chosen = next(iter(ntu.values()))
    stored = confirmations.confirm_match(
        degree_id=degree.pk,
        actor=officer,
        institution_id=chosen.pk,
        seen_version=application.version,
        how=Remember.NO,
    )
    degree.refresh_from_db()
    application.refresh_from_db()
    assert (degree.match_status, degree.institution, degree.confirmed_by) == (
        "confirmed",
        chosen,
        officer,
    )
    assert application.assessed_outcome == stored.outcome


@pytest.mark.parametrize("rows", [1, 3])
def test_screening_takes_the_same_number_of_queries_however_long_the_career(rows):
    application = ApplicationFactory(state=State.SUBMITTED)
    DegreeFactory.create_batch(rows, application=application)
    EmploymentFactory.create_batch(rows, application=application)
    screening.screen(application_id=filed(nationality="CA").pk)  # fills what the process keeps
    with CaptureQueriesContext(connection) as queries:
        screening.screen(application_id=application.pk)
    assert len(queries) == 34
