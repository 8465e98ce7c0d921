"""The API's documentation in a real browser, under the policy of every page."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.inspection import PHONE, WIDE, Inspector

pytestmark = [pytest.mark.e2e]
DOCS = "/api/v1/docs/"


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_documentation_reads_without_a_fault(page: Page, live_server, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    inspector = Inspector(page)
    page.goto(f"{live_server.url}{DOCS}")
    page.get_by_text("List applications: one's own, and for case workers").click()
    expect(page.get_by_text("Ordered by submission or due day").first).to_be_visible()

    assert inspector.faults() == []


def test_the_console_draws_itself_within_the_policy(page: Page, live_server):
    inspector = Inspector(page)
    page.goto(f"{live_server.url}{DOCS}console/")
    expect(page.get_by_role("heading", name="talentportal API")).to_be_visible()
    page.locator("#operations-me-me .opblock-summary-control").click()
    expect(page.get_by_role("button", name="Try it out")).to_be_visible()

    found = inspector.faults()
    assert [fault for fault in found if not fault.startswith("axe:")] == []
