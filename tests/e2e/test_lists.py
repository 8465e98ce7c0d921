"""Names and lists in a browser: an officer says who a name is, two owners publish a ranking."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from talentportal.accounts.demo import DOMAIN
from talentportal.accounts.models import User
from tests.e2e.desk import Staff
from tests.factories.rankings import MIT, UNKNOWN, as_file
from tests.factories.visas import ApplicationFactory, DegreeFactory, EmploymentFactory
from tests.portal import using
from visas.models import Application
from visas.rules.states import Action, State
from visas.services import casework, screening

NANYANG = "https://ror.org/02e7b5302"
pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]


@pytest.fixture
def doubtful(live_portal, django_db_blocker) -> Application:
    """Return a case that `officer` holds, with the name of a university that several bear."""
    with django_db_blocker.unblock(), using(live_portal.database):
        officer = User.objects.get(email=f"officer@{DOMAIN}")
        applicant = User.objects.get(email=f"applicant@{DOMAIN}")
        case = ApplicationFactory.create(
            state=State.SUBMITTED, applicant=applicant, filed_on=date(2026, 11, 2)
        )
        DegreeFactory(application=case, institution_name="NTU", country="")
        EmploymentFactory(application=case)
        case = screening.screen(application_id=case.pk)
        casework.move(
            application_id=case.pk, action=Action.TAKE, actor=officer, seen_version=case.version
        )
        return case


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_officer_says_which_university_a_name_is_and_sees_what_changed(
    doubtful, visitor, language
):
    at = visitor(language)
    officer = Staff(at)
    officer.signs_in("officer")
    at.open(f"/desk/cases/{doubtful.pk}/")
    at.follow("Answers and matches")
    at.reads("Several bear this name.")
    at.page.locator(f"input[value='{NANYANG}']").check()
    at.pick_card("For this case only")
    at.press("Confirm")
    at.reads("The university is confirmed and the case was assessed again.")
    at.reads("Confirmed by an officer")
    at.follow("History")
    at.reads("A university was confirmed")
    expect(at.page.get_by_text("→ Nanyang Technological University").first).to_be_visible()


def test_an_officer_revokes_what_is_remembered(doubtful, visitor):
    at = visitor("en")
    Staff(at).signs_in("officer")
    at.open(f"/desk/cases/{doubtful.pk}/?view=answers")
    at.pick_card("Another university")
    at.pick_suggestion("Name of the university", "Nanyang Tech")
    at.press("Confirm")
    at.open("/desk/names/")
    at.follow("NTU")
    at.fill({"Why it is revoked": "It was the one in Taipei."})
    at.press("Revoke")
    at.reads("The name is revoked: it decides nothing any more.")
    at.reads("It was the one in Taipei.")


def test_one_owner_brings_in_a_ranking_and_another_publishes_it(visitor):
    first = visitor("en")
    Staff(first).signs_in("policy")
    first.open("/desk/rankings/")
    first.follow("Bring in a ranking")
    first.pick({"List": "QS"})
    first.fill(
        {
            "Edition": "2028",
            "Issued on": "2026-11-20",
            "Source, in English": "Made for a test",
            "Source, in Korean": "시험용 자료",
        }
    )
    file = {"name": "qs-2028.csv", "mimeType": "text/csv", "buffer": as_file(MIT, UNKNOWN)}
    first.page.locator("input[type=file]").set_input_files(file)
    first.press("Bring it in")
    first.reads("1 name must be settled before it can be published.")
    first.follow("Settle the next name")
    first.pick_card("None of these")
    first.press("Save and go on")
    first.reads("Every name is settled. A policy owner who neither")

    second = visitor("en")
    Staff(second).signs_in("policy2")
    second.open("/desk/rankings/")
    second.follow("QS World University Rankings 2028")
    second.page.get_by_role("link", name=re.compile("^Leaves")).click()
    second.reads("ETH Zurich")
    second.page.get_by_role("checkbox", name=re.compile("^I have compared")).check()
    second.press("Publish")
    second.reads("The list is published. It counts from now on.")
    second.open("/desk/reference/qs-2028/")
    second.reads("Massachusetts Institute of Technology")
