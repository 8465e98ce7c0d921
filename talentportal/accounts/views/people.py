"""The administrator's pages about people: list, one person, roles, invitation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talentportal.accounts import selectors
from talentportal.accounts.desk_forms import DeactivateForm, GrantForm, InviteForm, PeopleFilter
from talentportal.accounts.http import Request
from talentportal.accounts.models import Grant, User
from talentportal.accounts.services import people as services
from talentportal.audit.services import log_access
from talentportal.core import paging
from talentportal.core.guards import for_roles
from talentportal.kernel.errors import Refused
from talentportal.kernel.roles import Role

PERSON = "accounts/person.html"
administrator = for_roles(Role.ADMINISTRATOR)


@require_GET
@administrator
def people(request: Request) -> HttpResponse:
    """List people, the newest first."""
    form = PeopleFilter(request.GET)
    found = User.objects.visible_to(request.user).with_roles()
    if form.is_valid():
        found = selectors.narrowed(found, **form.cleaned_data)
    page = paging.page(found, request.GET, by=("-created_at", "-id"))
    rows = [selectors.person_row(user) for user in page.rows]
    context = {"form": form, "rows": rows, "pager": page.pager}
    return render(request, "accounts/people.html", context)


@require_GET
@administrator
def person(request: Request, pk: UUID) -> HttpResponse:
    """Show one person: who they are, what they may do, what was done to the account."""
    user = _find(request, pk)
    log_access(actor=request.user, verb="account.viewed", subject=user, person=user)
    return render(request, PERSON, _context(request, user))


@require_http_methods(["GET", "POST"])
@administrator
def invite(request: Request) -> HttpResponse:
    """Invite a new member of staff."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            user = services.invite(
                actor=request.user, organisation_id=values.pop("organisation"), **values
            )
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("The invitation is on its way to %s.") % user.email)
            return redirect("accounts:person", pk=user.pk)
    return render(
        request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
@administrator
def grant(request: Request, pk: UUID) -> HttpResponse:
    """Give the person a role."""
    user = _find(request, pk)
    form = GrantForm(request.POST)
    if form.is_valid():
        role, organisation_id = form.cleaned_data["role"], form.cleaned_data["organisation"]
        try:
            services.grant(
                actor=request.user, user_id=pk, role=role, organisation_id=organisation_id
            )
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("The role has been given."))
            return redirect("accounts:person", pk=pk)
    return render(request, PERSON, _context(request, user, grant_form=form), status=422)


@require_POST
@administrator
def end_grant(request: Request, pk: UUID, grant_id: UUID) -> HttpResponse:
    """End a role of the person."""
    get_object_or_404(Grant, pk=grant_id, user_id=_find(request, pk).pk, ended_at=None)
    return _do(
        request,
        pk,
        _("The role has ended."),
        lambda: services.end_grant(actor=request.user, grant_id=grant_id),
    )


@require_POST
@administrator
def deactivate(request: Request, pk: UUID) -> HttpResponse:
    """Switch the account off."""
    user = _find(request, pk)
    form = DeactivateForm(request.POST)
    if form.is_valid():
        try:
            services.deactivate(actor=request.user, user_id=pk, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("The account has been switched off."))
            return redirect("accounts:person", pk=pk)
    return render(request, PERSON, _context(request, user, deactivate_form=form), status=422)


@require_POST
@administrator
def reactivate(request: Request, pk: UUID) -> HttpResponse:
    """Switch the account on again."""
    _find(request, pk)
    return _do(
        request,
        pk,
        _("The account has been switched on."),
        lambda: services.reactivate(actor=request.user, user_id=pk),
    )


@require_POST
@administrator
def invite_again(request: Request, pk: UUID) -> HttpResponse:
    """Mail the invitation once more."""
    user = _find(request, pk)
    return _do(
        request,
        pk,
        _("The invitation is on its way to %s.") % user.email,
        lambda: services.invite_again(actor=request.user, user_id=pk),
    )


def _find(request: Request, pk: UUID) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


def _do(request: HttpRequest, pk: UUID, done: str, act: Any) -> HttpResponse:
    """Do something that needs no form; say what came of it on the person's page."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect("accounts:person", pk=pk)


def _context(request: Request, user: User, **forms: Any) -> dict[str, Any]:
    return {
        "person": user,
        "is_oneself": user.pk == request.user.pk,
        "facts": selectors.person_facts(user),
        "badge": selectors.state_badge(user),
        "grants": selectors.grants(user),
        "history": selectors.history(user),
        "grant_form": GrantForm(),
        "deactivate_form": DeactivateForm(),
        **forms,
    }
