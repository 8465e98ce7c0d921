"""How far a draft is, step by step, and where each gap is put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentportal.core.components import Link, Progress
from talentportal.core.components import Step as StepShown
from visas.labels.answers import FIELD_LABELS, PROBLEM_LABELS, ROWS_LABELS, STEP_LABELS
from visas.labels.checklist import ITEM_LABELS
from visas.models import Application
from visas.rules.answers import ROW_STEP, Gap, Step
from visas.rules.checklist import ItemCode
from visas.rules.tracks import fields_of, steps_of
from visas.selectors.intake import answers

_LISTS = {step: kind for kind, step in ROW_STEP.items()}


@dataclass(frozen=True, slots=True)
class StepState:
    """One step of the wizard: what it lacks, and whether anything was answered in it."""

    step: Step
    gaps: tuple[Gap, ...]
    is_begun: bool

    @property
    def progress(self) -> Progress:
        """How the step is drawn. An untouched step is not wrong yet."""
        if not self.gaps:
            return Progress.DONE if self.is_begun else Progress.NEXT
        return Progress.PROBLEM if self.is_begun else Progress.NEXT

    @property
    def how_far(self) -> str:
        """How far the step is, in words."""
        if not self.is_begun:
            return _("Not begun") if self.gaps else _("Nothing needed")
        if not self.gaps:
            return _("Complete")
        count = len(self.gaps)
        return ngettext("%(count)d missing", "%(count)d missing", count) % {"count": count}


def step_states(application: Application, gaps: Sequence[Gap]) -> list[StepState]:
    """Return the state of every step but the last, which only sums them up."""
    return [
        StepState(
            step,
            tuple(gap for gap in gaps if gap.step is step),
            _is_begun(application, step),
        )
        for step in steps_of(application.track)
        if step is not Step.REVIEW
    ]


def first_open(states: Sequence[StepState]) -> Step:
    """Return the step to go on with: the first that lacks something, else the review."""
    return next((state.step for state in states if state.gaps), Step.REVIEW)


def steps_shown(pk: UUID, states: Sequence[StepState], current: Step) -> list[StepShown]:
    """Return the steps as the wizard's menu, each with how far it is."""
    shown = [
        StepShown(
            STEP_LABELS[state.step],
            Progress.NOW if state.step is current else state.progress,
            state.how_far,
            _url(pk, state.step),
        )
        for state in states
    ]
    progress = Progress.NOW if current is Step.REVIEW else Progress.NEXT
    return [*shown, StepShown(STEP_LABELS[Step.REVIEW], progress, "", _url(pk, Step.REVIEW))]


def gap_links(application: Application, gaps: Sequence[Gap]) -> list[Link]:
    """Return each gap in words that lead to the very field."""
    return [_gap_link(application, gap) for gap in gaps]


def _gap_link(application: Application, gap: Gap) -> Link:
    name, anchor = _place(application, gap)
    words = _("%(name)s: %(problem)s") % {"name": name, "problem": PROBLEM_LABELS[gap.code]}
    return Link(words, f"{_url(application.pk, gap.step)}?check=1#{anchor}")


def _place(application: Application, gap: Gap) -> tuple[Any, str]:
    """Return what a gap is about and the anchor of its place on the page."""
    if gap.step is Step.DOCUMENTS:
        return ITEM_LABELS[ItemCode(gap.field)], f"item-{gap.field}"
    if gap.rows is None:
        return FIELD_LABELS[gap.field], f"id_{gap.field}"
    if not gap.row:
        return ROWS_LABELS[gap.rows], "rows"
    row = list(getattr(application, gap.rows).all())[gap.row - 1]
    name = f"{ROWS_LABELS[gap.rows]} {gap.row} · {FIELD_LABELS[gap.field]}"
    return name, f"id_{row.pk}-{gap.field}"


def _url(pk: UUID, step: Step) -> str:
    return reverse("visas:step", args=[pk, step])


def _is_begun(application: Application, step: Step) -> bool:
    if step is Step.DOCUMENTS:
        return application.evidence.current().exists()
    values = answers(application, fields_of(application.track, step))
    if any(value not in {None, ""} for value in values.values()):
        return True
    if application.unparsed.keys() & values.keys():
        return True
    kind = _LISTS.get(step)
    return kind is not None and bool(getattr(application, kind).all())
