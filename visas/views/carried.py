"""Answers of the self-check on their way: kept in the visitor's session and nowhere else."""

from django.http import HttpRequest, QueryDict

_KEY = "selfcheck"
LONGEST = 20_000
"""Characters of an answered form that a session keeps."""


def keep(request: HttpRequest, sent: QueryDict) -> None:
    """Keep the answers until the browser session ends, or they are taken over."""
    kept = sent.copy()
    for name in ("csrfmiddlewaretoken", "do"):
        kept.pop(name, None)
    text = kept.urlencode()
    if len(text) <= LONGEST:
        request.session[_KEY] = text


def held(request: HttpRequest) -> QueryDict | None:
    """Return the kept answers as they were sent, or None."""
    text = request.session.get(_KEY)
    return QueryDict(text) if text else None


def take(request: HttpRequest) -> QueryDict | None:
    """Return the kept answers and keep them no longer."""
    sent = held(request)
    request.session.pop(_KEY, None)
    return sent


def drop(request: HttpRequest) -> None:
    """Forget the answers."""
    request.session.pop(_KEY, None)
