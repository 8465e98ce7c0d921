"""The way to the sign-in, and the way back from an address that shows no page."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import is_valid_path


class SignInMiddleware(LoginRequiredMiddleware):
    """Ask for a sign-in: a page leads there, a part of a page answers 401.

    The browser would follow a redirect for a part too, and put the sign-in where the part belongs.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let the request through, or answer somebody who is not signed in."""
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None and "HX-Request" in request.headers:
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        return answer


class WayBackMiddleware:
    """Lead a browser that opens an address where forms are only sent to the page above it.

    People get there by signing in again after a form was sent too late, by the language switch of
    a page that a form was answered with, and by the address bar. A bare 405 would end their way.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as before, unless a page was asked for where there is none."""
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        if "text/html" not in request.headers.get("Accept", ""):
            return response
        return HttpResponseRedirect(_page_above(request.path_info))


def _page_above(path: str) -> str:
    """Return the nearest address above that is one of ours; it may lead further up."""
    parts = path.strip("/").split("/")
    above = ("/".join(["", *parts[:length], ""]) for length in range(len(parts) - 1, 0, -1))
    return next((each for each in above if is_valid_path(each)), "/")
