"""How far a case has come by today: the longer ago it was filed, the likelier it is decided."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from visas.rules.outcomes import Outcome
from visas.rules.states import State
from visas.services.demo.dice import Dice
from visas.services.volume.pools import Pools
from visas.services.volume.weights import Weighted

_WITHDRAWN = 0.05
_STUCK = 0.02
"""The share of cases that wait far longer than usual."""
_APPROVED = {Outcome.MET: 0.96, Outcome.UNDETERMINED: 0.55, Outcome.NOT_MET: 0.03}
_STEPS = {
    State.SUBMITTED: 1,
    State.QUEUED: 2,
    State.IN_REVIEW: 4,
    State.SUPPLEMENT: 6,
    State.APPROVAL_PROPOSED: 7,
    State.REFUSAL_PROPOSED: 7,
    State.APPROVED: 9,
    State.REFUSED: 9,
    State.WITHDRAWN: 5,
}
"""Changes that a case has usually seen, beside those of its draft."""
_WORK = Weighted([(State.IN_REVIEW, 52), (State.SUPPLEMENT, 26), (None, 22)])


@dataclass(slots=True)
class Course:
    """Where a case stands, who holds it, and since when."""

    state: State
    officer_id: str | None = None
    approver_id: str | None = None
    changed_at: datetime | None = None
    decided_at: datetime | None = None
    due_on: date | None = None

    @property
    def steps(self) -> int:
        """Return how many changes the case has seen since its draft."""
        return _STEPS.get(self.state, 0)


def course(filed_at: datetime, outcome: Outcome, pools: Pools, now: datetime, dice: Dice) -> Course:
    """Return where a case filed then stands now; the outcome is that of its assessment."""
    waited = (now - filed_at).days
    needed = 12 + dice.gammavariate(2.4, 17.0)
    if dice.is_lucky(_STUCK):
        needed *= 9
    share = waited / needed
    moved_at = filed_at + min(timedelta(days=needed), now - filed_at) * (0.5 + dice.random() / 2)
    approves = dice.is_lucky(_APPROVED[outcome])
    if dice.is_lucky(_WITHDRAWN * min(1.0, share)):
        return Course(State.WITHDRAWN, changed_at=moved_at)
    if share < 0.5 or waited < 1:  # noqa: PLR2004 -- half of the usual time it waits in the queue
        fresh = waited < 1 and dice.is_lucky(0.3)
        return Course(State.SUBMITTED if fresh else State.QUEUED, changed_at=filed_at)
    officer = str(pools.officers[int(dice.random() * len(pools.officers))])
    if share >= 1:
        decided_at = _decided(filed_at, needed)
        return Course(
            State.APPROVED if approves else State.REFUSED,
            officer_id=officer,
            approver_id=str(pools.approvers[int(dice.random() * len(pools.approvers))]),
            changed_at=decided_at,
            decided_at=decided_at,
        )
    state = _WORK.draw(dice) or (State.APPROVAL_PROPOSED if approves else State.REFUSAL_PROPOSED)
    due_on = date.fromordinal(pools.today.toordinal() - 5 + int(dice.random() * 30))
    return Course(
        state,
        officer_id=officer,
        changed_at=moved_at,
        due_on=due_on if state is State.SUPPLEMENT else None,
    )


def _decided(filed_at: datetime, days: float) -> datetime:
    """Return the moment of the decision, in the office hours of its day."""
    day = filed_at + timedelta(days=int(days))
    return day.replace(hour=int(days * 24) % 9, minute=int(days * 1440) % 60)
