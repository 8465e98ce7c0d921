"""What was typed outlives what comes in between: another language, a sign-in, another form."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from talentportal.accounts.demo import DOMAIN, PASSWORD
from talentportal.accounts.models import User
from tests.e2e.papers import dressed_up
from tests.factories.visas import ApplicationFactory
from tests.portal import using
from visas.models import Application
from visas.rules.checklist import ItemCode
from visas.rules.states import State
from visas.services import intake, supplements

LOGIN = f"applicant@{DOMAIN}"
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]


@pytest.fixture
def opened(live_portal, django_db_blocker):
    """Return a function that makes an application of the demonstration's applicant."""

    def make(state: State) -> Application:
        with django_db_blocker.unblock(), using(live_portal.database):
            applicant = User.objects.get(email=LOGIN)
            if state == State.DRAFT:
                return intake.start(actor=applicant)
            case = ApplicationFactory.create(applicant=applicant, state=State.IN_REVIEW)
            if state == State.SUPPLEMENT:
                supplements.request(
                    application_id=case.pk,
                    actor=User.objects.get(pk=case.officer_id),
                    seen_version=case.version,
                    body="Please hand in the passport again.",
                    items=[ItemCode.PASSPORT],
                    due_on=timezone.localdate() + timedelta(days=14),
                )
            return case

    return make


def switch_language(at, language):
    at.page.locator("details.tp-menu > summary").first.click()
    at.page.locator(f".tp-only-wide button[name=language][value={language}]").click()
    expect(at.page.locator("html")).to_have_attribute("lang", language)


def test_the_self_check_keeps_answers_and_rows_in_the_other_language(visitor):
    at = visitor("en")
    at.open("/check/")
    at.press("Add a degree")
    second = at.page.locator("[name=degrees-1-institution_name]")
    second.fill("Kyoto")
    at.page.locator("[name=has_offer][value=yes]").check()
    switch_language(at, "ko")
    expect(second).to_have_value("Kyoto")
    expect(at.page.locator("[name=has_offer][value=yes]")).to_be_checked()


def test_a_message_that_is_being_written_is_there_in_the_other_language(visitor, opened):
    at = visitor("en")
    at.signs_in(LOGIN, PASSWORD)
    at.open(f"/applications/{opened(State.IN_REVIEW).pk}/")
    message = at.page.locator("form[action$='/messages/'] textarea")
    message.fill("Half a sen")
    switch_language(at, "ko")
    expect(message).to_have_value("Half a sen")
    at.page.reload()
    expect(message).to_have_value("")


@pytest.mark.parametrize("part", ["message", "step"])
def test_what_was_sent_too_late_is_there_after_the_sign_in(visitor, opened, part):
    state, path, form, field = {
        "message": (State.IN_REVIEW, "", "form[action$='/messages/']", "[name=body]"),
        "step": (State.DRAFT, "edit/identity/", "#step-form", "[name=native_name]"),
    }[part]
    at = visitor("en")
    at.signs_in(LOGIN, PASSWORD)
    at.open(f"/applications/{opened(state).pk}/{path}")
    here = at.page.url
    typed = at.page.locator(f"{form} {field}")
    typed.fill("김하늘")
    at.context.clear_cookies(name="sessionid")
    at.page.locator(f"{form} button[type=submit]").last.click()
    expect(at.page).to_have_url(re.compile("/account/login/"))
    at.fill({"E-mail address": LOGIN, "Password": PASSWORD})
    at.press("Sign in")
    expect(at.page).to_have_url(here)
    expect(typed).to_have_value("김하늘")
    if part == "message":
        at.inspector.forgive("status of 401")


def test_a_step_is_stored_after_a_sign_in_in_another_tab(visitor, opened):
    at = visitor("en")
    at.signs_in(LOGIN, PASSWORD)
    case = opened(State.DRAFT)
    at.open(f"/applications/{case.pk}/edit/identity/")
    at.context.clear_cookies(name="sessionid")
    at.fill({"Name in your own script": "김하늘"})
    status = at.page.locator("[data-autosave-status]")
    expect(status).to_have_text(re.compile("signed out"))
    other = at.context.new_page()
    other.goto(f"{at.url}/account/login/")
    other.locator("[name=login]").fill(LOGIN)
    other.locator("[name=password]").fill(PASSWORD)
    other.locator("[name=password]").press("Enter")
    other.wait_for_url("**/applications/")
    expect(status).to_have_text(re.compile(r"Saved \d"))
    at.inspector.forgive("status of 403")
    at.press("Save and continue")
    expect(at.page).to_have_url(re.compile("/edit/education/$"))


def test_the_answer_to_a_request_stays_while_files_are_handed_in(visitor, opened):
    at = visitor("en")
    at.signs_in(LOGIN, PASSWORD)
    at.open(f"/applications/{opened(State.SUPPLEMENT).pk}/supplement/")
    answer = at.page.locator("[name=answer]")
    answer.fill("The certificate follows.")
    upload = at.page.locator("form[data-upload]").first
    with at.is_refused():
        upload.locator("input[type=file]").set_input_files(dressed_up("passport"))
        upload.locator("button[type=submit]").first.click()
        expect(at.page.locator(".tp-error:visible")).to_have_count(1)
    expect(answer).to_have_value("The certificate follows.")


def test_a_form_pressed_twice_is_sent_once(visitor, opened):
    at = visitor("en")
    at.signs_in(LOGIN, PASSWORD)
    at.open(f"/applications/{opened(State.DRAFT).pk}/edit/education/")
    sent: list[str] = []
    at.page.on("request", lambda one: sent.append(one.method + one.url[-5:]))
    at.within("button", "Add a degree").dblclick()
    expect(at.page).to_have_url(re.compile("#row-"))
    assert sent.count("POST/add/") == 1
