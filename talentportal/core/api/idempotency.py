"""`Idempotency-Key`: a POST that is repeated does its work once and gets the same answer again.

The key, the change and the answer commit in one transaction, so a crash leaves all of them or none
(docs/decisions on the API). Refusals change nothing and are not kept: the repeated request is
judged anew. A key is good for a day.
"""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from hashlib import blake2b, sha256
from typing import Any, TypeVar, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from talentportal.core.models import GivenAnswer
from talentportal.kernel.errors import Refused

KEEP = timedelta(hours=24)
HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_KEPT_HEADERS = ("ETag", "Location")
_KEY = re.compile(r"[\x21-\x7e]{8,255}")

Handler = TypeVar("Handler", bound=Callable[..., Response])


class InProgress(APIException):
    """The same request, with the same key, is being worked on at this moment."""

    status_code = 409
    default_code = "idempotency_in_progress"
    default_detail = _("A request with this Idempotency-Key is being worked on. Try again shortly.")
    wait = 1


def idempotent(handler: Handler) -> Handler:
    """Let a handler of `POST` do its work once per person, path and key.

    Without the header the handler runs as it is. Raises `ParseError` (`idempotency_key_invalid`),
    `InProgress`, or `Refused` with code `idempotency_mismatch` when the body is another.
    """

    @wraps(handler)
    def once(view: APIView, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = _read_key(request)
        if key is None:
            return handler(view, request, *args, **kwargs)
        fingerprint = _fingerprint(request)  # reads the body before anything is locked
        with transaction.atomic():
            _claim(request, key)
            given = _find(request, key)
            if given is not None:
                return _again(given, fingerprint)
            answer = handler(view, request, *args, **kwargs)
            _keep(request, key, fingerprint, answer)
        return answer

    once.is_idempotent = True  # type: ignore[attr-defined]
    return cast("Handler", once)


def tidy() -> int:
    """Delete the answers whose keys have ended; return how many."""
    count, _rows = GivenAnswer.objects.filter(created_at__lt=timezone.now() - KEEP).delete()
    return count


def _read_key(request: Request) -> str | None:
    given = request.headers.get(HEADER)
    if given is None:
        return None
    key = given.strip()
    if len(key) > 1 and key[0] == key[-1] == '"':  # a structured-field string (RFC 9651)
        key = key[1:-1]
    if not _KEY.fullmatch(key):
        raise ParseError(
            _("An Idempotency-Key has 8 to 255 visible ASCII characters, such as a UUID."),
            code="idempotency_key_invalid",
        )
    return key


def _fingerprint(request: Request) -> str:
    """Return a digest of what is asked; the frame of a multipart body or spaces do not matter.

    It is keyed: a plain digest would let whoever reads the table try out passport numbers.
    """
    data = request.data
    if isinstance(data, QueryDict):
        said: Any = {name: [_said(value) for value in data.getlist(name)] for name in data}
    else:
        said = data
    asked = [request.META.get("QUERY_STRING", ""), said]
    return salted_hmac(__name__, json.dumps(asked, sort_keys=True), algorithm="sha256").hexdigest()


def _said(value: Any) -> Any:
    if not isinstance(value, UploadedFile):
        return value
    content = sha256()
    for chunk in value.chunks():
        content.update(chunk)
    value.seek(0)
    return [value.name, content.hexdigest()]


def _claim(request: Request, key: str) -> None:
    """Take the lock of this key until the transaction ends. Raises `InProgress` if it is taken."""
    name = f"{request.user.pk} {request.path} {key}".encode()
    number = int.from_bytes(blake2b(name, digest_size=8).digest(), "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        (is_ours,) = cursor.fetchone()
    if not is_ours:
        raise InProgress


def _asker(request: Request) -> UUID:
    return cast("UUID", request.user.pk)  # the permission check has made sure of a person


def _find(request: Request, key: str) -> GivenAnswer | None:
    given = GivenAnswer.objects.filter(user_id=_asker(request), path=request.path, key=key).first()
    if given is not None and given.created_at < timezone.now() - KEEP:
        given.delete()
        return None
    return given


def _again(given: GivenAnswer, fingerprint: str) -> Response:
    if given.fingerprint != fingerprint:
        raise Refused(
            "idempotency_mismatch", _("This Idempotency-Key was used with another request.")
        )
    body = json.loads(given.body) if given.body else None
    return Response(body, given.status, headers={**given.headers, REPLAYED: "true"})


def _keep(request: Request, key: str, fingerprint: str, answer: Response) -> None:
    body = "" if answer.data is None else JSONRenderer().render(answer.data).decode()
    GivenAnswer.objects.create(
        user_id=_asker(request),
        path=request.path,
        key=key,
        fingerprint=fingerprint,
        status=answer.status_code,
        headers={name: answer[name] for name in _KEPT_HEADERS if name in answer},
        body=body,
    )
