"""The case page: facts, assessment, document, notes, messages, history, and what to do now."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from talentportal.accounts.http import Request
from talentportal.accounts.models import User
from talentportal.core.components import Link
from talentportal.core.guards import for_roles
from talentportal.core.htmx import render_part
from talentportal.documents.http import is_page_number
from talentportal.kernel.roles import Role
from talentportal.workflow.models import Audience
from visas.forms.desk import (
    AssignForm,
    LetterlikeForm,
    NoteForm,
    ProposeForm,
    ReviewForm,
    SendBackForm,
    SignForm,
    SupplementForm,
)
from visas.forms.matches import EmployerForm, MatchForm, RecommenderForm
from visas.forms.scores import ScoreForm
from visas.labels import ACTION_LABELS
from visas.models import Application
from visas.rules.states import Action
from visas.selectors import case as shown
from visas.selectors import identification, record
from visas.selectors.casework import actions
from visas.selectors.changes import last_change, runs
from visas.selectors.documents import item_name
from visas.selectors.intake import documents_asked
from visas.selectors.points import points_panel, weighed_by
from visas.selectors.previews import preview
from visas.selectors.queue import flag_badges, state_badge
from visas.selectors.recommenders import RecommenderShown, recommender
from visas.selectors.summary import sections
from visas.selectors.tracker import deadline
from visas.services.access import note_view
from visas.services.casework import SIMPLE
from visas.services.correspondence import CASE_WORKERS
from visas.services.scoring import SCORABLE
from visas.views.overtaken import overtaken

PAGE = "visas/desk/case.html"
DESK = (Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER, Role.AUDITOR)
VIEWS = ("review", "points", "answers", "documents", "messages", "history")

Forms = dict[str, forms.Form]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a part of the page is drawn from; `bound` are forms that were refused."""

    request: Request
    application: Application
    possible: tuple[Action, ...]
    bound: Forms
    item: str
    """The document to show, where the address does not say."""

    @property
    def holds(self) -> bool:
        """Whether the reader is the officer of the case."""
        return self.application.officer_id == self.request.user.pk


@require_GET
@for_roles(*DESK)
def case(request: Request, pk: UUID) -> HttpResponse:
    """Show a case."""
    application = find(request, pk)
    view = request.GET.get("view", "review")
    return draw(request, application, view if view in _views(application) else "review", {})


def find(request: Request, pk: UUID) -> Application:
    """Return a case this person may see as staff, or 404: their own is none."""
    rows = Application.objects.cases(request.user).select_related("officer", "applicant", "letter")
    return get_object_or_404(rows.prefetch_related("degrees", "employments", "family"), pk=pk)


def draw(
    request: Request,
    application: Application,
    view: str,
    bound: Forms,
    status: int = 200,
    item: str = "",
) -> HttpResponse:
    """Draw a case page; `bound` are forms that were refused, with what was typed in them.

    Every look is logged, also one that a refused form gives.
    """
    note_view(actor=request.user, application=application)
    possible = actions(application, request.user)
    context = {
        "application": application,
        "crumbs": [
            Link(_("Cases"), reverse("visas:queue")),
            Link(application.receipt_number or ""),
        ],
        "badge": state_badge(application.state),
        "deadline": deadline(application.due_on),
        "flags": flag_badges(application.flags),
        "meta": shown.header_facts(application),
        "view": view,
        "tabs": _tabs(application, view),
        "simple": [(action, ACTION_LABELS[action]) for action in possible if action in SIMPLE],
        "seen_version": application.version,
        "may_write": not request.user.roles.isdisjoint(CASE_WORKERS),
        "holds": application.officer_id == request.user.pk,
        **_PARTS[view](Scene(request, application, possible, bound, item)),
    }
    return render_part(request, PAGE, "case", context, status=status)


def _review(scene: Scene) -> dict[str, Any]:
    evidence = shown.evidence_of(scene.application)
    links = [
        Link(item_name(row.item), shown.viewer_url(scene.application, row)) for row in evidence
    ]
    panel = shown.panel(shown.newest(scene.application), links)
    item, page = scene.request.GET.get("item", scene.item), scene.request.GET.get("page", "1")
    viewed = shown.viewer(
        scene.application, evidence, item, int(page) if is_page_number(page) else 1
    )
    proposal = shown.open_proposal(scene.application)
    choices = panel.choices if panel else []
    drawn = _decision_forms(scene.application, scene.possible, choices, scene.bound)
    may_review = scene.holds and Action.REQUEST_SUPPLEMENT in scene.possible
    return {
        "panel": panel,
        "page": viewed[0] if viewed else None,
        "evidence": viewed[1] if viewed else None,
        "review_form": scene.bound.get("review") or ReviewForm(),
        "proposal": shown.proposal_facts(proposal, choices) if proposal else None,
        "last_run": last_change(scene.application),
        "names_url": shown.names_url(scene.application) if scene.holds else "",
        "is_proposer": shown.is_proposer(proposal, scene.request.user),
        "events": record.timeline(scene.application, scene.request.user, most=6),
        "forms": drawn,
        "overtaken": overtaken(scene.bound, {*drawn, *(["review"] if may_review else [])}),
        "open_form": next(iter(scene.bound), scene.request.GET.get("do", "")),
        "may_review": may_review,
    }


def _decision_forms(
    application: Application,
    possible: tuple[Action, ...],
    choices: list[tuple[str, str]],
    bound: Forms,
) -> dict[str, forms.Form]:
    """Return a form for each action that this person may take now, bound ones as they are."""
    seen = {"seen_version": application.version}
    made: dict[Action, tuple[str, forms.Form]] = {}
    if Action.REQUEST_SUPPLEMENT in possible:
        items = [(item.code, item_name(item.code)) for item in documents_asked(application)]
        made[Action.REQUEST_SUPPLEMENT] = ("supplement", SupplementForm(items, initial=seen))
    if Action.PROPOSE_APPROVAL in possible:
        start = {**seen, "outcome": "approve"}
        made[Action.PROPOSE_APPROVAL] = (
            "approve",
            ProposeForm(choices, initial=start, prefix=None, auto_id="approve_%s"),
        )
    if Action.PROPOSE_REFUSAL in possible:
        start = {**seen, "outcome": "refuse"}
        made[Action.PROPOSE_REFUSAL] = (
            "refuse",
            ProposeForm(choices, initial=start, auto_id="refuse_%s"),
        )
    if Action.SIGN in possible:
        made[Action.SIGN] = ("sign", SignForm(initial=seen, auto_id="sign_%s"))
    if Action.SEND_BACK in possible:
        made[Action.SEND_BACK] = ("send_back", SendBackForm(initial=seen, auto_id="back_%s"))
    return {name: bound.get(name, form) for name, form in made.values()}


def _answers(scene: Scene) -> dict[str, Any]:
    may_confirm = scene.holds and (
        Action.REQUEST_SUPPLEMENT in scene.possible or Action.RESUME in scene.possible
    )
    application, version = scene.application, scene.application.version
    would = preview(shown.newest(application) if may_confirm else None)
    return {
        "sections": sections(application),
        "degrees": [
            (row, scene.bound.get(f"match:{row.degree.pk}") or MatchForm.of(row, version))
            for row in identification.degrees(application, would)
        ],
        "posts": [
            (row, scene.bound.get(f"post:{row.post.pk}") or EmployerForm.of(row, version))
            for row in identification.posts(application, would)
        ],
        "recommender": _recommender(scene, recommender(application, would)),
        "may_confirm": may_confirm,
    }


def _recommender(
    scene: Scene, row: RecommenderShown | None
) -> tuple[RecommenderShown, forms.Form] | None:
    if row is None:
        return None
    empty = RecommenderForm.of(row, scene.application.version)
    return row, scene.bound.get("recommender") or empty


def _documents(scene: Scene) -> dict[str, Any]:
    return {"documents": shown.documents(scene.application)}


def _messages(scene: Scene) -> dict[str, Any]:
    return {
        "messages_thread": record.thread(scene.application, scene.request.user, Audience.SHARED),
        "notes_thread": record.thread(scene.application, scene.request.user, Audience.INTERNAL),
        "message_form": scene.bound.get("message") or LetterlikeForm(auto_id="message_%s"),
        "note_form": scene.bound.get("note") or NoteForm(auto_id="note_%s"),
        "assign_form": scene.bound.get("assign")
        or AssignForm(
            officers(scene.application), initial={"seen_version": scene.application.version}
        ),
    }


def _history(scene: Scene) -> dict[str, Any]:
    return {
        "events": record.timeline(scene.application, scene.request.user),
        "runs": runs(scene.application),
    }


def _points(scene: Scene) -> dict[str, Any]:
    application, user = scene.application, scene.request.user
    points, _edition = weighed_by(application)
    if points is None:
        return {}
    is_open = application.state in SCORABLE and Role.JUSTICE_OFFICER in user.roles
    newest = shown.newest(application)
    return {
        "points": points_panel(application, points, newest, user, is_open=is_open),
        "score_form": scene.bound.get("score") or ScoreForm(points, auto_id="score_%s"),
    }


_PARTS = {
    "review": _review,
    "points": _points,
    "answers": _answers,
    "documents": _documents,
    "messages": _messages,
    "history": _history,
}


def officers(application: Application) -> list[tuple[str, str]]:
    """Return the officers to whom the case can be handed (one query)."""
    rows = (
        User.objects.filter(
            grants__role=Role.JUSTICE_OFFICER, grants__ended_at=None, is_active=True
        )
        .exclude(pk__in=[application.applicant_id])
        .order_by(F("name").asc(), "email")
        .distinct()
    )
    return [(str(row.pk), str(row)) for row in rows]


def _views(application: Application) -> list[str]:
    """Return the parts that a case has: points only where it is weighed by them."""
    is_weighed = weighed_by(application)[0] is not None
    return [view for view in VIEWS if view != "points" or is_weighed]


def _tabs(application: Application, view: str) -> list[Link]:
    words = {
        "review": _("Review"),
        "points": _("Points"),
        "answers": _("Answers and matches"),
        "documents": _("Documents"),
        "messages": _("Messages and notes"),
        "history": _("History"),
    }
    base = reverse("visas:case", args=[application.pk])
    views = _views(application)
    return [Link(words[name], f"{base}?view={name}", current=name == view) for name in views]
