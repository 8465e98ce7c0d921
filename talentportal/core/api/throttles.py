"""How many requests a person, an address or a kind of resource bears; open when Redis is away."""

import logging
from typing import TYPE_CHECKING, Any, cast

from redis.exceptions import RedisError
from rest_framework import throttling
from rest_framework.request import Request
from rest_framework.settings import api_settings

from talentportal.core.addresses import neighbourhood
from talentportal.core.middleware import current

if TYPE_CHECKING:
    from rest_framework.views import APIView  # it loads what the settings name: this module

logger = logging.getLogger(__name__)


class _Tolerant(throttling.SimpleRateThrottle):
    """Counting is a courtesy to other callers: a lost Redis must not close the API."""

    def get_rate(self) -> str | None:
        """Return the rate of the scope as the settings have it now."""
        rates: Any = api_settings.DEFAULT_THROTTLE_RATES
        return cast("str | None", rates[str(self.scope)])

    def get_ident(self, request: Request) -> str:  # noqa: ARG002 -- REST framework's signature
        """Return the address that the middleware found: no header of the caller's own choosing."""
        return neighbourhood(current().address)

    def allow_request(self, request: Request, view: "APIView") -> Any:
        """Count this request and say whether it may pass."""
        try:
            return super().allow_request(request, view)
        except RedisError as error:
            logger.warning("throttle: not counted (%s)", error)
            return True


class AnonThrottle(_Tolerant, throttling.AnonRateThrottle):
    """Requests of one address without sign-in (rate `anon`)."""


class UserThrottle(_Tolerant, throttling.UserRateThrottle):
    """All requests of one person (rate `user`)."""


class ScopeThrottle(_Tolerant, throttling.ScopedRateThrottle):
    """Requests to one kind of resource: a view's `throttle_scope` names the rate."""
