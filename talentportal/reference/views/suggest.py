"""Answers while somebody types a university or an employer; public, because the self-check is."""

from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET

from talentportal.core.throttle import throttled
from talentportal.reference.forms import SuggestForm
from talentportal.reference.selectors import Suggestion, suggest_companies, suggest_institutions

PER_MINUTE = 120


def _answer(suggestions: list[Suggestion]) -> JsonResponse:
    response = JsonResponse([asdict(item) for item in suggestions], safe=False)
    patch_cache_control(response, private=True, max_age=300)
    return response


@login_not_required
@require_GET
@throttled("suggest", per_minute=PER_MINUTE)
def institutions(request: HttpRequest) -> JsonResponse:
    """Return up to eight universities for `?q=`, within `?country=` if that is given."""
    form = SuggestForm(request.GET)
    if not form.is_valid():
        return _answer([])
    asked = form.cleaned_data
    return _answer(suggest_institutions(asked["q"], asked["country"] or None))


@login_not_required
@require_GET
@throttled("suggest", per_minute=PER_MINUTE)
def employers(request: HttpRequest) -> JsonResponse:
    """Return up to eight companies of the lists held for `?q=`."""
    form = SuggestForm(request.GET)
    return _answer(suggest_companies(form.cleaned_data["q"]) if form.is_valid() else [])
