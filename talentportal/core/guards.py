"""Pages that belong to a role: everyone else is told that they may not."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from talentportal.kernel.roles import Role

View = Callable[..., HttpResponseBase]


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Let only people with one of the roles in; others get 403. Rows are still `visible_to`."""
    wanted = frozenset(roles)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            held: frozenset[Role] = getattr(request.user, "roles", frozenset())
            if wanted.isdisjoint(held):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
