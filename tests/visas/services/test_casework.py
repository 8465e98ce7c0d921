"""An officer takes, gives back and hands on; nobody works on what is not theirs."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from talentportal.audit.models import Event
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from talentportal.outbox.models import Message
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, ProposalFactory
from visas.models import Application
from visas.rules.states import Action, State
from visas.services import casework, supplements

pytestmark = pytest.mark.django_db


def test_taking_a_case_moves_it_records_it_and_announces_it(officer):
    application = ApplicationFactory(state=State.QUEUED)
    moved = casework.move(
        application_id=application.pk, action=Action.TAKE, actor=officer, seen_version=1
    )
    assert (moved.state, moved.officer, moved.version) == (State.IN_REVIEW, officer, 2)
    event = Event.objects.of("visas.application", application.pk).get()
    assert (event.verb, event.actor, event.before, event.after) == (
        "visa.take",
        officer,
        {"state": "queued"},
        {"state": "in_review"},
    )
    message = Message.objects.get(topic="visa.moved")
    assert message.payload["action"] == "take"


def test_a_form_that_saw_an_older_version_is_refused(officer):
    application = ApplicationFactory(state=State.QUEUED, version=3)
    with pytest.raises(Stale):
        casework.move(
            application_id=application.pk, action=Action.TAKE, actor=officer, seen_version=2
        )
    application.refresh_from_db()
    assert application.state == State.QUEUED


def test_an_impossible_move_says_so_and_changes_nothing(officer):
    application = ApplicationFactory(state=State.APPROVED)
    with pytest.raises(IllegalMove) as refusal:
        casework.move(
            application_id=application.pk, action=Action.TAKE, actor=officer, seen_version=1
        )
    assert "Approved" in str(refusal.value.message)
    assert not Event.objects.exists()


@pytest.mark.parametrize("state", [State.APPROVAL_PROPOSED, State.REFUSAL_PROPOSED])
def test_a_refusal_does_not_tell_the_applicant_that_a_proposal_waits(state):
    application = ApplicationFactory(state=state)
    with pytest.raises(IllegalMove) as refusal:
        supplements.answer(
            application_id=application.pk,
            actor=application.applicant,
            seen_version=application.version,
            answer="Here it is.",
        )
    assert "In review" in str(refusal.value.message)


def test_an_auditor_sees_a_case_and_may_not_take_it(auditor):
    application = ApplicationFactory(state=State.QUEUED)
    with pytest.raises(NotPermitted):
        casework.move(
            application_id=application.pk, action=Action.TAKE, actor=auditor, seen_version=1
        )


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.CONSORTIUM_MEMBER, Role.POLICY_OWNER])
def test_for_strangers_a_case_does_not_exist(role):
    application = ApplicationFactory(state=State.QUEUED)
    with pytest.raises(Application.DoesNotExist):
        casework.move(
            application_id=application.pk,
            action=Action.TAKE,
            actor=person(role),
            seen_version=1,
        )


def test_an_officer_never_takes_their_own_application():
    both = person(Role.APPLICANT, Role.JUSTICE_OFFICER)
    application = ApplicationFactory(state=State.QUEUED, applicant=both)
    with pytest.raises(NotPermitted):
        casework.move(application_id=application.pk, action=Action.TAKE, actor=both, seen_version=1)
    assert casework.take_next(actor=both) is None


def test_only_the_holder_gives_a_case_back(officer):
    application = ApplicationFactory(state=State.IN_REVIEW)
    with pytest.raises(NotPermitted) as refusal:
        casework.move(
            application_id=application.pk, action=Action.RELEASE, actor=officer, seen_version=1
        )
    assert refusal.value.code == "not_your_case"
    released = casework.move(
        application_id=application.pk,
        action=Action.RELEASE,
        actor=application.officer,
        seen_version=1,
    )
    assert (released.state, released.officer) == (State.QUEUED, None)


def test_the_next_case_is_the_one_that_has_waited_longest(officer):
    first = ApplicationFactory(state=State.QUEUED)
    ApplicationFactory(state=State.QUEUED)
    assert casework.take_next(actor=officer).pk == first.pk


def test_when_nothing_waits_there_is_no_next_case(officer):
    assert casework.take_next(actor=officer) is None


def test_a_withdrawal_ends_an_unsigned_proposal():
    proposal = ProposalFactory()
    application = proposal.application
    casework.move(
        application_id=application.pk,
        action=Action.WITHDRAW,
        actor=application.applicant,
        seen_version=1,
    )
    proposal.refresh_from_db()
    application.refresh_from_db()
    assert (application.state, proposal.settlement) == (State.WITHDRAWN, "withdrawn")


def test_assigning_a_waiting_case_puts_it_in_review(officer, approver):
    application = ApplicationFactory(state=State.QUEUED)
    assigned = casework.assign(
        application_id=application.pk, actor=approver, officer_id=officer.pk, seen_version=1
    )
    assert (assigned.state, assigned.officer) == (State.IN_REVIEW, officer)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVAL_PROPOSED, State.APPROVED])
def test_a_case_that_does_not_wait_for_an_officer_is_not_assigned(state, officer, approver):
    application = ApplicationFactory(state=state)
    with pytest.raises(Refused) as refusal:
        casework.assign(
            application_id=application.pk, actor=approver, officer_id=officer.pk, seen_version=1
        )
    assert refusal.value.code == "not_open"


def test_a_case_is_assigned_to_officers_only(approver, member):
    application = ApplicationFactory(state=State.QUEUED)
    with pytest.raises(Refused) as refusal:
        casework.assign(
            application_id=application.pk, actor=approver, officer_id=member.pk, seen_version=1
        )
    assert refusal.value.code == "not_an_officer"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_eight_officers_asking_at_once_get_eight_different_cases():
    officers = [person(Role.JUSTICE_OFFICER) for _ in range(8)]
    for _ in range(5):
        ApplicationFactory(state=State.QUEUED)

    def ask(someone):
        try:
            taken = casework.take_next(actor=someone)
            return taken.pk if taken else None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, officers))
    got = [answer for answer in answers if answer is not None]
    assert len(got) == len(set(got)) == 5
    assert connection.vendor == "postgresql"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_officers_clicking_take_on_one_case_one_is_told_to_read_it_again():
    application = ApplicationFactory(state=State.QUEUED)
    officers = [person(Role.JUSTICE_OFFICER) for _ in range(2)]

    def take(someone):
        try:
            casework.move(
                application_id=application.pk, action=Action.TAKE, actor=someone, seen_version=1
            )
        except Refused as refusal:
            return refusal.code
        else:
            return "taken"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(take, officers))
    assert answers == ["stale", "taken"]
