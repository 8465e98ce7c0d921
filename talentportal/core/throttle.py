"""How often one visitor may ask for something, counted in the cache by the minute."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from redis.exceptions import RedisError

from talentportal.core.addresses import neighbourhood
from talentportal.core.middleware import current

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]
MINUTE = 60


def throttled(
    scope: str, *, per_minute: int, template: str = "", method: str = ""
) -> Callable[[View], View]:
    """Answer 429 to who asks more often: a person by account, anybody else by address.

    The answer has no page unless a `template` is named: most such addresses are called by scripts.
    With a `method` other ones are not counted.
    While the cache is away nothing is counted, because a lost answer is worse than an uncounted
    one.
    """

    def limit(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if method and request.method != method:
                return view(request, *args, **kwargs)
            now = int(timezone.now().timestamp())
            is_known = request.user.is_authenticated
            who = request.user.pk if is_known else neighbourhood(current().address)
            if _count(f"throttle:{scope}:{who}:{now // MINUTE}") > per_minute:
                wait = MINUTE - now % MINUTE
                page = render_to_string(template, request=request) if template else ""
                return HttpResponse(page, status=429, headers={"Retry-After": str(wait)})
            return view(request, *args, **kwargs)

        return limited

    return limit


def _count(key: str) -> int:
    """Return how often this was asked in this minute, this time included; 0 without a cache."""
    try:
        cache.add(key, 0, timeout=2 * MINUTE)
        return cache.incr(key)
    except (RedisError, ValueError) as error:
        logger.warning("throttle: not counted (%s)", error)
        return 0
