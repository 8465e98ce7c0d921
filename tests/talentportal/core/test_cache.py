"""The cache: what it keeps, and what it answers while there is no Redis."""

import logging

import pytest
from django.core.cache.backends.base import BaseCache

from talentportal.core.cache import ForgivingRedisCache
from talentportal.portal.views import health


@pytest.fixture
def cache(settings) -> BaseCache:
    return ForgivingRedisCache(settings.REDIS_URL, {"KEY_PREFIX": "tests"})


@pytest.fixture
def away(tmp_path) -> BaseCache:
    """Return a cache whose Redis does not exist."""
    return ForgivingRedisCache(f"unix://{tmp_path}/redis.sock?db=0", {})


def test_it_keeps_and_counts(cache):
    cache.set("count", 1)
    assert cache.incr("count") == 2
    assert (cache.get("count"), cache.has_key("count")) == (2, True)
    assert cache.delete("count")
    assert cache.get("count", "nothing") == "nothing"


def test_without_redis_it_is_empty(away):
    assert away.add("key", 1) is True
    assert away.get("key", "nothing") == "nothing"
    assert away.get_many(["key"]) == {}
    assert (away.has_key("key"), away.touch("key"), away.delete("key")) == (False, False, False)
    away.set("key", 1)
    assert away.set_many({"key": 1}) == []
    away.delete_many(["key"])
    away.clear()
    with pytest.raises(ValueError, match="not found"):
        away.incr("key")


def test_going_on_without_redis_is_logged(away, caplog):
    with caplog.at_level(logging.WARNING):
        away.get("key")
    assert [record.getMessage().partition(" (")[0] for record in caplog.records] == [
        "cache: going on without"
    ]


def test_the_health_page_still_says_that_redis_is_away(away, monkeypatch):
    monkeypatch.setattr(health, "cache", away)
    assert health._redis() is False
