"""What a synthetic case leaves in the tables of work: assessment, proposal, request, history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from visas.rules.flat import flatten
from visas.rules.outcomes import Outcome
from visas.rules.states import DECIDED, PROPOSED, Action, State
from visas.services import projection
from visas.services.volume.cases import Case
from visas.services.volume.pools import Pools
from visas.services.volume.tables import array

_TAKEN = frozenset(State) - {State.DRAFT, State.SUBMITTED, State.QUEUED, State.WITHDRAWN}
_APPROVES = frozenset({State.APPROVED, State.APPROVAL_PROPOSED})


@dataclass(frozen=True, slots=True)
class Assessed:
    """The stored assessment."""

    facts: dict[str, Any]
    figures: dict[str, Any]
    result: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Proposed:
    """The proposal, open or signed."""

    key: str
    outcome: str
    criteria: list[dict[str, str]]
    settlement: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the history."""

    at: datetime
    actor: str | None
    verb: str
    before: dict[str, str]
    after: dict[str, str]


def assessed(case: Case, pools: Pools) -> Assessed:
    """Return the assessment of a screened case as it is stored. Raises ValueError for others."""
    if case.result is None:
        raise ValueError("A draft has no assessment.")
    bodies = case.facts.bodies()
    return Assessed(case.facts.to_json(), pools.figures.to_json(bodies), case.result.to_json())


def flat(case: Case, pools: Pools) -> SimpleNamespace:
    """Return the flat facts of a screened case, by the columns of their table."""
    item = projection.Item(
        UUID(case.key),
        None,
        flatten(case.facts),
        case.person.country,
        pools.consortia.get(case.offer.employer),
    )
    return SimpleNamespace(
        **{
            name: array(value) if isinstance(value, list) else value
            for name, value in projection.columns(item, pools.numbers).items()
        }
    )


def proposed(case: Case, key: str) -> Proposed | None:
    """Return the proposal of a case that has come so far; None before."""
    state, result = case.course.state, case.result
    if state not in PROPOSED | DECIDED or result is None:
        return None
    approves = state in _APPROVES
    wanted = Outcome.MET if approves else Outcome.NOT_MET
    pathway = result.pathway or result.findings[0].pathway
    there = [one for one in result.findings if one.pathway == pathway]
    rests_on = [one for one in there if one.outcome is wanted] or there
    return Proposed(
        key=key,
        outcome="approve" if approves else "refuse",
        criteria=[{"pathway": one.pathway, "code": str(one.code)} for one in rests_on],
        settlement="signed" if state in DECIDED else "",
    )


def history(case: Case) -> Iterator[Told]:
    """Yield the lines that the services would have written, in order."""
    state, officer, filed_at = case.course.state, case.course.officer_id, case.filed_at
    yield Told(case.created_at, case.person.key, "visa.started", {}, {"track": case.track})
    if filed_at is None:
        return
    yield _move(filed_at, case.person.key, Action.SUBMIT, State.DRAFT, State.SUBMITTED)
    if state is State.SUBMITTED:
        return
    at = filed_at + timedelta(seconds=20)
    yield _move(at, None, Action.SCREEN, State.SUBMITTED, State.QUEUED)
    for review in case.reviews:
        seat: dict[str, Any] = {"seat": review.seat}
        yield Told(review.made_at, str(review.reviewer), "visa.scored", {}, seat)
    if state is State.WITHDRAWN:
        yield _move(case.changed_at, case.person.key, Action.WITHDRAW, State.QUEUED, state)
    if state not in _TAKEN:
        return
    taken_at = at + (case.changed_at - at) / 2
    yield _move(taken_at, officer, Action.TAKE, State.QUEUED, State.IN_REVIEW)
    yield from _worked(case, taken_at)


def _worked(case: Case, taken_at: datetime) -> Iterator[Told]:
    state, officer = case.course.state, case.course.officer_id
    if state is State.SUPPLEMENT:
        action = Action.REQUEST_SUPPLEMENT
        yield _move(case.changed_at, officer, action, State.IN_REVIEW, state)
    if state not in PROPOSED | DECIDED:
        return
    approves = state in _APPROVES
    action = Action.PROPOSE_APPROVAL if approves else Action.PROPOSE_REFUSAL
    proposal = State.APPROVAL_PROPOSED if approves else State.REFUSAL_PROPOSED
    at = taken_at + (case.changed_at - taken_at) / 2
    yield _move(at, officer, action, State.IN_REVIEW, proposal)
    if state in DECIDED:
        yield _move(case.changed_at, case.course.approver_id, Action.SIGN, proposal, state)


def _move(at: datetime, actor: str | None, action: Action, before: State, after: State) -> Told:
    return Told(at, actor, f"visa.{action}", {"state": before}, {"state": after})
