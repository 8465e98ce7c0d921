"""A Redis cache that the portal can do without: while Redis is away it is an empty one."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def _forgiving(ask: Callable[..., Any], without: Callable[..., Any]) -> Callable[..., Any]:
    """Ask Redis; if it is away, say so in the log and return what an empty cache would."""

    @wraps(ask)
    def asked(self: RedisCacheClient, *arguments: Any) -> Any:
        try:
            return ask(self, *arguments)
        except RedisError as error:
            logger.warning("cache: going on without (%s)", error)
            return without(*arguments)

    return asked


def _no_number(key: str, _delta: int) -> int:
    """Refuse to count what is not there, as every cache does."""
    raise ValueError(f"Key {key!r} not found.")


class ForgivingClient(RedisCacheClient):
    """Answers like an empty cache while Redis is away."""

    add = _forgiving(RedisCacheClient.add, lambda *_: True)
    get = _forgiving(RedisCacheClient.get, lambda _key, default: default)
    set = _forgiving(RedisCacheClient.set, lambda *_: None)
    touch = _forgiving(RedisCacheClient.touch, lambda *_: False)
    delete = _forgiving(RedisCacheClient.delete, lambda *_: False)
    get_many = _forgiving(RedisCacheClient.get_many, lambda *_: {})
    has_key = _forgiving(RedisCacheClient.has_key, lambda *_: False)
    incr = _forgiving(RedisCacheClient.incr, _no_number)
    set_many = _forgiving(RedisCacheClient.set_many, lambda *_: None)
    delete_many = _forgiving(RedisCacheClient.delete_many, lambda *_: None)
    clear = _forgiving(RedisCacheClient.clear, lambda *_: False)


class ForgivingRedisCache(RedisCache):
    """The cache of the portal. It holds nothing that may not be lost: counts of throttles only."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = ForgivingClient
