"""Counting by the minute, and going on when there is nothing to count with."""

import secrets

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from talentportal.core.throttle import throttled

NOBODY_LISTENS = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:1/0",
    }
}


def view(scope: str) -> list[int]:
    """Ask four times in two minutes for what may be asked once a minute; return the answers."""

    @throttled(scope, per_minute=1)
    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("yes")

    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with time_machine.travel("2026-11-22T12:00:00+00:00", tick=False) as traveller:
        first = [answer(request).status_code for _ in range(2)]
        traveller.shift(60)
        return first + [answer(request).status_code for _ in range(2)]


@pytest.fixture
def scope() -> str:
    """Return a scope in which nothing has been counted."""
    return secrets.token_hex(8)


def test_a_new_minute_begins_a_new_count(scope: str) -> None:
    assert view(scope) == [200, 429, 200, 429]


def test_nothing_is_refused_while_the_cache_is_away(scope: str, settings: Settings) -> None:
    settings.CACHES = NOBODY_LISTENS

    assert view(scope) == [200, 200, 200, 200]
