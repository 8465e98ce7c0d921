"""What must be true of every page: nobody is locked out, nothing overflows, no policy is broken."""

from pathlib import Path

from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page

_VIOLATIONS = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
_AXE = "axe.run(document, {resultTypes: ['violations'], preload: false})"
WIDE, PHONE = (1440, 900), (390, 844)


class Inspector:
    """Watches a page from its first byte, and tells what is wrong with it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._said: list[str] = []
        page.add_init_script(_VIOLATIONS)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._said.append(f"error: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._said.append(f"console: {message.text}")

    def said(self) -> list[str]:
        """Return the errors and warnings of every page so far, broken policies among them."""
        return [*self._said]

    def forgive(self, words: str) -> None:
        """Drop one complaint that has these words in it; there must be one."""
        self._said.remove(next(line for line in self._said if words in line))

    def faults(self) -> list[str]:
        """Return every fault of the page as it stands. axe comes last: it disturbs the console."""
        page = self.page
        faults = [*self._said]
        faults += [f"policy: {broken}" for broken in page.evaluate("window.__violations")]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append("layout: the page is wider than the window")
        if not page.evaluate("'axe' in window"):
            page.evaluate((Path(settings.NPM_ROOT) / "axe-core/axe.min.js").read_text())
        for violation in page.evaluate(_AXE)["violations"]:
            places = [node["target"] for node in violation["nodes"]]
            faults.append(f"axe: {violation['id']} {places}")
        self._said.clear()
        return faults
