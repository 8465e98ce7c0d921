"""The applicant follows the case: all that concerns them, nothing that is not theirs to know."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from talentportal.audit.models import Access
from talentportal.core.components import Progress
from tests.factories.documents import pdf_upload
from tests.factories.visas import (
    ApplicationFactory,
    AssessmentFactory,
    EvidenceFactory,
    complete_draft,
)
from visas.rules.states import Action, State
from visas.selectors.tracker import deadline
from visas.services import (
    casework,
    correspondence,
    decisions,
    evidence,
    intake,
    letters,
    screening,
    supplements,
)

pytestmark = pytest.mark.django_db
MINE = reverse("visas:mine")


def at(name, application, *more):
    return reverse(f"visas:{name}", args=[application.pk, *more])


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def mine(signed_in, applicant):
    return signed_in(applicant)


@pytest.fixture
def filed(applicant):
    """File a case through the services, so that it has its history."""
    draft = complete_draft(applicant)
    return intake.submit(
        application_id=draft.pk, actor=applicant, seen_version=draft.version, declared=True
    )


@pytest.fixture
def held(filed, officer):
    """Have the same case taken by an officer."""
    screened = screening.screen(application_id=filed.pk)
    return casework.move(
        application_id=filed.pk, action=Action.TAKE, actor=officer, seen_version=screened.version
    )


@pytest.fixture
def asked(held, officer):
    """Have the contract asked for again."""
    return supplements.request(
        application_id=held.pk,
        actor=officer,
        seen_version=held.version,
        body="Page 3 of the contract, please.",
        items=["contract"],
        due_on=timezone.localdate() + timedelta(days=10),
    )


def decide(case, officer, approver, outcome="approve"):
    proposed = decisions.propose(
        application_id=case.pk,
        actor=officer,
        seen_version=case.version,
        outcome=outcome,
        criteria=[{"pathway": "A", "code": "pay"}],
        reasons="The reasons are long.",
    )
    return decisions.sign(application_id=case.pk, actor=approver, seen_version=proposed.version)


def way(response):
    return [(str(step.text), step.progress) for step in response.context["way"]]


def titles(response):
    return [str(event.title) for event in response.context["events"]]


def test_only_the_applicant_reads_the_tracker(
    signed_in, applicant, stranger, officer, auditor, member, filed
):
    people = (applicant, stranger, officer, auditor, member)
    answers = [signed_in(user).get(at("application", filed)).status_code for user in people]
    assert answers == [200, 404, 404, 404, 404]


def test_the_list_holds_ones_own_applications_only(mine, applicant, filed):
    ApplicationFactory(state=State.QUEUED)
    assert [row.application for row in mine.get(MINE).context["rows"]] == [filed]


def test_who_is_no_applicant_has_no_list(signed_in, officer):
    assert signed_in(officer).get(MINE).status_code == 404


def test_the_list_asks_the_database_as_often_for_three_as_for_one(mine, applicant):
    def queries():
        with CaptureQueriesContext(connection) as found:
            mine.get(MINE)
        return len(found)

    ApplicationFactory(applicant=applicant, state=State.QUEUED)
    one = queries()
    ApplicationFactory.create_batch(2, applicant=applicant, state=State.IN_REVIEW)
    assert queries() == one


def test_a_draft_leads_to_the_step_that_lacks_something(mine, applicant):
    draft = ApplicationFactory(applicant=applicant)
    assert mine.get(at("application", draft)).url == at("step", draft, "education")
    complete = complete_draft(applicant, track="D-10-T")
    assert mine.get(at("application", complete)).url == at("step", complete, "review")


def test_a_filed_case_waits_for_the_automatic_check(mine, filed):
    response = mine.get(at("application", filed))
    assert way(response) == [
        ("Received", Progress.DONE),
        ("Automatic check", Progress.NOW),
        ("Review by an officer", Progress.NEXT),
        ("Decision", Progress.NEXT),
        ("Letter", Progress.NEXT),
    ]
    assert titles(response) == ["Decision", "Application received"]
    assert response.context["assessment"] is None


@pytest.mark.usefixtures("world")
def test_the_automatic_check_is_told_criterion_by_criterion(mine, filed):
    screening.screen(application_id=filed.pk)
    found = mine.get(at("application", filed)).context["assessment"]
    assert [str(pathway.title) for pathway in found.pathways] == [
        "Path A: education, experience and pay",
        "Path B: high pay",
    ]
    assert found.edition_title.startswith("Top-Tier visa")


def test_the_officer_is_named_once_the_case_is_taken(mine, filed, held, officer):
    facts = mine.get(at("application", filed)).context["officer"]
    assert [(str(fact.label), str(fact.value)) for fact in facts] == [
        ("Officer", "Officer"),
        ("Office", "Ministry of Justice"),
    ]


@pytest.mark.usefixtures("world")
def test_a_proposal_notes_and_hand_overs_are_not_told(mine, held, officer, approver):
    correspondence.note(application_id=held.pk, actor=officer, body="Looks weak to me.")
    before = mine.get(at("application", held))
    decisions.propose(
        application_id=held.pk,
        actor=officer,
        seen_version=held.version,
        outcome="refuse",
        criteria=[{"pathway": "A", "code": "pay"}],
        reasons="The pay is too low.",
    )
    after = mine.get(at("application", held))
    page = after.content.decode()
    assert (titles(after), way(after)) == (titles(before), way(before))
    assert (str(after.context["badge"].text), "too low" in page, "weak" in page) == (
        "In review",
        False,
        False,
    )


def test_taking_a_case_again_is_no_news(mine, held, officer, approver):
    released = casework.move(
        application_id=held.pk, action=Action.RELEASE, actor=officer, seen_version=held.version
    )
    casework.move(
        application_id=held.pk, action=Action.TAKE, actor=officer, seen_version=released.version
    )
    told = titles(mine.get(at("application", held)))
    assert told.count("An officer has taken up your application") == 1


def test_messages_go_both_ways(mine, held, officer):
    mine.post(at("message", held), {"body": "When will it be decided?"})
    correspondence.message(application_id=held.pk, actor=officer, body="Next week.")
    thread = mine.get(at("application", held)).context["thread"]
    assert [(line.body, line.mine, str(line.role)) for line in thread] == [
        ("When will it be decided?", True, ""),
        ("Next week.", False, "Visa officer"),
    ]


def test_a_message_answers_htmx_with_the_thread(mine, held):
    response = mine.post(at("message", held), {"body": "Hello"}, headers={"HX-Request": "true"})
    assert response.content.decode().lstrip().startswith('<div id="thread"')
    assert len(response.context["thread"]) == 1


def test_an_empty_message_is_refused_beside_its_field(mine, held):
    response = mine.post(at("message", held), {"body": "  "})
    assert response.status_code == 422
    assert dict(response.context["message_form"].errors) == {"body": ["Write something first."]}


def test_nobody_else_writes_here(signed_in, stranger, officer, held):
    answers = [
        signed_in(user).post(at("message", held), {"body": "Hello"}).status_code
        for user in (stranger, officer)
    ]
    assert answers == [404, 404]


# supplement


def test_a_supplement_request_is_shown_with_its_day(mine, asked):
    response = mine.get(at("application", asked))
    assert response.context["supplement"].body == "Page 3 of the contract, please."
    assert response.context["due"].text == "D-10"
    assert way(response)[2] == ("Supplement", Progress.NOW)


def test_a_supplement_is_answered_once_its_documents_are_there(mine, asked):
    page = at("supplement", asked)
    data = {"seen_version": asked.version, "answer": "Here it is."}
    early = mine.post(page, data)
    assert (early.status_code, early.context["form"]["answer"].value()) == (422, "Here it is.")
    given = mine.post(at("upload", asked, "contract"), {"contract-file": pdf_upload()})
    assert given.url == f"{page}#item-contract"
    asked.refresh_from_db()
    done = mine.post(page, {**data, "seen_version": asked.version})
    asked.refresh_from_db()
    assert (done.url, asked.state) == (at("application", asked), State.IN_REVIEW)
    assert mine.get(page).url == at("application", asked)


def test_the_page_says_which_documents_came_since(mine, asked, applicant):
    def marks():
        items = mine.get(at("supplement", asked)).context["items"]
        return [(line.code, str(line.badge.text)) for line, *_ in items]

    before = marks()
    evidence.add(application_id=asked.pk, actor=applicant, item="contract", upload=pdf_upload())
    assert (before, marks()) == ([("contract", "Asked for")], [("contract", "Received")])


def test_a_refused_file_is_said_on_the_supplement_page(mine, asked):
    response = mine.post(at("upload", asked, "contract"))
    assert response.status_code == 422
    assert next(part.name for part in response.templates) == "visas/supplement.html"


def test_nobody_else_answers_a_supplement(signed_in, stranger, officer, asked):
    answers = [
        signed_in(user).get(at("supplement", asked)).status_code for user in (stranger, officer)
    ]
    assert answers == [404, 404]


def test_a_document_that_was_not_accepted_says_why(mine, held, officer):
    row = EvidenceFactory(application=held, item="photo", version=2, is_current=False)
    held.evidence.filter(item="photo", is_current=True).update(is_current=False)
    held.evidence.filter(pk=row.pk).update(is_current=True)
    evidence.review(evidence_id=row.pk, actor=officer, accepted=False, reason="Too dark.")
    response = mine.get(at("application", held))
    assert "A document was not accepted" in titles(response)
    assert [line.detail for line in response.context["documents"] if "Too dark." in line.detail]


# decision and papers


@pytest.mark.usefixtures("world")
def test_a_decision_shows_its_letters(mine, held, officer, approver):
    decide(held, officer, approver)
    assert mine.get(at("letter", held, "en")).status_code == 404
    letters.issue(application_id=held.pk)
    response = mine.get(at("application", held))
    assert way(response)[-1] == ("Letter", Progress.NOW)
    assert titles(response)[:2] == ["Your decision letter is ready", "The decision was signed"]
    for language in ("ko", "en"):
        paper = mine.get(at("letter", held, language))
        assert b"".join(paper.streaming_content).startswith(b"%PDF-")
    looks = Access.objects.filter(verb="visa.letter_downloaded").order_by("id")
    assert list(looks.values_list("detail", flat=True)) == ["ko", "en"]


@pytest.mark.usefixtures("world")
def test_a_letter_in_another_language_is_not_found(mine, held, officer, approver):
    decide(held, officer, approver)
    letters.issue(application_id=held.pk)
    assert mine.get(at("letter", held, "fr")).status_code == 404


def test_the_receipt_is_a_pdf_and_noted(mine, filed, applicant):
    response = mine.get(at("receipt", filed))
    assert response.content.startswith(b"%PDF-")
    assert filed.receipt_number in response.headers["Content-Disposition"]
    assert Access.objects.filter(verb="visa.receipt_downloaded", actor=applicant).count() == 1


def test_a_draft_has_no_receipt(mine, applicant):
    draft = ApplicationFactory(applicant=applicant)
    assert mine.get(at("receipt", draft)).status_code == 404


def test_papers_are_for_the_applicant_only(signed_in, stranger, officer, filed):
    for user in (stranger, officer):
        client = signed_in(user)
        assert client.get(at("receipt", filed)).status_code == 404
        assert client.get(at("letter", filed, "en")).status_code == 404


# withdrawal


def test_withdrawing_is_asked_once_more_and_then_done(mine, filed):
    assert mine.get(at("withdraw", filed)).status_code == 200
    data = {"seen_version": filed.version, "reason": "I stay where I am."}
    assert mine.post(at("withdraw", filed), data).url == MINE
    filed.refresh_from_db()
    assert filed.state == State.WITHDRAWN
    assert mine.get(at("withdraw", filed)).url == at("application", filed)
    assert way(mine.get(at("application", filed))) == []


def test_a_draft_is_thrown_away_the_same_way(mine, applicant):
    draft = ApplicationFactory(applicant=applicant)
    mine.post(at("withdraw", draft), {"seen_version": draft.version})
    draft.refresh_from_db()
    assert (draft.state, mine.get(at("application", draft)).status_code) == (State.WITHDRAWN, 200)


def test_a_withdrawal_from_an_old_page_is_asked_again(mine, filed):
    data = {"seen_version": filed.version - 1, "reason": "I stay where I am."}
    response = mine.post(at("withdraw", filed), data)
    filed.refresh_from_db()
    assert (response.status_code, filed.state) == (422, State.SUBMITTED)
    assert response.context["form"]["reason"].value() == "I stay where I am."


def test_nobody_else_withdraws(signed_in, stranger, officer, filed):
    data = {"seen_version": filed.version}
    answers = [
        signed_in(user).post(at("withdraw", filed), data).status_code
        for user in (stranger, officer)
    ]
    filed.refresh_from_db()
    assert (answers, filed.state) == ([404, 404], State.SUBMITTED)


@pytest.mark.parametrize(
    ("days", "text", "clock"),
    [(7, "D-7", "ok"), (3, "D-3", "soon"), (0, "D-Day", "soon"), (-2, "2 days overdue", "late")],
)
def test_a_due_day_reads_as_a_countdown(days, text, clock):
    today = timezone.localdate()
    found = deadline(today + timedelta(days=days), today)
    assert (found.text, found.clock) == (text, clock)


def test_every_state_of_a_case_has_a_page(mine, applicant):
    for state in set(State) - {State.DRAFT}:
        case = ApplicationFactory(applicant=applicant, state=state)
        AssessmentFactory(application=case)
        assert mine.get(at("application", case)).status_code == 200
