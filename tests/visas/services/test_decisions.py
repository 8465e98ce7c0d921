"""Two people decide."""

import pytest

from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import Role
from talentportal.outbox.models import Message
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, AssessmentFactory
from visas.models import Proposal
from visas.rules.states import State
from visas.services import decisions

pytestmark = pytest.mark.django_db
CRITERIA = [{"pathway": "A", "code": "contract"}]


@pytest.fixture
def case(officer):
    """A screened case that the officer holds."""
    application = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    AssessmentFactory(application=application)
    return application


def propose(case, **changes):
    return decisions.propose(
        **{
            "application_id": case.pk,
            "actor": case.officer,
            "seen_version": 1,
            "outcome": "approve",
            "criteria": CRITERIA,
            "reasons": "All criteria are met.",
            **changes,
        }
    )


def test_an_approval_needs_a_proposal_and_another_persons_signature(case, approver):
    assert propose(case).state == State.APPROVAL_PROPOSED
    signed = decisions.sign(application_id=case.pk, actor=approver, seen_version=2)
    proposal = Proposal.objects.get()
    assert signed.state == State.APPROVED
    assert signed.decided_at is not None
    assert (proposal.settlement, proposal.settled_by) == ("signed", approver)
    assert Message.objects.filter(topic="visa.decided").count() == 1


def test_a_refusal_proposed_and_signed_is_a_refusal(case, approver):
    assert propose(case, outcome="refuse").state == State.REFUSAL_PROPOSED
    signed = decisions.sign(application_id=case.pk, actor=approver, seen_version=2)
    assert signed.state == State.REFUSED


def test_an_officer_who_is_also_an_approver_cannot_sign_their_own_proposal():
    both = person(Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER)
    case = ApplicationFactory(state=State.IN_REVIEW, officer=both)
    AssessmentFactory(application=case)
    propose(case)
    with pytest.raises(NotPermitted) as refusal:
        decisions.sign(application_id=case.pk, actor=both, seen_version=2)
    assert refusal.value.code == "four_eyes"
    case.refresh_from_db()
    assert (case.state, case.decided_at) == (State.APPROVAL_PROPOSED, None)


def test_a_proposal_sent_back_returns_to_its_officer_with_the_comment(case, approver):
    propose(case)
    back = decisions.send_back(
        application_id=case.pk, actor=approver, seen_version=2, comment="Name the contract."
    )
    proposal = Proposal.objects.get()
    assert (back.state, back.officer) == (State.IN_REVIEW, case.officer)
    assert (proposal.settlement, proposal.comment) == ("sent_back", "Name the contract.")
    assert propose(case, seen_version=3).state == State.APPROVAL_PROPOSED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reasons": "  "}, "no_reasons"),
        ({"reasons": "x" * 5001}, "too_long"),
        ({"criteria": []}, "no_criteria"),
        ({"criteria": [{"pathway": "A", "code": "moon"}]}, "unknown_criterion"),
        ({"outcome": "maybe"}, "unknown_outcome"),
    ],
)
def test_a_proposal_without_reasons_from_the_criteria_is_refused(case, changes, code):
    with pytest.raises(Refused) as refusal:
        propose(case, **changes)
    assert refusal.value.code == code
    case.refresh_from_db()
    assert case.state == State.IN_REVIEW


def test_another_officer_cannot_propose_on_a_case_they_do_not_hold(case):
    with pytest.raises(NotPermitted):
        propose(case, actor=person(Role.JUSTICE_OFFICER))


def test_sending_back_needs_a_comment(case, approver):
    propose(case)
    with pytest.raises(Refused) as refusal:
        decisions.send_back(application_id=case.pk, actor=approver, seen_version=2, comment=" ")
    assert refusal.value.code == "empty"
