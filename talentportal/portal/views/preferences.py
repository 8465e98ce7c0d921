"""How a visitor wants the portal: its language and its contrast. Plain forms, kept in cookies."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from talentportal.accounts.models import User
from talentportal.accounts.services import people
from talentportal.core.context_processors import CONTRAST_COOKIE, MODES

YEAR = 365 * 24 * 60 * 60
"""How long a choice is kept, in seconds."""


@login_not_required
@require_POST
def set_contrast(request: HttpRequest) -> HttpResponse:
    """Keep the chosen contrast and go back to the page."""
    contrast = request.POST.get("contrast", "")
    if contrast not in MODES:
        return HttpResponseBadRequest()
    response = HttpResponseRedirect(_next_page(request))
    response.set_cookie(
        CONTRAST_COOKIE,
        contrast,
        max_age=YEAR,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@login_not_required
@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language and go back to the page; Django does both.

    Whoever is signed in gets mail in this language from now on.
    """
    if isinstance(request.user, User):
        people.choose_language(actor=request.user, language=request.POST.get("language", ""))
    response: HttpResponse = set_language(request)
    return response


def _next_page(request: HttpRequest) -> str:
    """Return the page the form came from, if it is ours; else the start page."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else "/"
