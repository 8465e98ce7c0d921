"""The officers' desk: who sees which list and case, what a click does, what a refusal keeps."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from talentportal.audit.models import Access
from talentportal.kernel.roles import Role
from talentportal.workflow.models import Audience, Note
from tests.factories.people import person
from tests.factories.visas import (
    ApplicationFactory,
    AssessmentFactory,
    DegreeFactory,
    EmploymentFactory,
    EvidenceFactory,
    ProposalFactory,
)
from visas.models import Application
from visas.rules.states import State, Track

pytestmark = pytest.mark.django_db
QUEUE = reverse("visas:queue")


def page(name, case, *more):
    return reverse(f"visas:{name}", args=[case.pk, *more])


@pytest.fixture
def held(officer):
    """A screened case in review that the officer holds."""
    case = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    AssessmentFactory(application=case)
    return case


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.JUSTICE_OFFICER, 200),
        (Role.JUSTICE_APPROVER, 200),
        (Role.AUDITOR, 200),
        (Role.APPLICANT, 403),
        (Role.CONSORTIUM_MEMBER, 403),
        (Role.POLICY_OWNER, 403),
    ],
)
def test_the_queue_is_for_those_who_work_on_cases(role, status, signed_in):
    assert signed_in(person(role)).get(QUEUE).status_code == status


def test_an_officer_begins_with_their_own_cases(held, officer, signed_in):
    other = ApplicationFactory(state=State.QUEUED)
    text = signed_in(officer).get(QUEUE).content.decode()
    assert held.receipt_number in text
    assert other.receipt_number not in text


@pytest.mark.parametrize(
    ("tab", "state"),
    [
        ("team", State.SUBMITTED),
        ("unassigned", State.QUEUED),
        ("to_sign", State.REFUSAL_PROPOSED),
        ("closed", State.APPROVED),
    ],
)
def test_each_list_shows_its_states(tab, state, officer, signed_in):
    case = ApplicationFactory(state=state)
    text = signed_in(officer).get(QUEUE, {"list": tab}).content.decode()
    assert case.receipt_number in text


@pytest.mark.parametrize("text", ["900", "santos beat", "HANGANG"])
def test_search_finds_receipt_name_and_employer(text, officer, signed_in):
    case = ApplicationFactory(state=State.QUEUED)
    case_number = case.receipt_number[-4:] if text == "900" else text
    answer = signed_in(officer).get(QUEUE, {"list": "team", "q": case_number})
    assert case.receipt_number in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("state", "queued"),
        ("outcome", "met"),
        ("nationality", "BR"),
        ("track", "F-2-T"),
        ("flag", "incomplete"),
        ("submitted_from", "2020-01-01"),
    ],
)
def test_a_filter_keeps_what_fits_and_leaves_out_the_rest(name, value, officer, signed_in):
    fits = ApplicationFactory(
        state=State.QUEUED, assessed_outcome="met", flags=["incomplete"], nationality="BR"
    )
    rest = ApplicationFactory(
        state=State.SUBMITTED,
        track=Track.K_TECH_PASS,
        assessed_outcome="not_met",
        nationality="IN",
        submitted_at=timezone.now() - timedelta(days=4000),
    )
    text = signed_in(officer).get(QUEUE, {"list": "team", name: value}).content.decode()
    assert fits.receipt_number in text
    assert rest.receipt_number not in text


def test_a_filter_that_makes_no_sense_is_told_next_to_the_field(officer, signed_in):
    answer = signed_in(officer).get(QUEUE, {"submitted_from": "yesterday"})
    assert answer.status_code == 422


def test_an_officers_own_application_is_no_case_of_theirs(signed_in):
    both = person(Role.APPLICANT, Role.JUSTICE_OFFICER)
    own = ApplicationFactory(state=State.QUEUED, applicant=both)
    client = signed_in(both)
    assert own.receipt_number not in client.get(QUEUE, {"list": "team"}).content.decode()
    assert client.get(page("case", own)).status_code == 404


def test_a_draft_is_no_case(officer, signed_in):
    assert signed_in(officer).get(page("case", ApplicationFactory())).status_code == 404


def test_taking_the_next_case_opens_it(officer, signed_in):
    case = ApplicationFactory(state=State.QUEUED)
    answer = signed_in(officer).post(reverse("visas:take_next"))
    assert answer.url == page("case", case)
    case.refresh_from_db()
    assert (case.state, case.officer) == (State.IN_REVIEW, officer)


def test_the_same_number_of_queries_for_one_and_three_rows(officer, signed_in):
    client = signed_in(officer)
    counts = []
    for size in (1, 2):
        for _ in range(size):
            ApplicationFactory(
                state=State.IN_REVIEW, officer=person(Role.JUSTICE_OFFICER), flags=["incomplete"]
            )
        with CaptureQueriesContext(connection) as queries:
            client.get(QUEUE, {"list": "team"})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize("view", ["review", "answers", "documents", "messages", "history"])
def test_a_case_page_takes_the_same_number_of_queries_however_long_it_is(
    view, held, officer, signed_in
):
    client = signed_in(officer)
    counts = []
    for size, item in ((1, "passport"), (2, "photo")):
        DegreeFactory.create_batch(size, application=held)
        EmploymentFactory.create_batch(size, application=held)
        EvidenceFactory(application=held, item=item)
        for _ in range(size):
            Note.objects.create(
                subject_type="visas.application",
                subject_id=held.pk,
                audience=Audience.SHARED,
                author=officer,
                body="Text",
            )
        client.get(page("case", held), {"view": view})  # fills what the process keeps
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page("case", held), {"view": view}).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_look_at_a_case_is_logged_once_in_a_while(held, officer, signed_in):
    client = signed_in(officer)
    client.get(page("case", held))
    client.get(page("case", held))
    looks = Access.objects.filter(verb="visa.case_viewed")
    assert [(look.actor, look.person) for look in looks] == [(officer, held.applicant)]


def test_the_passport_number_is_masked_until_it_is_asked_for_and_that_is_logged(
    held, officer, signed_in
):
    client = signed_in(officer)
    assert (
        held.passport_number
        not in client.get(page("case", held), {"view": "answers"}).content.decode()
    )
    shown = client.post(page("case_passport", held))
    assert held.passport_number in shown.content.decode()
    assert Access.objects.filter(verb="visa.passport_revealed", actor=officer).count() == 1


def test_an_officer_is_offered_only_what_they_may_do(held, auditor, officer, signed_in):
    action = page("case_propose", held)
    assert action in signed_in(officer).get(page("case", held)).content.decode()
    assert action not in signed_in(auditor).get(page("case", held)).content.decode()


def test_a_proposal_is_made_from_the_page(held, officer, signed_in):
    answer = signed_in(officer).post(
        page("case_propose", held),
        {
            "seen_version": held.version,
            "outcome": "approve",
            "criteria": ["A.contract"],
            "reasons": "The contract is signed.",
        },
    )
    assert answer.status_code == 302
    held.refresh_from_db()
    assert held.state == State.APPROVAL_PROPOSED


def test_a_refused_proposal_keeps_what_was_typed(held, officer, signed_in):
    answer = signed_in(officer).post(
        page("case_propose", held),
        {"seen_version": held.version, "outcome": "refuse", "reasons": "Words to keep"},
    )
    assert answer.status_code == 422
    assert "Words to keep" in answer.content.decode()


def test_who_was_too_late_reads_the_case_again_and_may_send_the_same_text(held, officer, signed_in):
    client = signed_in(officer)
    Application.objects.filter(pk=held.pk).update(version=5)
    typed = {
        "seen_version": held.version,
        "outcome": "approve",
        "criteria": ["A.contract"],
        "reasons": "Words to keep",
    }
    answer = client.post(page("case_propose", held), typed)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Words to keep" in text
    assert 'name="seen_version" value="5"' in text


def test_who_finds_the_case_moved_on_is_told_and_keeps_the_text(held, officer, signed_in):
    client = signed_in(officer)
    asked = {
        "seen_version": held.version,
        "body": "Page 3 of the contract, please.",
        "items": [],
        "due_on": timezone.localdate() + timedelta(days=10),
    }
    client.post(page("case_supplement", held), asked)
    typed = {
        "seen_version": held.version,
        "outcome": "approve",
        "criteria": ["A.contract"],
        "reasons": "Words to keep",
    }
    answer = client.post(page("case_propose", held), typed)
    assert answer.status_code == 409
    told = answer.context["overtaken"]
    assert (told.because, told.written) == (
        ("Somebody else has changed this application. Read it again first.",),
        "Words to keep",
    )
    text = answer.content.decode()
    assert [line in text for line in (told.because[0], told.written)] == [True, True]
    assert client.get(page("case", held)).context["overtaken"] is None


def test_a_form_without_its_version_asks_to_read_the_page_again(held, officer, signed_in):
    answer = signed_in(officer).post(
        page("case_propose", held),
        {"outcome": "approve", "criteria": ["A.contract"], "reasons": "Words to keep"},
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Read the page again, then send it once more." in text
    assert "Words to keep" in text
    held.refresh_from_db()
    assert held.state == State.IN_REVIEW


def test_the_approver_signs_from_the_page(approver, signed_in):
    proposal = ProposalFactory()
    case = proposal.application
    answer = signed_in(approver).post(page("case_sign", case), {"seen_version": case.version})
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.state == State.APPROVED


def test_an_auditor_who_forces_an_action_is_refused(held, auditor, signed_in):
    answer = signed_in(auditor).post(page("case_note", held), {"body": "I was here"})
    assert answer.status_code == 403
    assert Note.objects.count() == 0


def test_a_supplement_is_requested_from_the_page(held, officer, signed_in):
    due = timezone.localdate() + timedelta(days=20)
    answer = signed_in(officer).post(
        page("case_supplement", held),
        {"seen_version": held.version, "body": "Please send it.", "due_on": due.isoformat()},
    )
    assert answer.status_code == 302
    held.refresh_from_db()
    assert (held.state, held.due_on) == (State.SUPPLEMENT, due)


def test_a_due_day_in_the_past_is_refused_next_to_the_field(held, officer, signed_in):
    answer = signed_in(officer).post(
        page("case_supplement", held),
        {"seen_version": held.version, "body": "Please send it.", "due_on": "2020-01-01"},
    )
    assert answer.status_code == 422
    assert "between tomorrow and 180 days" in answer.content.decode()


def test_a_document_is_refused_with_a_reason(held, officer, signed_in):
    evidence = EvidenceFactory(application=held)
    client = signed_in(officer)
    where = page("case_evidence_review", held, evidence.pk)
    assert client.post(where, {"accepted": "no", "reason": ""}).status_code == 422
    assert client.post(where, {"accepted": "no", "reason": "Not readable"}).status_code == 302
    evidence.refresh_from_db()
    assert (evidence.state, evidence.reason) == ("rejected", "Not readable")


def test_a_page_of_a_document_is_shown_and_logged(held, officer, signed_in):
    evidence = EvidenceFactory(application=held)
    answer = signed_in(officer).get(page("case_evidence_page", held, evidence.pk, 1))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert Access.objects.filter(verb="visa.document_viewed").count() == 1


def test_an_officer_writes_to_the_applicant_and_for_colleagues(held, officer, signed_in):
    client = signed_in(officer)
    client.post(page("case_message", held), {"body": "Hello"})
    client.post(page("case_note", held), {"body": "Looks fine"})
    written = Note.objects.order_by("created_at").values_list("audience", "body")
    assert list(written) == [("shared", "Hello"), ("internal", "Looks fine")]


def test_an_auditor_cannot_see_a_passport_number_in_full(held, auditor, signed_in):
    client = signed_in(auditor)
    address = page("case_passport", held)
    assert address not in client.get(page("case", held), {"view": "answers"}).content.decode()
    assert client.post(address).status_code == 403


def test_a_refused_form_is_a_look_at_the_case_and_is_logged(held, officer, signed_in):
    answer = signed_in(officer).post(page("case_note", held), {"body": ""})
    assert answer.status_code == 422
    assert Access.objects.filter(verb="visa.case_viewed", actor=officer).count() == 1


def test_the_degree_of_another_case_cannot_be_confirmed_here(held, officer, signed_in):
    elsewhere = DegreeFactory(
        application=ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    )
    answer = signed_in(officer).post(
        page("case_confirm_match", held, elsewhere.pk), {"seen_version": 1, "institution": "none"}
    )
    assert answer.status_code == 404
    elsewhere.refresh_from_db()
    assert elsewhere.match_status == ""


def test_only_the_newest_version_of_a_document_can_be_reviewed(held, officer, signed_in):
    former = EvidenceFactory(application=held, is_current=False)
    EvidenceFactory(application=held, version=2)
    answer = signed_in(officer).post(
        page("case_evidence_review", held, former.pk), {"accepted": "yes"}
    )
    assert answer.status_code == 404


def test_a_look_through_the_list_is_logged_with_what_was_searched(officer, signed_in):
    signed_in(officer).get(QUEUE, {"q": "Santos"})
    look = Access.objects.get(verb="visa.cases_listed")
    assert (look.actor, look.detail) == (officer, "q=Santos")


@pytest.mark.parametrize("number", ["9" * 5000, "0", "-1", "x", "٣"])
def test_a_page_that_no_document_has_shows_one_that_it_has(number, held, officer, signed_in):
    EvidenceFactory(application=held)
    answer = signed_in(officer).get(page("case", held), {"page": number})
    assert answer.status_code == 200
