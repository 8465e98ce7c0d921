"""What views need to answer htmx: a typed request, and a page or one named part of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


class HtmxRequest(HttpRequest):
    """A request that passed `HtmxMiddleware`."""

    htmx: HtmxDetails


def wants_part(request: HttpRequest) -> bool:
    """Say whether htmx asks for a part. Boosted links and restored history need the whole page."""
    details: HtmxDetails | None = getattr(request, "htmx", None)
    if details is None or not details:
        return False
    return not details.boosted and not details.history_restore_request


def render_part(
    request: HttpRequest,
    template: str,
    part: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Render `template`, or for htmx only its `{% partialdef part %}`.

    `Vary: HX-Request` is always set: a cache must never serve a part as a page.
    """
    name = f"{template}#{part}" if wants_part(request) else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
