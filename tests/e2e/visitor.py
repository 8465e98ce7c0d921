"""A person at a browser: reads words in their language, fills in, presses, waits for the worker."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils import translation
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.inspection import Inspector
from tests.portal import PATIENCE, wait_until

expect.set_options(timeout=20_000)  # a busy machine is no fault of a page
LOCALES = {"en": "en-GB", "ko": "ko-KR"}
_TRIES_AGAIN = 0.5
"""Seconds between two reloads of a page that waits for background work."""


class Visitor:
    """One browser window and what its user can do with it; every name is given in English."""

    def __init__(self, context: BrowserContext, url: str, language: str) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.url = url
        self.language = language
        self.inspector = Inspector(self.page)

    def words(self, message: Any, **values: Any) -> str:
        """Return a message of the portal as this person reads it."""
        with translation.override(self.language):
            text = translation.gettext(message) if isinstance(message, str) else str(message)
        return text % values if values else text

    def open(self, path: str) -> None:
        """Go to a page by its address."""
        self.page.goto(f"{self.url}{path}")

    def within(self, role: Any, message: Any, **values: Any) -> Locator:
        """Return the part of the page that has this role and name."""
        return self.page.get_by_role(role, name=self.words(message, **values), exact=True)

    def follow(self, message: Any, part: Locator | None = None) -> None:
        """Press the first link with these words."""
        self._named("link", message, part).click()

    def press(self, message: Any, part: Locator | None = None) -> None:
        """Press the first button with these words, once the scripts of the page are there."""
        self.page.wait_for_load_state()  # a summary of errors that gets the focus moves the page
        self._named("button", message, part).click()

    def _named(self, role: Any, message: Any, part: Locator | None) -> Locator:
        place = part or self.page.get_by_role("main")
        return place.get_by_role(role, name=self.words(message), exact=True).first

    def field(self, label: Any, part: Locator | None = None) -> Locator:
        """Return the field with this label, whether or not it says that it is optional."""
        place = part or self.page.get_by_role("main")
        pattern = re.compile(rf"^\s*{re.escape(self.words(label))}\s*(\(.*\)|\*)?\s*$")
        return place.get_by_label(pattern).and_(self.page.locator("input, select, textarea"))

    def fill(self, answers: dict[Any, str], part: Locator | None = None) -> None:
        """Type into fields by their labels."""
        for label, text in answers.items():
            field = self.field(label, part)
            field.fill(text)
            field.blur()

    def pick(self, answers: dict[Any, str], part: Locator | None = None) -> None:
        """Pick from lists by their labels and the values behind the words."""
        for label, value in answers.items():
            self.field(label, part).select_option(value)

    def choose(self, question: Any, answer: Any, part: Locator | None = None) -> None:
        """Answer a question with one of its radio buttons or check boxes."""
        place = part or self.page.get_by_role("main")
        group = place.get_by_role("group", name=re.compile(f"^{re.escape(self.words(question))}"))
        group.last.get_by_label(self.words(answer), exact=True).check()

    def pick_card(self, message: Any) -> None:
        """Choose the first card that begins with these words; more may stand below them."""
        words = re.compile(rf"^\s*{re.escape(self.words(message))}")
        self.page.get_by_role("main").get_by_role("radio", name=words).first.check()

    def pick_suggestion(self, label: Any, typed: str, part: Locator | None = None) -> str:
        """Type the beginning of a name, take the first suggestion, and return it."""
        field = self.field(label, part)
        field.press_sequentially(typed, delay=10)
        options = self.within("listbox", "Suggestions").get_by_role("option")
        expect(options.first).to_be_visible()
        field.press("ArrowDown")
        field.press("Enter")
        chosen = field.input_value()
        assert len(chosen) > len(typed)
        return chosen

    def reads(self, message: Any, **values: Any) -> None:
        """Fail unless the page shows these words."""
        expect(self._shown(message, **values)).to_be_visible()

    def _shown(self, message: Any, **values: Any) -> Locator:
        main = self.page.get_by_role("main")
        return main.get_by_text(self.words(message, **values)).filter(visible=True).first

    def waits_for(self, message: Any, **values: Any) -> None:
        """Reload the page until it shows these words: a worker does its part meanwhile."""

        def is_there() -> bool:
            self.page.reload()
            return self._shown(message, **values).is_visible()

        words = self.words(message, **values)
        wait_until(is_there, f"“{words}” on {self.page.url}", PATIENCE, _TRIES_AGAIN)

    def download(self, message: Any) -> bytes:
        """Press a link that hands out a file and return the file."""
        with self.page.expect_download() as download:
            self.follow(message)
        return Path(download.value.path()).read_bytes()

    def signs_in(self, email: str, password: str) -> None:
        """Sign in on the form."""
        self.open("/account/login/")
        self.fill({"E-mail address": email, "Password": password})
        self.press("Sign in")

    @contextmanager
    def is_refused(self) -> Iterator[None]:
        """Expect one answer 422: browsers count it among their errors, we do not."""
        yield
        self.inspector.forgive("the server responded with a status of 422")

    def complaints(self) -> list[str]:
        """Return what the browser has complained of on all pages so far."""
        return self.inspector.said()
