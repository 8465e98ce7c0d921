"""The browser of the journeys, and the portal they are played on."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests import browser, portal
from tests.e2e.visitor import LOCALES, Visitor

# Playwright's own loop runs in this thread; the ORM may be used beside it all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def base_url() -> str:
    """Replace the plugin's own, which pytest 9 deprecates: a journey names its server itself."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Say how Playwright starts the browser."""
    return browser.launch_options()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Say what every page of a journey has in common."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Asia/Seoul"}


@pytest.fixture
def visitor(
    browser: Browser, browser_context_args: dict[str, Any], live_portal: portal.Portal
) -> Iterator[Callable[..., Visitor]]:
    """Return a function that opens another browser; in the end none may have complained."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def arrive(language: str, **more: Any) -> Visitor:
        own = {**browser_context_args, "locale": LOCALES[language], **more}
        contexts.append(browser.new_context(**own))
        visitors.append(Visitor(contexts[-1], live_portal.url, language))
        return visitors[-1]

    yield arrive
    complaints = [one.complaints() for one in visitors]
    for context in contexts:
        context.close()
    assert complaints == [[] for _one in visitors]
