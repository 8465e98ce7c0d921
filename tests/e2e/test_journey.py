"""The whole story, from the first question to a letter that anybody can verify."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from talentportal.accounts.demo import DOMAIN
from talentportal.accounts.demo import PASSWORD as DEMO_PASSWORD
from tests.e2e.applicant import PASSWORD, REQUIRED, Applicant
from tests.e2e.desk import Staff
from tests.e2e.papers import CODE, text_of
from visas.labels import APPLICANT_STATE_LABELS, TRACK_LABELS, VERB_LABELS
from visas.rules.checklist import ItemCode
from visas.rules.states import State, Track

pytestmark = pytest.mark.e2e
WHAT_IS_WRONG = "The second page is missing."
WHAT_IS_ASKED = "Please send the whole contract, with all of its pages."
MET_BY_A_GRADUATE = "D-10-T Top-Tier job seeker, F-2-7S K-STAR resident"
REASONS = "The degree is of a leading university, and pay and contract meet the criteria."


@pytest.fixture
def applicant(visitor, language):
    return Applicant(visitor(language), email=f"{uuid4().hex}@example.org")


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_from_the_first_question_to_a_verified_letter(applicant, visitor, language):
    receipt_number = file_an_application(applicant, visitor(language))
    assert receipt_number in text_of(applicant.at.download("Receipt"))
    applicant.at.waits_for(APPLICANT_STATE_LABELS[State.QUEUED])

    officer = Staff(visitor(language))
    officer.signs_in("officer")
    ask_for_more(officer, receipt_number)
    answer(applicant, receipt_number)
    propose(officer, receipt_number)

    approver = Staff(visitor(language))
    approver.signs_in("approver")
    approver.opens(receipt_number, "To sign")
    approver.signs()

    read_and_verify(applicant, visitor(language), receipt_number)


@pytest.mark.timeout(240)
def test_the_wizard_the_supplement_and_the_decision_work_without_scripts(visitor):
    applicant = Applicant(visitor("en", java_script_enabled=False), f"applicant@{DOMAIN}")
    receipt_number = file_by_forms_alone(applicant)
    applicant.at.waits_for(APPLICANT_STATE_LABELS[State.QUEUED])

    officer = Staff(visitor("en", java_script_enabled=False))
    officer.signs_in("officer")
    ask_for_more(officer, receipt_number)
    answer(applicant, receipt_number)
    propose(officer, receipt_number)

    approver = Staff(visitor("en", java_script_enabled=False))
    approver.signs_in("approver")
    approver.opens(receipt_number, "To sign")
    approver.signs()
    applicant.at.page.reload()
    applicant.at.waits_for("Your decision letter is ready")


@pytest.mark.timeout(180)
def test_one_check_answers_for_every_track_and_serves_two_of_them(visitor):
    applicant = Applicant(visitor("en"), f"applicant2@{DOMAIN}")
    at, today = applicant.at, timezone.localdate()
    applicant.checks_as_graduate("KAIST", today - timedelta(days=90))
    for name in TRACK_LABELS.values():
        expect(at.within("region", name)).to_be_visible()
    at.reads("By these answers you meet the criteria of: %(tracks)s.", tracks=MET_BY_A_GRADUATE)
    at.follow("I have an account")
    at.fill({"E-mail address": applicant.email, "Password": DEMO_PASSWORD})
    at.press("Sign in")
    papers = (ItemCode.PASSPORT, ItemCode.PHOTO, ItemCode.DEGREE_CERTIFICATE)
    for track, items, recommended_on, edition in (
        (Track.D_10_T, papers, None, "Top-Tier job-seeking visa"),
        (Track.F_2_7S, (*papers, ItemCode.RECOMMENDATION), today, "K-STAR visa track"),
    ):
        applicant.starts_from_the_check(track)
        applicant.finishes(items, recommended_on)
        at.waits_for(APPLICANT_STATE_LABELS[State.QUEUED])
        at.reads(edition)


@pytest.mark.timeout(180)
def test_what_was_checked_is_filed_for_the_pass_screened_and_scored(visitor):
    applicant = Applicant(visitor("en"), f"applicant2@{DOMAIN}")
    at = applicant.at
    applicant.checks_eligibility()
    at.follow("I have an account")
    at.fill({"E-mail address": applicant.email, "Password": DEMO_PASSWORD})
    at.press("Sign in")
    applicant.starts_from_the_check(Track.K_TECH_PASS)
    applicant.types_identity()
    at.press("Save and continue")
    at.press("Save and continue")
    applicant.tells_experience()
    expect(at.field("Annual pay in won")).to_have_value("210,000,000")
    at.choose("Is the employer a small or medium-sized enterprise?", "Yes")
    applicant.tells_offer_and_family()
    applicant.hands_in(REQUIRED)
    receipt_number = applicant.submits()
    at.waits_for(APPLICANT_STATE_LABELS[State.QUEUED])
    at.reads("K-Tech Pass")

    officer = Staff(visitor("en"))
    officer.signs_in("officer")
    officer.opens_by_number(receipt_number)
    officer.at.follow("Points")
    officer.at.reads("Yes, as stated.")
    officer.scores(18, 12)
    officer.at.reads("The case waits for another reviewer's scores.")


def file_by_forms_alone(applicant):
    """Check, sign in, and press "Save and continue" on every step; what is wrong stays as typed."""
    at = applicant.at
    applicant.checks_eligibility()
    at.follow("I have an account")
    at.fill({"E-mail address": applicant.email, "Password": DEMO_PASSWORD})
    at.press("Sign in")
    applicant.starts_from_the_check()
    applicant.types_identity()
    at.press("Save and continue")
    at.press("Save and continue")
    applicant.tells_experience()
    with at.is_refused():
        at.fill({"Annual pay in won": "a great deal"})
        at.press("Save and continue")
        at.reads("Enter an amount in whole won, for example 150,000,000.")
    expect(at.field("Annual pay in won")).to_have_value("a great deal")
    at.fill({"Annual pay in won": "KRW 210,000,000"})
    applicant.tells_offer_and_family()
    applicant.hands_in_documents()
    return applicant.submits()


def file_an_application(applicant, second_device):
    """Check, register, fill in on two devices, hand in documents, submit."""
    applicant.checks_eligibility()
    applicant.registers()
    applicant.starts_from_the_check()
    with applicant.is_saved("residence_country", "DE"):
        applicant.types_identity()

    elsewhere = Applicant(second_device, applicant.email)
    elsewhere.at.signs_in(applicant.email, PASSWORD)
    elsewhere.opens_the_case()
    elsewhere.finds_identity()

    applicant.tells_education()
    applicant.tells_experience()
    applicant.tells_offer_and_family()
    applicant.hands_in_documents()
    return applicant.submits()


def ask_for_more(officer, receipt_number):
    """Take the case, look at its documents, refuse one and ask for it anew."""
    officer.takes_the_next_case(receipt_number)
    officer.looks_at(ItemCode.DEGREE_CERTIFICATE)
    officer.looks_at(ItemCode.CONTRACT)
    officer.refuses_the_document(WHAT_IS_WRONG)
    officer.requests_a_supplement(ItemCode.CONTRACT, WHAT_IS_ASKED)


def answer(applicant, receipt_number):
    """See what is asked, in the portal and by mail, and answer it."""
    applicant.opens_the_case()
    applicant.at.reads(WHAT_IS_ASKED)
    asked = applicant.at.words("What is asked, and where to answer, is here:")
    applicant.waits_for_mail(receipt_number, asked)
    applicant.opens_the_case()
    applicant.answers_the_request(ItemCode.CONTRACT)


def propose(officer, receipt_number):
    """Wait until the case is assessed anew, then propose approval."""
    officer.at.waits_for(VERB_LABELS["visa.assessed"])
    officer.proposes_approval(REASONS)


def read_and_verify(applicant, anybody, receipt_number):
    """Download the letter in both languages; a stranger verifies its code."""
    applicant.opens_the_case()
    applicant.at.waits_for("Your decision letter is ready")
    letters = {
        name: text_of(applicant.at.download(name))
        for name in ("Letter in Korean", "Letter in English")
    }
    codes = {CODE.search(text).group() for text in letters.values()}
    assert [receipt_number in text for text in letters.values()] == [True, True]
    assert len(codes) == 1

    anybody.open("/verify/")
    anybody.fill({"Verification code": codes.pop()})
    anybody.press("Verify")
    anybody.reads("This letter is genuine")
    anybody.reads(receipt_number)
