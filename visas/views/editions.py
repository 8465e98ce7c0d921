"""Rule editions: the list, one as text, two compared, and the steps in the life of a draft."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talentportal.accounts.http import Request
from talentportal.core import paging
from talentportal.core.components import Link, Tone
from talentportal.core.csv_files import attachment
from talentportal.core.guards import for_roles
from talentportal.kernel.errors import Refused, Stale
from talentportal.kernel.roles import MINISTRY, Role
from visas.forms.editions import CompareForm, DiscardForm, PublishForm, now_seen
from visas.models import RuleEdition
from visas.rules.states import Track
from visas.selectors import edition_places as places
from visas.selectors import edition_today
from visas.selectors import editions as shown
from visas.selectors.figures import parameters
from visas.services import edition_drafts, edition_publishing
from visas.services.access import note_compared

NEWEST = ("-effective_from", "-id")
MOST_CHOICES = 200
READERS = tuple(MINISTRY)


@require_GET
@for_roles(*READERS)
def editions(request: Request) -> HttpResponse:
    """List the editions, the newest first, of all tracks or of one."""
    asked = request.GET.get("track", "")
    track = Track(asked) if asked in set(Track) else None
    page = paging.page(shown.listed(request.user, track), request.GET, by=NEWEST)
    context = {
        "rows": shown.rows(page.rows),
        "pager": page.pager,
        "tabs": shown.tabs(track),
        "may_write": Role.POLICY_OWNER in request.user.roles,
    }
    return render(request, "visas/rules/editions.html", context)


@require_GET
@for_roles(*READERS)
def edition(request: Request, pk: UUID) -> HttpResponse:
    """Show one edition as text, with the sources beside it."""
    found = find(request, pk)
    rules = parameters(found)
    here = "ko" if get_language() == "ko" else "en"
    other = "en" if here == "ko" else "ko"
    context = {
        **_frame(request, found),
        "paths": shown.told(rules, here),
        "other_paths": shown.told(rules, other),
        "other": other,
        "other_title": found.title_en if other == "en" else found.title_ko,
        "sources": shown.sources_of_whole(rules),
        "facts": [*shown.facts(found), *edition_today.pay(rules)],
        "institutions": shown.designated(rules),
        "events": shown.history(found),
        "predecessor": shown.predecessor(found),
        "has_written": places.has_written(found, request.user),
    }
    return render(request, "visas/rules/edition.html", context)


@require_GET
@for_roles(*READERS)
def compare(request: Request) -> HttpResponse:
    """Compare two editions parameter by parameter."""
    rows = list(shown.listed(request.user, None).order_by(*NEWEST)[:MOST_CHOICES])
    choices = [(str(row.pk), f"{row.code} · {row.title}") for row in rows]
    form = CompareForm(choices, request.GET or None, initial=edition_today.two_to_compare(rows))
    context: dict[str, Any] = {"form": form, "crumbs": [_home(), Link(_("Compare editions"))]}
    if form.is_valid():
        before, after = (find(request, form.cleaned_data[name]) for name in ("before", "after"))
        context |= {"before": before, "after": after, **_difference(before, after)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "visas/rules/compare.html", context, status=status)


@require_GET
@for_roles(*READERS)
def compare_file(request: Request) -> StreamingHttpResponse:
    """Send what two editions have differently as CSV. Taking it out is logged."""
    rows = shown.listed(request.user, None).order_by(*NEWEST)[:MOST_CHOICES]
    form = CompareForm([(str(row.pk), row.code) for row in rows], request.GET)
    if not form.is_valid():
        raise Http404
    before, after = (find(request, form.cleaned_data[name]) for name in ("before", "after"))
    note_compared(actor=request.user, before=before, after=after)
    return attachment(shown.difference_lines(before, after), "editions-compared.csv")


@require_POST
@for_roles(Role.POLICY_OWNER)
def begin(request: Request, pk: UUID) -> HttpResponse:
    """Begin a draft as a copy of this edition."""
    original = find(request, pk)
    draft = edition_drafts.begin(edition_id=original.pk, actor=request.user)
    messages.success(request, _("The draft has begun. It counts for nobody until it is published."))
    return redirect("visas:edition_edit", draft.pk)


@require_http_methods(["GET", "POST"])
@for_roles(Role.POLICY_OWNER)
def publish(request: Request, pk: UUID) -> HttpResponse:
    """Show what publishing a draft would change, and publish it."""
    draft = find(request, pk)
    if not draft.is_draft:
        return redirect("visas:edition", pk)
    form = PublishForm(request.POST or None, initial={"seen_version": draft.version})
    if form.is_valid():
        try:
            edition_publishing.publish(edition_id=pk, actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            draft = find(request, pk)
            refuse(form, refusal, draft.version)
        else:
            messages.success(request, _("The edition is published."))
            return redirect("visas:edition", pk)
    return _draw_publish(request, draft, form)


@require_http_methods(["GET", "POST"])
@for_roles(Role.POLICY_OWNER)
def discard(request: Request, pk: UUID) -> HttpResponse:
    """Ask whether a draft is to be thrown away, and do it."""
    draft = find(request, pk)
    if not draft.is_draft:
        return redirect("visas:edition", pk)
    form = DiscardForm(request.POST or None, initial={"seen_version": draft.version})
    if form.is_valid():
        try:
            edition_drafts.discard(edition_id=pk, actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            refuse(form, refusal, draft.version)
        else:
            messages.success(request, _("The draft is discarded."))
            return redirect("visas:editions")
    context = {**_frame(request, draft, _("Discard")), "form": form}
    status = 422 if form.errors else 200
    return render(request, "visas/rules/discard.html", context, status=status)


def find(request: Request, pk: UUID) -> RuleEdition:
    """Return an edition this person may read, or 404."""
    rows = RuleEdition.objects.visible_to(request.user)
    related = rows.select_related("author", "published_by", "based_on").prefetch_related("editors")
    return get_object_or_404(related, pk=pk)


def refuse(form: forms.Form, refusal: Refused, version: int) -> None:
    """Say why, next to its field or above the form; who was late has now seen the new version."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    if isinstance(refusal, Stale):
        now_seen(form, version)


def crumbs_of(found: RuleEdition, last: str = "") -> list[Link]:
    """Return the way to an edition, or to a page about it."""
    here = Link(found.code, reverse("visas:edition", args=[found.pk]) if last else "")
    return [_home(), here, *([Link(last)] if last else [])]


def _draw_publish(request: Request, draft: RuleEdition, form: PublishForm) -> HttpResponse:
    before = shown.predecessor(draft)
    checks = places.checks(draft, request.user, before)
    context = {
        **_frame(request, draft, _("Publish")),
        "form": form,
        "before": before,
        "after": draft,
        "checks": checks,
        "is_possible": all(check.tone is not Tone.DANGER for check in checks),
        **(_difference(before, draft) if before else {}),
    }
    return render(request, "visas/rules/publish.html", context, status=422 if form.errors else 200)


def _difference(before: RuleEdition, after: RuleEdition) -> dict[str, Any]:
    return {"differences": shown.differences(before, after), "heads": shown.heads(before, after)}


def _frame(request: Request, found: RuleEdition, last: str = "") -> dict[str, Any]:
    return {
        "edition": found,
        "badge": shown.badge(found),
        "days": shown.days(found),
        "crumbs": crumbs_of(found, last),
        "may_write": Role.POLICY_OWNER in request.user.roles,
    }


def _home() -> Link:
    return Link(_("Rule editions"), reverse("visas:editions"))
