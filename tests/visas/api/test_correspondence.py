"""Messages, notes, history and the assessment, each as its reader may know it."""

import pytest

from talentportal.audit.services import record
from tests.factories.visas import ApplicationFactory, AssessmentFactory
from tests.visas.api.conftest import match
from visas.rules.states import State
from visas.services import casework, correspondence

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(applicant, officer):
    return ApplicationFactory(applicant=applicant, state=State.IN_REVIEW, officer=officer)


def test_applicant_and_officer_write_to_each_other(own, desk, case, officer, applicant, url):
    place = url(case, "messages/")
    asked = own.post(place, {"body": "When will it be decided?"})
    told = desk.post(place, {"body": "Within the month."})

    assert (asked.status_code, told.status_code) == (201, 201)
    to_applicant = own.get(place).json()["results"]
    to_officer = desk.get(place).json()["results"]
    assert [(row["from_applicant"], row["body"]) for row in to_applicant] == [
        (True, "When will it be decided?"),
        (False, "Within the month."),
    ]
    assert [row["author"] for row in to_applicant] == [
        {"id": str(applicant.pk), "name": "Applicant"},
        None,
    ]
    assert to_officer[1]["author"] == {"id": str(officer.pk), "name": "Officer"}


def test_a_message_on_a_draft_is_refused(own, draft, url):
    answer = own.post(url(draft, "messages/"), {"body": "Hello"})

    assert (answer.status_code, answer.json()["code"]) == (422, "draft")


def test_an_auditor_reads_and_writes_nothing(api, auditor, case, url):
    client = api(auditor)

    assert client.get(url(case, "messages/")).status_code == 200
    assert client.post(url(case, "messages/"), {"body": "x"}).status_code == 403
    assert client.post(url(case, "notes/"), {"body": "x"}).status_code == 403


def test_notes_are_for_staff_and_do_not_exist_for_the_applicant(own, desk, case, url):
    written = desk.post(url(case, "notes/"), {"body": "Ask the university."})

    assert written.status_code == 201
    assert [row["body"] for row in desk.get(url(case, "notes/")).json()["results"]] == [
        "Ask the university."
    ]
    assert own.get(url(case, "messages/")).json()["results"] == []
    assert own.get(url(case, "notes/")).status_code == 404
    assert own.post(url(case, "notes/"), {"body": "x"}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("part", ["messages/", "history/"])
def test_lists_take_the_same_number_of_queries(
    desk, officer, case, url, django_assert_num_queries, rows, part
):
    for _ in range(rows):
        correspondence.message(application_id=case.pk, actor=officer, body="x")
    desk.get(url(case, part))
    with django_assert_num_queries(5):  # token, grants, case, last look, list with authors
        answer = desk.get(url(case, part))
    assert len(answer.json()["results"]) == rows


def test_a_blank_message_is_refused_next_to_its_field(own, case, url):
    answer = own.post(url(case, "messages/"), {"body": "  "})

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body")


def test_the_applicant_hears_of_moves_but_not_of_proposals(own, desk, case, officer, url):
    for verb in ("visa.take", "visa.propose_refusal", "visa.send_back", "visa.note"):
        record(actor=officer, verb=verb, subject=case, before={"state": "a"}, after={"state": "b"})
    record(actor=None, verb="visa.screen", subject=case)
    to_applicant = own.get(url(case, "history/")).json()["results"]
    to_officer = desk.get(url(case, "history/")).json()["results"]

    assert [(row["verb"], row["by"], row["actor"], row["after"]) for row in to_applicant] == [
        ("visa.take", "ministry", None, None),
        ("visa.screen", "portal", None, None),
    ]
    assert len(to_officer) == 5
    assert (to_officer[1]["actor"]["name"], to_officer[1]["after"]) == ("Officer", {"state": "b"})


def test_withdrawing_does_not_tell_the_applicant_what_was_proposed(own, applicant, url):
    case = ApplicationFactory(applicant=applicant, state=State.REFUSAL_PROPOSED)
    own.post(url(case, "actions/withdraw/"), {}, headers=match(case.version))

    assert "proposed" not in own.get(url(case, "history/")).content.decode()


def test_the_assessment_is_told_in_words_to_each_reader(own, desk, case, url):
    assert own.get(url(case, "assessment/")).status_code == 404
    AssessmentFactory(application=case)
    told = own.get(url(case, "assessment/")).json()

    assert (told["outcome"], told["pathway"], told["edition"]) == ("met", "A", None)
    assert told["criteria"][0]["because"] == "contract_signed"
    assert told["criteria"][0]["title"] == "Employment contract"
    assert told["advice"] == "This is an indication. A named officer decides, on the documents."
    assert desk.get(url(case, "assessment/")).status_code == 200


def test_a_case_that_was_given_back_is_still_read(desk, officer, case, url):
    casework.move(
        application_id=case.pk, action="release", actor=officer, seen_version=case.version
    )
    assert desk.get(url(case)).json()["state"] == "queued"
