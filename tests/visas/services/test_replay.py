"""What was said of a case is said again, whatever was brought in, remembered or published since."""

from datetime import date

import pytest

from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution
from talentportal.reference.services import ranking_publishing
from tests.factories.people import person
from tests.factories.rankings import staged
from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from tests.visas.editions import policy_owner
from visas.models import NameAlias
from visas.rules.eligibility import Assessment as Result
from visas.rules.states import State
from visas.services import aliases, assessment, confirmations, screening
from visas.services.aliases import Remember

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
NTU = "https://ror.org/02e7b5302"


def screened(name="Nanyang Technological University", country="SG", **fields):
    application = ApplicationFactory(state=State.SUBMITTED, **fields)
    DegreeFactory(application=application, institution_name=name, country=country)
    EmploymentFactory(application=application)
    return screening.screen(application_id=application.pk)


def assert_the_same_again(stored):
    result = stored.result
    stored.refresh_from_db()
    assert stored.result == result
    assert assessment.replay(stored) == Result.from_json(result)


def test_a_later_list_changes_nothing_that_was_said():
    case = screened(filed_on=date(2026, 11, 1))
    first = case.assessments.get()
    line = "1500,Nanyang Technological University,SG," + NTU
    found = staged(policy_owner(), line, published_on=date(2026, 10, 20))
    ranking_publishing.publish(import_id=found.pk, actor=policy_owner(), seen_version=1)
    assert_the_same_again(first)
    again = assessment.assess_again(
        application_id=case.pk, occasion="match_confirmed", occasion_key="again"
    )
    editions = {(one["provider"], one["edition"]) for one in again.figures["rankings"]["editions"]}
    assert ("QS", "2028") in editions
    assert again.facts == first.facts
    assert_the_same_again(again)
    assert_the_same_again(first)


def test_a_name_remembered_and_revoked_changes_nothing_that_was_said():
    officer = person(Role.JUSTICE_OFFICER)
    before = screened("NTU", "").assessments.get()
    case = screened("NTU", "")
    case.officer, case.state = officer, State.IN_REVIEW
    case.save()
    confirmations.confirm_match(
        degree_id=case.degrees.get().pk,
        actor=officer,
        institution_id=Institution.objects.get(ror_id=NTU).pk,
        seen_version=case.version,
        how=Remember.YES,
    )
    resting = screened("NTU", "").assessments.get()
    assert resting.facts["degrees"] != before.facts["degrees"]
    aliases.revoke(alias_id=NameAlias.objects.get().pk, actor=officer, reason="Another university.")
    for stored in (before, *case.assessments.all(), resting):
        assert_the_same_again(stored)
    assert screened("NTU", "").assessments.get().facts["degrees"] == before.facts["degrees"]
