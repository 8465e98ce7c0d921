"""The start page of visitors, and where a signed-in person lands."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from talentportal.accounts.models import User
from talentportal.kernel.roles import Role


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show the programme to visitors; staff go on to the desk, applicants to their applications."""
    if isinstance(request.user, User):
        if request.user.is_staff:
            return redirect("portal:desk")
        if Role.APPLICANT in request.user.roles:
            return redirect("visas:mine")
    return render(request, "portal/home.html")
