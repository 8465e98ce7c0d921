"""The OpenAPI document, and the pages that show it; nothing comes from another server."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.permissions import AllowAny

from talentportal.core.api.throttles import AnonThrottle, UserThrottle


class Schema(SpectacularJSONAPIView):
    """The OpenAPI 3.1 document of the whole API, for everybody."""

    permission_classes = (AllowAny,)
    throttle_classes = (AnonThrottle, UserThrottle)


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the API as pages that can also call it, with the reader's own session or token."""
    return render(request, "api/docs.html")
