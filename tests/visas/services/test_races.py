"""Two people at the same moment: one of them is first, and the other is told so."""

from dataclasses import replace

import pytest

from talentportal.audit.models import Event
from talentportal.kernel.roles import Role
from talentportal.outbox.models import Message
from tests.factories.documents import pdf_upload
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, ProposalFactory, complete_draft
from tests.simultaneous import at_once
from tests.visas.editions import TOP_200, drafted, in_days, policy_owner
from visas.models import RuleEdition
from visas.rules.states import Action, State
from visas.services import (
    casework,
    decisions,
    edition_drafts,
    edition_publishing,
    evidence,
    intake,
)
from visas.services.edition_drafts import Content

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_two_approvers_sign_a_decision_once():
    case = ProposalFactory().application
    approvers = [person(Role.JUSTICE_APPROVER) for _ in range(2)]
    outcomes = at_once(
        *(
            lambda who=who: decisions.sign(
                application_id=case.pk, actor=who, seen_version=case.version
            )
            for who in approvers
        )
    )
    assert sorted(outcomes) == ["done", "stale"]
    assert Event.objects.filter(verb="visa.sign").count() == 1
    assert Message.objects.filter(topic="visa.decided").count() == 1


def test_signing_and_sending_back_at_once_is_one_of_them():
    case = ProposalFactory().application
    first, second = (person(Role.JUSTICE_APPROVER) for _ in range(2))
    seen = {"application_id": case.pk, "seen_version": case.version}
    outcomes = at_once(
        lambda: decisions.sign(actor=first, **seen),
        lambda: decisions.send_back(actor=second, comment="Not yet.", **seen),
    )
    assert sorted(outcomes) == ["done", "stale"]
    case.refresh_from_db()
    assert case.state == (State.APPROVED if outcomes[0] == "done" else State.IN_REVIEW)


def test_two_officers_do_not_take_the_same_case():
    case = ApplicationFactory(state=State.QUEUED)
    officers = [person(Role.JUSTICE_OFFICER) for _ in range(2)]
    outcomes = at_once(
        *(
            lambda who=who: casework.move(
                application_id=case.pk, action=Action.TAKE, actor=who, seen_version=case.version
            )
            for who in officers
        )
    )
    assert sorted(outcomes) == ["done", "stale"]
    case.refresh_from_db()
    assert case.officer == officers[outcomes.index("done")]


def test_a_double_click_submits_once():
    applicant = person(Role.APPLICANT)
    draft = complete_draft(applicant)
    outcomes = at_once(
        *(
            lambda: intake.submit(
                application_id=draft.pk, actor=applicant, seen_version=1, declared=True
            )
            for _ in range(2)
        )
    )
    assert sorted(outcomes) == ["done", "stale"]
    assert Message.objects.filter(topic="visa.submitted").count() == 1


def test_no_document_slips_into_a_case_that_is_being_submitted():
    applicant = person(Role.APPLICANT)
    draft = complete_draft(applicant)
    before = draft.evidence.count()
    submitted, added = at_once(
        lambda: intake.submit(
            application_id=draft.pk, actor=applicant, seen_version=1, declared=True
        ),
        lambda: evidence.add(
            application_id=draft.pk, actor=applicant, item="passport", upload=pdf_upload()
        ),
    )
    assert (submitted, added) in {("done", "not_uploadable"), ("stale", "done")}
    assert draft.evidence.count() == before + (added == "done")


def test_answers_do_not_change_under_a_case_that_is_being_submitted():
    applicant = person(Role.APPLICANT)
    draft = complete_draft(applicant)
    submitted, edited = at_once(
        lambda: intake.submit(
            application_id=draft.pk, actor=applicant, seen_version=1, declared=True
        ),
        lambda: intake.edit(
            application_id=draft.pk, actor=applicant, values={"family_name": "Other"}
        ),
    )
    assert (submitted, edited) in {("done", "not_editable"), ("stale", "done")}
    draft.refresh_from_db()
    assert draft.family_name == ("Other" if edited == "done" else "Santos")


def test_of_two_drafts_for_the_same_days_one_is_published(world):
    authors, publishers = ([policy_owner() for _ in range(2)] for _ in range(2))
    drafts = [drafted(who, code=f"F-2-T/race-{place}") for place, who in enumerate(authors)]
    outcomes = at_once(
        *(
            lambda draft=draft, who=who: edition_publishing.publish(
                edition_id=draft.pk, actor=who, seen_version=draft.version, reason="Decided."
            )
            for draft, who in zip(drafts, publishers, strict=True)
        )
    )
    assert sorted(outcomes) == ["done", "overlap"]
    held = RuleEdition.objects.published().filter(code__startswith="F-2-T/race-")
    assert held.count() == 1
    assert RuleEdition.objects.get(code=TOP_200).effective_to == in_days(0)


def test_publishing_and_writing_at_once_is_one_of_them(world):
    author, publisher, third = (policy_owner() for _ in range(3))
    draft = drafted(author)
    outcomes = at_once(
        lambda: edition_publishing.publish(
            edition_id=draft.pk, actor=publisher, seen_version=draft.version, reason="Decided."
        ),
        lambda: edition_drafts.change(
            edition_id=draft.pk,
            actor=third,
            seen_version=draft.version,
            content=replace(Content.of(draft), title_en="Another title"),
        ),
    )
    assert outcomes.count("done") == 1
    assert set(outcomes) < {"done", "stale", "not_a_draft"}
