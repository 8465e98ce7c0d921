"""The pages on which policy owners bring in an edition of a ranking, and two of them publish it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talentportal.accounts.http import Request
from talentportal.core import paging
from talentportal.core.components import Link, Pager
from talentportal.core.guards import for_roles
from talentportal.kernel.errors import Refused, Stale
from talentportal.kernel.roles import Role
from talentportal.reference.models import RankingImport
from talentportal.reference.querysets import READS_IMPORTS
from talentportal.reference.rules.codes import OPEN_ROWS, ImportState, RowState
from talentportal.reference.rules.ranking_file import MOST_BYTES
from talentportal.reference.selectors import imports as held
from talentportal.reference.services import ranking_imports, ranking_publishing
from talentportal.reference.services.ranking_imports import Described, UnreadableFile
from visas.forms.imports import PublishForm, RowForm, UploadForm
from visas.forms.seen import SeenForm
from visas.labels.imports import problem
from visas.selectors import imports as shown
from visas.selectors.identities import ranking_resolver

PAGE = "visas/desk/ranking_import.html"
ROWS = 50
reader = for_roles(*READS_IMPORTS)
owner = for_roles(Role.POLICY_OWNER)


@require_GET
@reader
def ranking_imports_list(request: Request) -> HttpResponse:
    """List what was brought in, the newest first."""
    found = RankingImport.objects.visible_to(request.user).select_related("uploaded_by")
    page = paging.page(found, request.GET, by=("-created_at", "-id"))
    rows = [(row, shown.title(row), shown.badge(row)) for row in page.rows]
    context = {"rows": rows, "pager": page.pager, "may_write": _may_write(request)}
    return render(request, "visas/desk/ranking_imports.html", context)


@require_http_methods(["GET", "POST"])
@owner
def upload(request: Request) -> HttpResponse:
    """Bring in a file."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _stage(request, dict(form.cleaned_data))
        except UnreadableFile as refusal:
            form.add_error("file", ValidationError([problem(one) for one in refusal.problems]))
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("The list is here. Nothing of it counts yet."))
            return redirect("visas:ranking_import", made.pk)
    context = {"form": form, "crumbs": _crumbs(Link(_("Bring in a ranking")))}
    status = 422 if form.errors else 200
    return render(request, "visas/desk/ranking_upload.html", context, status=status)


def _stage(request: Request, said: dict[str, Any]) -> RankingImport:
    file = said.pop("file")
    return ranking_imports.stage(
        actor=request.user,
        described=Described(**said),
        file_name=file.name,
        raw=file.read(MOST_BYTES + 1),
        resolver=ranking_resolver(),
    )


@require_GET
@reader
def ranking_import(request: Request, pk: UUID) -> HttpResponse:
    """Show what a list would change, or its lines."""
    return _draw(request, _find(request, pk))


@require_http_methods(["GET", "POST"])
@owner
def line(request: Request, pk: UUID, row_id: int) -> HttpResponse:
    """Say which university a line means, and go on to the next that is open."""
    found = _find(request, pk)
    row = get_object_or_404(found.rows.select_related("institution", "resolved_by"), pk=row_id)
    start = {"seen_version": found.version, "name": row.name, "country": row.country}
    start["ror_id"] = row.ror_id
    form = RowForm(shown.candidates(row), request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            ranking_imports.resolve(
                import_id=pk, row_id=row_id, actor=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            following = held.next_open(found, after=row.position)
            if following is None:
                return redirect("visas:ranking_import", pk)
            return redirect("visas:ranking_line", pk, following.pk)
    crumbs = _crumbs(
        Link(shown.title(found), reverse("visas:ranking_import", args=[pk])), Link(row.name)
    )
    context = {"of_import": found, "line": shown.line_row(row), "form": form, "crumbs": crumbs}
    status = 422 if form.errors else 200
    return render(request, "visas/desk/ranking_line.html", context, status=status)


@require_POST
@owner
def publish(request: Request, pk: UUID) -> HttpResponse:
    """Publish a list: the second person."""
    done = _("The list is published. It counts from now on.")
    return _settle(request, pk, ranking_publishing.publish, PublishForm, done)


@require_POST
@owner
def discard(request: Request, pk: UUID) -> HttpResponse:
    """Throw a list away that was not published."""
    done = _("The list is discarded.")
    return _settle(request, pk, ranking_imports.discard, SeenForm, done)


def _settle(
    request: Request, pk: UUID, run: Callable[..., Any], asked: type[SeenForm], done: str
) -> HttpResponse:
    found = _find(request, pk)
    form = asked(request.POST)
    if not form.is_valid():
        return _draw(request, found, form, status=422)
    try:
        run(import_id=pk, actor=request.user, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        status = 409 if isinstance(refusal, Stale) else 422
        return _draw(request, _find(request, pk), status=status)
    messages.success(request, done)
    return redirect("visas:ranking_import", pk)


def _find(request: Request, pk: UUID) -> RankingImport:
    rows = RankingImport.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("uploaded_by", "settled_by"), pk=pk)


def _draw(
    request: Request, found: RankingImport, refused: SeenForm | None = None, status: int = 200
) -> HttpResponse:
    preview, states = held.preview(found), held.states(found)
    open_count = sum(states[state] for state in OPEN_ROWS)
    part = request.GET.get("show") or (shown.ROWS if open_count else shown.CROSSING)
    may_write = _may_write(request) and found.state == ImportState.STAGED
    context = {
        "of_import": found,
        "title": shown.title(found),
        "badge": shown.badge(found),
        "facts": shown.facts(found),
        "stats": shown.stats(preview, states),
        "held": preview.held,
        "tabs": shown.tabs(preview, states, part),
        "part": part,
        "open_count": open_count,
        "next_open": held.next_open(found) if open_count else None,
        "may_write": may_write,
        "may_publish": may_write and _is_second(request, found) and not open_count,
        "is_second": _is_second(request, found),
        "publish_form": refused
        if isinstance(refused, PublishForm)
        else PublishForm(initial={"seen_version": found.version}),
        "crumbs": _crumbs(Link(shown.title(found))),
        **(_lines(request, found) if part == shown.ROWS else _moves(request, preview, part)),
    }
    return render(request, PAGE, context, status=status)


def _is_second(request: Request, found: RankingImport) -> bool:
    """Tell whether this person neither brought the list in nor settled a line of it."""
    if found.uploaded_by_id == request.user.pk:
        return False
    return not found.rows.filter(resolved_by=request.user).exists()


def _lines(request: Request, found: RankingImport) -> dict[str, Any]:
    """Return a page of the lines that a person must settle, or has settled."""
    rows = found.rows.filter(~Q(state=RowState.MATCH)).select_related("institution", "resolved_by")
    page = paging.page(rows, request.GET, by=("position", "id"), size=ROWS)
    return {"lines": shown.line_rows(page.rows), "pager": page.pager}


def _moves(request: Request, preview: held.Preview, part: str) -> dict[str, Any]:
    """Return a page of the moves; they are worked out whole, so pages are counted."""
    moves = shown.shown(preview, part)
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1  # noqa: PLR2004
    page = moves[(number - 1) * ROWS : number * ROWS]
    link = "?show={}&page={}".format
    pager = Pager(
        link(part, number - 1) if number > 1 else "",
        link(part, number + 1) if len(moves) > number * ROWS else "",
        len(page),
        len(moves),
    )
    return {"moves": shown.move_rows(page), "pager": pager}


def _crumbs(*more: Link) -> list[Link]:
    return [Link(_("Ranking imports"), reverse("visas:ranking_imports")), *more]


def _may_write(request: Request) -> bool:
    return Role.POLICY_OWNER in request.user.roles
