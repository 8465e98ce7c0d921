"""The inspector itself: a page with one fault of each kind is told apart from a clean one."""

import pytest
from playwright.sync_api import Page, Route

from tests.e2e.inspection import Inspector

pytestmark = pytest.mark.e2e
URL = "http://page.example/"
CLEAN = "<!doctype html><html lang=en><title>Page</title><main><h1>Page</h1></main>"
FAULTY = f"""{CLEAN}<main><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
<script>document.title = "never"</script><table width=3000><tr><td>wide</table></main>"""


@pytest.fixture
def show(page: Page):
    """Return a function that shows a page under a strict policy and returns its faults."""
    inspector = Inspector(page)

    def shown(body: str) -> list[str]:
        def answer(route: Route) -> None:
            headers = {"Content-Security-Policy": "default-src 'self'; img-src data:"}
            route.fulfill(body=body, content_type="text/html", headers=headers)

        page.route(URL, answer)
        page.goto(URL)
        return inspector.faults()

    return shown


def test_a_clean_page_has_no_fault(show):
    assert show(CLEAN) == []


def test_every_kind_of_fault_is_told(show):
    found = show(FAULTY)
    kinds = ("console:", "policy: script-src-elem inline", "layout:", "axe: image-alt")
    assert [any(fault.startswith(kind) for fault in found) for kind in kinds] == [True] * 4
