"""The browser of the journeys: the operating system's Chromium, in Seoul."""

import os
from typing import Any

import pytest

from tests import browser

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
