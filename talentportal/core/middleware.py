"""One id per request, in the log and in the answer, and where the request came from."""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from talentportal.core.addresses import client_address, is_proxy

_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What the history needs to know of the request that caused a change."""

    request_id: str = "-"
    address: str = ""


_context: ContextVar[RequestContext] = ContextVar("request_context", default=RequestContext())  # noqa: B039 -- frozen


def current() -> RequestContext:
    """Return the context of the request being answered, or an empty one outside of requests."""
    return _context.get()


class RequestContextMiddleware:
    """Set the request's context for the length of the request and return its id to the caller."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request within its context."""
        given = request.headers.get("X-Request-Id", "")
        request_id = given if _ID.fullmatch(given) else uuid.uuid4().hex
        address = _came_from(request)
        token = _context.set(RequestContext(request_id, address))
        try:
            response = self.get_response(request)
        finally:
            _context.reset(token)
        response["X-Request-Id"] = request_id
        return response


def _came_from(request: HttpRequest) -> str:
    """Return the visitor's address, and take away what nobody but a proxy of ours may say.

    Without a proxy of ours in between, a claim that the visitor came by TLS is only a claim.
    """
    peer = request.META.get("REMOTE_ADDR", "") or ""
    if not is_proxy(peer, settings.TRUSTED_PROXIES):
        request.META.pop("HTTP_X_FORWARDED_PROTO", None)
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return client_address(peer, forwarded, settings.TRUSTED_PROXIES)


class RequestIdFilter(logging.Filter):
    """Put the request's id on every log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add the id; never drop a record."""
        record.request_id = current().request_id
        return True
