"""Every error of the API in one form: a problem of RFC 9457, in the caller's language.

Services refuse with `Refused`, Django and REST framework raise their own exceptions, and PostgreSQL
gives up waiting for a lock: whatever it was, the caller gets `application/problem+json` with a
stable `code`, a sentence, the fields it is about, and the id by which operators find the request.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import (
    ObjectDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.core.signals import got_request_exception
from django.db import OperationalError
from django.http import Http404, UnreadablePostError
from django.utils.functional import Promise
from django.utils.log import log_response
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings

from talentportal.core.middleware import current
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused, Stale

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:talentportal:problem:"

TITLES = {
    400: _("The request cannot be read"),
    401: _("Sign-in needed"),
    403: _("Not permitted"),
    404: _("Not found"),
    405: _("Method not allowed"),
    406: _("No such format"),
    409: _("In conflict with the present state"),
    412: _("Changed in the meantime"),
    413: _("Too large"),
    415: _("Unsupported format"),
    422: _("Understood, but refused"),
    428: _("Version needed"),
    429: _("Too many requests"),
    500: _("A fault on our side"),
    503: _("Busy"),
}

_SENTENCES: Mapping[str, Any] = {
    "illegal_move": _("The case is in a state that does not allow this."),
    "not_permitted": _("You may not do this."),
    "stale": _("Somebody else has changed this in the meantime. Read it again first."),
}
"""For refusals of the pure rules, which carry a code and an English sentence for developers."""

_WAITED_IN_VAIN = frozenset({"55P03", "40P01", "40001", "57014"})
"""PostgreSQL: lock not available, deadlock, serialisation failure, statement timeout."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one value; `field` is dotted (`items.0`), or None for the whole."""

    field: str | None
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An error before it is written down as JSON."""

    status: int
    code: str
    detail: str
    errors: tuple[FieldError, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the members of the problem document."""
        return {
            "type": TYPE_PREFIX + self.code,
            "title": str(TITLES.get(self.status, TITLES[400])),
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
            "errors": [
                {"field": error.field, "code": error.code, "detail": error.detail}
                for error in self.errors
            ],
            "request_id": current().request_id,
        }


class PreconditionRequired(exceptions.APIException):
    """A change came without `If-Match`: nobody knows which version the caller has seen."""

    status_code = 428
    default_detail = _('Send the version you have seen: If-Match: "<version>".')
    default_code = "version_required"


class PreconditionFailed(exceptions.APIException):
    """`If-Match` names another version than the present one."""

    status_code = 412
    default_detail = _SENTENCES["stale"]
    default_code = "stale"


def problem(exc: Exception, context: dict[str, Any]) -> Response:
    """Answer any exception of a view: REST framework's `EXCEPTION_HANDLER`.

    A fault of ours is logged with its traceback and announced to Django as it would be without us.
    """
    request: Request = context["request"]
    found = _explain(exc, request)
    answer = Response(
        found.as_json(), found.status, headers=dict(found.headers), content_type=MEDIA_TYPE
    )
    # Views that serve files or YAML still answer errors in JSON.
    request.accepted_renderer = JSONRenderer()
    request.accepted_media_type = MEDIA_TYPE
    if found.status == 500:  # noqa: PLR2004 -- internal server error
        got_request_exception.send(sender=None, request=request._request)
        log_response(
            "Fault at %s", request.path, response=answer, request=request._request, exception=exc
        )
    return answer


def _explain(exc: Exception, request: Request) -> Problem:
    if isinstance(exc, Refused):
        return _refusal(exc, request)
    if isinstance(exc, exceptions.ValidationError):
        return _invalid(exc)
    if isinstance(exc, exceptions.APIException):
        return _api(exc)
    if isinstance(exc, Http404 | ObjectDoesNotExist):
        return _api(exceptions.NotFound())
    if isinstance(exc, PermissionDenied):
        return _api(exceptions.PermissionDenied())
    return _broken(exc)


def _refusal(exc: Refused, request: Request) -> Problem:
    detail = _sentence(exc)
    errors = (FieldError(exc.field, exc.code, detail),) if exc.field else ()
    return Problem(_refusal_status(exc, request), exc.code, detail, errors)


def _refusal_status(exc: Refused, request: Request) -> int:
    if isinstance(exc, Stale):
        return 412 if "If-Match" in request.headers else 409
    if isinstance(exc, IllegalMove):
        return 409
    return 403 if isinstance(exc, NotPermitted) else 422


def _sentence(exc: Refused) -> str:
    if isinstance(exc.message, Promise):
        return str(exc.message)
    return str(_SENTENCES.get(exc.code, exc.message))


def _invalid(exc: exceptions.ValidationError) -> Problem:
    errors = tuple(flatten(exc.detail))
    if len(errors) == 1 and errors[0].field is None:
        return Problem(422, errors[0].code, errors[0].detail)
    return Problem(
        422, "invalid", str(_("Some values are not right; “errors” names each.")), errors
    )


def _api(exc: exceptions.APIException) -> Problem:
    headers = {}
    if auth_header := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = auth_header
    if (wait := getattr(exc, "wait", None)) is not None:
        headers["Retry-After"] = str(max(1, int(wait)))
    detail = exc.detail
    code = getattr(detail, "code", exc.default_code)
    return Problem(exc.status_code, code, str(detail), headers=headers)


def _broken(exc: Exception) -> Problem:
    if isinstance(exc, RequestDataTooBig):
        return Problem(413, "too_large", str(_("The body of the request is too large.")))
    if isinstance(exc, SuspiciousOperation | UnreadablePostError):
        return Problem(400, "unreadable", str(_("The request cannot be read.")))
    if isinstance(exc, OperationalError) and _sqlstate(exc) in _WAITED_IN_VAIN:
        sentence = _("Somebody else is changing this at the moment. Try again shortly.")
        return Problem(503, "busy", str(sentence), headers={"Retry-After": "1"})
    sentence = _("Something went wrong on our side. Quote the request id when you tell us.")
    return Problem(500, "fault", str(sentence))


def _sqlstate(exc: OperationalError) -> str | None:
    state: str | None = getattr(exc.__cause__, "sqlstate", None)
    return state


def flatten(detail: Any, path: str = "") -> Iterator[FieldError]:
    """Yield every sentence of REST framework's nested errors with the dotted place it is about."""
    if isinstance(detail, dict):
        for key, inner in detail.items():
            whole = key == api_settings.NON_FIELD_ERRORS_KEY
            yield from flatten(inner, path if whole else f"{path}.{key}".lstrip("."))
    elif isinstance(detail, list | tuple):
        nested = any(isinstance(inner, dict | list) for inner in detail)
        for position, inner in enumerate(detail):
            yield from flatten(inner, f"{path}.{position}".lstrip(".") if nested else path)
    else:
        code = str(getattr(detail, "code", "invalid"))
        yield FieldError(_writable(path) or None, code, _writable(str(detail)))


def _writable(text: str) -> str:
    """Return text that UTF-8 can hold: errors quote the caller, who may send half characters."""
    return text.encode("utf-8", "replace").decode()
