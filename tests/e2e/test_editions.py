"""A rule edition from the first stroke to law: one policy owner writes, another publishes."""

import pytest
from django.utils import translation
from playwright.sync_api import expect

from talentportal.notifications.labels import line
from tests.e2e.desk import Staff
from visas.labels.editions import STANDING_LABELS
from visas.rules.edition_life import Standing
from visas.rules.states import Track

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]
SLIP = "the server responded with a status of 422"
REASON = "Decided by the policy committee, no. 2026-41."


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("ko", False)])
def test_one_writes_an_edition_and_another_publishes_it(visitor, language, scripts):
    def somebody(login):
        staff = Staff(visitor(language, java_script_enabled=scripts))
        staff.signs_in(login)
        return staff.at

    author, second, officer = somebody("policy"), somebody("policy2"), somebody("officer")
    code = write(author, Track.F_2_T if scripts else Track.D_10_T)
    refused(author, code)
    officer.open("/desk/rules/")
    expect(officer.page.get_by_text(code)).to_have_count(0)

    publish(second, code)
    author.open("/notices/")
    author.waits_for(announced(code, language))
    officer.page.reload()
    row = officer.page.get_by_role("row").filter(has_text=code)
    upcoming = officer.words(STANDING_LABELS[Standing.UPCOMING])
    expect(row.get_by_text(upcoming)).to_be_visible()


def write(author, track):
    """Begin a draft from an edition, slip once, put it right, and return its code."""
    author.open(f"/desk/rules/?track={track}")
    author.page.get_by_role("rowheader").get_by_role("link").last.click()
    author.press("Begin a draft from this")
    lists = author.page.locator("#block-lists")
    author.fill({"Last rank that counts": "0"}, lists)
    author.fill({"Title in English": "A new rank", "Title in Korean": "새 순위"})
    author.press("Save the draft")
    expect(author.page.locator("[data-error-summary]")).to_be_visible()
    author.inspector.forgive(SLIP)
    expect(author.field("Title in English")).to_have_value("A new rank")
    author.fill({"Last rank that counts": "150"}, lists)
    code = author.field("Code").input_value()
    author.press("Save the draft")
    author.reads("The draft is saved.")
    expect(author.page.get_by_role("main").get_by_text("150").first).to_be_visible()
    return code


def announced(code, language):
    """Return the line in the bell that says so."""
    with translation.override(language):
        first = code.partition("/")[2]
        return line("visa.edition_published", {"code": code, "first_on": first})


def refused(author, code):
    """Try to publish one's own draft: the page says why not, and offers no button."""
    author.follow("Check and publish")
    author.reads("You have written on this draft: another policy owner publishes it.")
    expect(author.page.get_by_role("button", name=author.words("Publish"))).to_have_count(0)


def publish(second, code):
    """Read what changes, say why, and publish."""
    second.open("/desk/rules/")
    second.page.get_by_role("row").filter(has_text=code).get_by_role("link").click()
    second.follow("Check and publish")
    expect(
        second.page.locator("ins").filter(has_text=second.words("rank %(rank)s") % {"rank": 150})
    ).to_be_visible()
    second.press("Publish")
    second.reads("This field is required.")
    second.inspector.forgive(SLIP)
    second.fill({"Reason": REASON})
    second.press("Publish")
    second.reads("The edition is published.")
    expect(second.page.get_by_text(REASON).first).to_be_visible()
