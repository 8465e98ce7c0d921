"""Answers of the self-check on their way: kept in the visitor's session and nowhere else."""

from django.http import HttpRequest, QueryDict

_KEY = "selfcheck"
_USED = "selfcheck_used"
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
        request.session.pop(_USED, None)


def held(request: HttpRequest) -> QueryDict | None:
    """Return the kept answers as they were sent, or None."""
    text = request.session.get(_KEY)
    return QueryDict(text) if text else None


def use(request: HttpRequest) -> QueryDict | None:
    """Return the kept answers for an application; they stay for another track."""
    sent = held(request)
    if sent is not None:
        request.session[_USED] = True
    return sent


def are_unused(request: HttpRequest) -> bool:
    """Tell whether there are answers with which nothing was applied for yet."""
    return _KEY in request.session and _USED not in request.session


def drop(request: HttpRequest) -> None:
    """Forget the answers."""
    request.session.pop(_KEY, None)
    request.session.pop(_USED, None)
