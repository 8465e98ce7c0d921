"""The OpenAPI document, a page to read it, and one to try it; nothing comes from elsewhere."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.permissions import AllowAny

from talentportal.core.api.reading import reading
from talentportal.core.api.throttles import AnonThrottle, UserThrottle


class Schema(SpectacularJSONAPIView):
    """The OpenAPI 3.1 document of the whole API, for everybody."""

    permission_classes = (AllowAny,)
    throttle_classes = (AnonThrottle, UserThrottle)


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show every resource and shape on one page that needs no script."""
    return render(request, "api/docs.html", {"reading": reading()})


@login_not_required
@require_safe
def console(request: HttpRequest) -> HttpResponse:
    """Show the API as forms that call it (Swagger UI), with the reader's session or a token."""
    return render(request, "api/console.html")
