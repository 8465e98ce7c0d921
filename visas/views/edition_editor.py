"""The editor of a draft: every parameter as a field, every problem next to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from talentportal.accounts.http import Request
from talentportal.core.guards import for_roles
from talentportal.kernel.errors import Refused
from talentportal.kernel.roles import Role
from visas.forms.edition_editor import Editor
from visas.models import RuleEdition
from visas.selectors import editions as shown
from visas.selectors.edition_places import has_written
from visas.services import edition_drafts
from visas.views.editions import crumbs_of, find


@require_http_methods(["GET", "POST"])
@for_roles(Role.POLICY_OWNER)
def edit(request: Request, pk: UUID) -> HttpResponse:
    """Show the editor, or save what was typed; whatever is wrong, nothing typed is lost."""
    draft = find(request, pk)
    if not draft.is_draft:
        return redirect("visas:edition", pk)
    if request.method != "POST":
        return _draw(request, draft, Editor(draft))
    editor = Editor(draft, request.POST)
    if not editor.is_valid() or not _saved(request, draft, editor):
        return _draw(request, draft, editor, 422)
    messages.success(request, _("The draft is saved."))
    return redirect("visas:edition", pk)


def _saved(request: Request, draft: RuleEdition, editor: Editor) -> bool:
    try:
        edition_drafts.change(
            edition_id=draft.pk,
            actor=request.user,
            seen_version=editor.seen_version,
            content=editor.content(),
        )
    except Refused as refusal:
        editor.refuse(refusal, find(request, draft.pk).version)
        return False
    return True


def _draw(request: Request, draft: RuleEdition, editor: Editor, status: int = 200) -> HttpResponse:
    context = {
        "edition": draft,
        "badge": shown.badge(draft),
        "crumbs": crumbs_of(draft, _("Edit")),
        "editor": editor,
        "has_written": has_written(draft, request.user),
        "blocks": editor.blocks(),
        "problems": editor.problems() if status != 200 else [],  # noqa: PLR2004 -- OK
    }
    return render(request, "visas/rules/edit.html", context, status=status)
