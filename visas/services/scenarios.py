"""Scenarios: ask what a changed edition would do, keep the answer, show it to colleagues."""

import json
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.models import User as Person
from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from talentportal.outbox.services import publish
from visas.models import CaseFacts, RuleEdition, Scenario
from visas.rules.editions import EditionParameters
from visas.rules.json_fields import Malformed
from visas.rules.scenario_life import UNFINISHED, ScenarioState
from visas.rules.variation import varied
from visas.selectors import figures as dated
from visas.selectors.whatif.counting import counts
from visas.selectors.whatif.results import result

if TYPE_CHECKING:
    from talentportal.accounts.models import User

logger = logging.getLogger(__name__)

MOST_OPEN = 3
"""Questions of one person that are counted at a time: the worker has other things to do."""
LONGEST_CHANGES = 20_000
"""Characters of JSON."""
GIVEN_UP_AFTER = timedelta(minutes=20)
"""Much longer than any question takes: whoever counted it is no more."""
ASKED_AGAIN_AFTER = timedelta(minutes=5)
"""Nobody has begun by then: what told the worker was lost."""
MOST_SWEPT = 20
"""Questions that one sweep tells the worker of."""
AT_ONCE = 20_000
"""As many cases are counted while the person waits; more are counted by a worker."""
_BEGUN, _COUNTED = 10, 90
"""Percent: reading what the rules need takes little, counting nearly all of the time."""


def ask(
    *,
    actor: "User",
    title: str,
    base_id: UUID,
    changes: dict[str, Any],
    draft_id: UUID | None = None,
) -> Scenario:
    """Keep a question and have it answered: few cases at once, many by a worker.

    The variant is a draft of the same track, or the base with `changes` (path → value). Raises
    `NotPermitted`; `Refused` with code `no_change`, `other_track`, `draft_gone`, `not_readable`,
    `too_much`, or `too_many_open` while others of the actor are still being counted;
    `RuleEdition.DoesNotExist` for a base that is not published.
    """
    scenario = _kept(actor=actor, title=title, base_id=base_id, changes=changes, draft_id=draft_id)
    if CaseFacts.objects.filter(track=scenario.track)[: AT_ONCE + 1].count() <= AT_ONCE:
        return run(scenario_id=scenario.pk)
    return scenario


@transaction.atomic
def _kept(
    *,
    actor: "User",
    title: str,
    base_id: UUID,
    changes: dict[str, Any],
    draft_id: UUID | None,
) -> Scenario:
    if Role.POLICY_OWNER not in actor.roles:
        raise NotPermitted("not_permitted", _("Policy owners ask what a rule would do."))
    _refuse_more_than_can_be_borne(actor, changes)
    editions = RuleEdition.objects.visible_to(actor)
    base = editions.published().get(pk=base_id)
    draft = editions.filter(pk=draft_id).first() if draft_id else None
    if draft_id and draft is None:
        raise Refused("draft_gone", _("This draft has been removed meanwhile."), field="draft")
    variant = _variant(base, draft, changes)
    scenario = Scenario.objects.create(
        title=title,
        author=actor,
        track=base.track,
        base=base,
        draft=draft,
        changes={} if draft else changes,
        variant=variant.to_json(),
    )
    record(
        actor=actor,
        verb="visa.scenario_asked",
        subject=scenario,
        after={"base": base.code, "draft": draft.code if draft else "", "changes": changes},
    )
    publish("visa.scenario_asked", key=str(scenario.pk), scenario_id=str(scenario.pk))
    return scenario


def _refuse_more_than_can_be_borne(actor: "User", changes: dict[str, Any]) -> None:
    """Refuse a question of endless length, and more questions than the worker has time for."""
    if len(json.dumps(changes)) > LONGEST_CHANGES:
        raise Refused("too_much", _("This changes too much at once: write a draft instead."))
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)  # one question at a time
    open_ones = Scenario.objects.filter(author=actor, state__in=UNFINISHED)
    if open_ones.count() >= MOST_OPEN:
        raise Refused(
            "too_many_open",
            _("Several of your questions are still being counted. Wait for their answers first."),
        )


def _variant(
    base: RuleEdition, draft: RuleEdition | None, changes: dict[str, Any]
) -> EditionParameters:
    if draft is not None and draft.track != base.track:
        raise Refused("other_track", _("The draft is of another track."), field="draft")
    if draft is None and not changes:
        raise Refused("no_change", _("Change something, or choose a draft."))
    try:
        return dated.parameters(draft) if draft else varied(dated.parameters(base), changes)
    except Malformed as problem:
        raise Refused("not_readable", str(problem)) from problem


def run(*, scenario_id: UUID) -> Scenario:
    """Count, and keep the answer. Harmless when repeated: what is done stays as it is.

    Not one transaction: how far it has come is seen while it goes on, and its author may share or
    remove it meanwhile, so that only what is new is written. A failure is kept as the scenario's
    state. Raises `Scenario.DoesNotExist`.
    """
    scenario = _begun(scenario_id)
    if scenario.state != ScenarioState.RUNNING:
        return scenario
    try:
        result, seen = _answer(scenario)
    except Exception:
        logger.exception("scenario %s could not be counted", scenario.pk)
        found: dict[str, Any] = {"state": ScenarioState.FAILED, "problem": "failed"}
    else:
        found = {"state": ScenarioState.DONE, "progress": 100, "result": result, "seen": seen}
    _write(scenario, only_in=ScenarioState.RUNNING, finished_at=timezone.now(), **found)
    return scenario


def _write(scenario: Scenario, only_in: str = "", **values: Any) -> None:
    """Write values to a scenario and to its row, unless that was removed, or left `only_in`."""
    for name, value in values.items():
        setattr(scenario, name, value)
    rows = Scenario.objects.filter(pk=scenario.pk)
    row = rows.filter(state=only_in) if only_in else rows
    row.update(version=F("version") + 1, updated_at=timezone.now(), **values)


@transaction.atomic
def _begun(scenario_id: UUID) -> Scenario:
    scenario = Scenario.objects.select_for_update(of=("self",)).get(pk=scenario_id)
    if scenario.is_unfinished:
        begun: dict[str, Any] = {"state": ScenarioState.RUNNING, "progress": _BEGUN}
        _write(scenario, started_at=timezone.now(), **begun)
    return scenario


def _answer(scenario: Scenario) -> tuple[dict[str, Any], dict[str, Any]]:
    base = dated.parameters(scenario.base)
    variant = EditionParameters.from_json(scenario.variant)
    figures = dated.figures()
    counted = counts(base, variant, figures)
    _write(scenario, only_in=ScenarioState.RUNNING, progress=_COUNTED)
    held = (*figures.rankings.editions, *figures.companies.editions)
    seen = {
        "cases": counted.cases,
        "lists": [f"{one.provider} {one.edition}" for one in held],
        "gni": sorted({figure.year for figure in figures.gni}),
    }
    return result(counted), seen


def sweep() -> list[UUID]:
    """Give up what nobody counts any more; return what nobody has begun, to be told again."""
    now = timezone.now()
    lost = {"state": ScenarioState.FAILED, "problem": "lost", "finished_at": now, "updated_at": now}
    running = Scenario.objects.filter(state=ScenarioState.RUNNING)
    running.filter(started_at__lt=now - GIVEN_UP_AFTER).update(version=F("version") + 1, **lost)
    waiting = Scenario.objects.filter(
        state=ScenarioState.QUEUED, created_at__lt=now - ASKED_AGAIN_AFTER
    )
    return list(waiting.order_by("created_at").values_list("pk", flat=True)[:MOST_SWEPT])


@transaction.atomic
def share(
    *, scenario_id: UUID, actor: "User", is_shared: bool, seen_version: int | None = None
) -> Scenario:
    """Let colleagues in the ministries read a scenario, or no longer; its author says so.

    Raises `Scenario.DoesNotExist`, `NotPermitted`, or `Stale` where a version was seen that is not
    the present one.
    """
    scenario = _own(scenario_id, actor, seen_version)
    _write(scenario, is_shared=is_shared)
    record(
        actor=actor,
        verb="visa.scenario_shared" if is_shared else "visa.scenario_unshared",
        subject=scenario,
    )
    return scenario


@transaction.atomic
def delete(*, scenario_id: UUID, actor: "User", seen_version: int | None = None) -> None:
    """Remove a scenario; its author does. Raises as `share` does."""
    scenario = _own(scenario_id, actor, seen_version)
    record(
        actor=actor,
        verb="visa.scenario_deleted",
        subject=scenario,
        before={"title": scenario.title, "base": scenario.base.code},
    )
    scenario.delete()


def _own(scenario_id: UUID, actor: "User", seen_version: int | None) -> Scenario:
    visible = Scenario.objects.visible_to(actor).select_related("base")
    scenario = visible.select_for_update(of=("self",)).get(pk=scenario_id)
    if scenario.author_id != actor.pk:
        raise NotPermitted("not_yours", _("Only its author may do this."))
    if seen_version is not None and scenario.version != seen_version:
        raise Stale("stale", _("This scenario has changed meanwhile. Read it again first."))
    return scenario
