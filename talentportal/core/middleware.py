"""Around every request: its id, where it came from, how large it is, who may keep the answer."""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from talentportal.core.addresses import client_address, is_proxy

NOTHING_PERMITTED = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
FORM_AROUND_A_FILE = 1024 * 1024
"""Bytes that a form may have beside its file."""
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


class PrivacyMiddleware:
    """Let nobody keep what a signed-in person was shown, and no page use a camera or the like.

    Files and the API say the first for themselves, more strictly; an answer that says anything
    about caches is left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put the headers on whatever the answer is."""
        response = self.get_response(request)
        response["Permissions-Policy"] = NOTHING_PERMITTED
        user = getattr(request, "user", None)  # static files are answered before anybody is asked
        if user is not None and user.is_authenticated:
            response.setdefault("Cache-Control", "private, no-store")
        return response


class BodyLimitMiddleware:
    """Refuse a form that is larger than any file we take, before a byte of it is stored.

    Django writes uploads to the disk as they come, for everybody and at every address. Bodies
    without a length are empty to it. The API's own parsers do the same, with a problem document.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as before: what is too large is known once the address is."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer 413 for what is too large; this comes before the form's token is looked for."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        limit = settings.DOCUMENT_MAX_BYTES + FORM_AROUND_A_FILE
        is_api = hasattr(view, "cls")
        if is_api or not length.isdecimal() or int(length) <= limit:
            return None
        return HttpResponse(render_to_string("413.html", request=request), status=413)


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
