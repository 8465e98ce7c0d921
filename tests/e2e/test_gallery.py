"""Every component in a real browser: clean for axe and the policy, usable by keyboard alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from talentportal.core import navigation
from tests.e2e.inspection import PHONE, WIDE, Inspector
from tests.gallery.views import fill_menus

pytestmark = [pytest.mark.e2e, pytest.mark.urls("tests.gallery.urls")]
PAGES = ["tracker/", "tracker/?told", "form/", "form/?wrong", "queue/", "case/"]


@pytest.fixture(autouse=True)
def _menus(monkeypatch):
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_bells", [])
    fill_menus()


@pytest.fixture
def visit(page: Page, live_server) -> Callable[[str], Page]:
    """Return a function that opens a page of the gallery."""

    def open_page(name: str) -> Page:
        page.goto(f"{live_server.url}/{name}")
        return page

    return open_page


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("contrast", ["standard", "high"])
def test_no_page_of_components_has_a_fault(page, live_server, contrast, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.context.add_cookies([{"name": "contrast", "value": contrast, "url": live_server.url}])
    inspector = Inspector(page)
    faults = {}
    for name in PAGES:
        page.goto(f"{live_server.url}/{name}")
        faults[name] = inspector.faults()
    assert faults == {name: [] for name in PAGES}


@pytest.mark.parametrize("name", ["tracker/", "queue/"])
def test_the_phone_menu_opens_without_scripts(browser: Browser, live_server, name):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": PHONE[0], "height": PHONE[1]}
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/{name}")
    page.locator("summary", has_text="").locator("visible=true").first.click()
    expect(page.get_by_role("button", name="High contrast")).to_be_visible()
    page.get_by_role("button", name="High contrast").click()
    expect(page.locator("html")).to_have_attribute("data-krds-mode", "high-contrast")
    context.close()


def test_a_form_stores_itself_and_tries_again_until_it_could(visit):
    page = visit("form/")
    status = page.locator("[data-autosave-status]")
    page.get_by_label("E-mail").fill("not an address")
    expect(status).to_have_text("Saved 14:03")
    error = page.locator("#id_email_error")
    expect(error).to_have_text("Enter a valid email address.")
    expect(page.get_by_label("E-mail")).to_have_attribute("aria-describedby", "id_email_error")
    page.get_by_label("E-mail").fill("minh@example.org")
    expect(status).to_have_text(re.compile("trying again"))
    expect(status).to_have_text("Saved 14:03", timeout=8_000)
    expect(error).to_be_hidden()
    expect(page.locator("[name=version]")).to_have_value("3")
    expect(page.locator("#id_name_error")).to_be_hidden()


def test_a_page_left_while_it_is_being_stored_says_what_it_had_shown(visit):
    page = visit("form/")
    page.route("**/autosave/", lambda _route: None)  # no answer
    with page.expect_request("**/autosave/"):
        page.get_by_label("E-mail").fill("minh@example.org")
    page.get_by_label("E-mail").fill("minh.n@example.org")
    with page.expect_request("**/autosave/") as left:
        page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    sent = left.value.post_data or ""
    assert re.findall(r'name="(version|email)"\s+(\S+)', sent) == [
        ("version", "1"),
        ("email", "minh.n@example.org"),
    ]


def test_a_suggestion_is_chosen_with_the_keyboard_and_forgotten_when_edited(visit):
    page = visit("form/")
    chosen, options = page.locator("#id_institution_id"), page.locator(".tp-combo [role=option]")
    page.get_by_role("textbox", name="University").focus()
    field = page.get_by_role("combobox", name="University")
    field.press_sequentially("se", delay=20)
    expect(options).to_have_count(2)
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("Seokyeong University")
    expect(chosen).to_have_value("1")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("End")
    field.press_sequentially("!")
    expect(chosen).to_have_value("")


def test_errors_take_the_focus_and_lead_to_their_fields(visit):
    page = visit("form/?wrong")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name=re.compile("^Decision:")).click()
    expect(page.get_by_role("radio", name=re.compile("^Propose approval"))).to_be_focused()


def test_an_upload_that_is_refused_keeps_the_page_and_says_why(visit):
    page = visit("form/")
    page.get_by_label("Degree certificate").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-"}
    )
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("alert")).to_be_focused()


def test_a_dialog_opens_from_its_link_and_closes_on_escape(visit):
    page = visit("case/")
    page.get_by_role("link", name="Withdraw").click()
    expect(page.get_by_role("dialog", name="Withdraw this application?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_rows_are_selected_counted_and_released(visit):
    page = visit("queue/")
    words = page.locator("[data-bulk-count]")
    expect(words).to_have_text("1 selected")
    page.get_by_label("All on this page").check()
    expect(words).to_have_text("4 selected")
    page.get_by_role("button", name="Clear selection").click()
    expect(page.locator("[data-bulk]")).to_be_hidden()
