"""Actions: what may be done now, and the whole way from a draft to a decision."""

from datetime import timedelta

import pytest
from django.utils import timezone

from talentportal.kernel.roles import Role
from tests.factories.documents import pdf_upload
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, AssessmentFactory, ProposalFactory
from tests.visas.api.conftest import match
from visas.api.actions import ACTIONS
from visas.models import Application
from visas.rules.states import Action, State

pytestmark = pytest.mark.django_db


def act(client, place, action, body=None, **headers):
    version = client.get(place).json()["version"]
    return client.post(
        f"{place}actions/{action}/", body or {}, headers={**match(version), **headers}
    )


def test_every_action_of_a_person_has_an_address():
    assert set(ACTIONS) == set(Action) - {Action.SCREEN}


def test_what_may_be_done_now_comes_with_its_address(own, draft, url):
    answer = own.get(url(draft, "actions/"))

    assert answer.json() == {
        "version": 1,
        "actions": [
            {
                "action": "submit",
                "label": "Submit application",
                "url": url(draft, "actions/submit/"),
            },
            {
                "action": "withdraw",
                "label": "Withdraw application",
                "url": url(draft, "actions/withdraw/"),
            },
        ],
    }


def test_a_case_goes_from_draft_to_decision(own, api, desk, approver, applicant, draft, url):
    place = url(draft)
    submitted = act(own, place, "submit", {"declared": True})
    assert (submitted.status_code, submitted.json()["state"]) == (200, "submitted")
    assert submitted.json()["receipt_number"].startswith("TT-")

    Application.objects.filter(pk=draft.pk).update(state=State.QUEUED)
    AssessmentFactory(application=draft)
    assert act(desk, place, "take").json()["state"] == "in_review"
    due = (timezone.localdate() + timedelta(days=20)).isoformat()
    asked = act(
        desk,
        place,
        "request_supplement",
        {"body": "A clearer copy.", "items": ["passport"], "due_on": due},
    )
    assert (asked.json()["state"], asked.json()["due_on"]) == ("supplement", due)
    early = act(own, place, "answer_supplement", {"answer": "Here it is."})
    assert (early.status_code, early.json()["code"]) == (422, "items_missing")
    own.post(f"{place}documents/", {"item": "passport", "file": pdf_upload()}, format="multipart")
    answered = act(own, place, "answer_supplement", {"answer": "Here it is."})
    assert answered.json()["supplements"][0]["answer"] == "Here it is."

    proposal = {"criteria": [{"pathway": "A", "code": "contract"}], "reasons": "All is met."}
    proposed = act(desk, place, "propose_approval", proposal)
    assert proposed.json()["state"] == "approval_proposed"
    second = api(approver)
    sent_back = act(second, place, "send_back", {"comment": "Name the pay."})
    assert sent_back.json()["state"] == "in_review"
    act(desk, place, "propose_approval", proposal)
    signed = act(second, place, "sign")
    assert (signed.status_code, signed.json()["state"]) == (200, "approved")


def test_nobody_signs_their_own_proposal(api, url):
    both = person(Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER)
    case = ApplicationFactory(state=State.APPROVAL_PROPOSED, officer=both)
    ProposalFactory(application=case, proposed_by=both)
    client = api(both)

    assert client.get(url(case, "actions/")).json()["actions"] == []
    answer = act(client, url(case), "sign")
    assert (answer.status_code, answer.json()["code"]) == (403, "four_eyes")


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [({}, 428, "version_required"), (match(9), 412, "stale"), ({"If-Match": "*"}, 428, None)],
)
def test_an_action_needs_the_version_seen(own, draft, url, headers, status, code):
    answer = own.post(url(draft, "actions/withdraw/"), {}, headers=headers)

    assert answer.status_code == status
    assert code in {None, answer.json()["code"]}
    assert Application.objects.get().state == State.DRAFT


def test_what_the_state_does_not_allow_is_409(desk, url):
    case = ApplicationFactory(state=State.APPROVED)
    answer = act(desk, url(case), "take")

    assert (answer.status_code, answer.json()["code"]) == (409, "illegal_move")


def test_what_the_role_does_not_allow_is_403(own, applicant, url):
    case = ApplicationFactory(applicant=applicant, state=State.QUEUED)
    answer = act(own, url(case), "take")

    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


def test_a_token_of_an_applicants_program_does_no_casework(api, officer, url):
    case = ApplicationFactory(state=State.QUEUED)
    client = api(officer, "applications:read", "applications:write")
    answer = act(client, url(case), "take")

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


def test_an_action_repeated_with_its_key_answers_alike_although_the_version_moved(own, draft, url):
    place, key = url(draft, "actions/withdraw/"), {"Idempotency-Key": "withdraw-once"}
    first = own.post(place, {"reason": "Another job."}, headers={**match(1), **key})
    again = own.post(place, {"reason": "Another job."}, headers={**match(1), **key})

    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert (again["ETag"], again["Idempotency-Replayed"]) == ('"2"', "true")


@pytest.mark.parametrize(
    ("action", "body", "field"),
    [
        ("submit", {}, "declared"),
        ("submit", {"declared": True, "extra": 1}, "extra"),
        ("request_supplement", {"items": [], "due_on": "2027-01-01"}, "body"),
        ("request_supplement", {"body": "x", "items": "passport", "due_on": "2027-01-01"}, "items"),
        ("propose_refusal", {"criteria": [{"code": "pay"}], "reasons": "x"}, "criteria.0.pathway"),
        ("send_back", {"comment": ""}, "comment"),
    ],
)
def test_a_body_that_lacks_something_is_refused_with_its_place(
    own, desk, draft, url, action, body, field
):
    is_own = action == "submit"
    application = draft if is_own else ApplicationFactory(state=State.IN_REVIEW)
    client, place = own if is_own else desk, url(application, f"actions/{action}/")
    answer = client.post(place, body, headers=match(1))

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_an_incomplete_draft_is_not_filed(own, draft, url):
    Application.objects.update(family_name="")
    answer = act(own, url(draft), "submit", {"declared": True})

    assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")


def test_a_case_is_handed_to_another_officer(desk, url):
    case, colleague = ApplicationFactory(state=State.QUEUED), person(Role.JUSTICE_OFFICER)
    place = url(case, "assign/")
    nobody = desk.post(place, {"officer_id": str(case.applicant_id)}, headers=match(1))
    answer = desk.post(place, {"officer_id": str(colleague.pk)}, headers=match(1))

    assert (nobody.status_code, nobody.json()["code"]) == (422, "not_an_officer")
    assert answer.json()["case"]["officer"]["id"] == str(colleague.pk)
