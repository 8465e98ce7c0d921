"""What two reviewers give a case that is weighed by points, once it has waited for some days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from visas.rules.facts import Scores
from visas.rules.points import Points
from visas.rules.scoring import REVIEWERS, average
from visas.services.demo.dice import Dice
from visas.services.demo.scores import EXPERTISE, VALUE
from visas.services.volume.pools import Pools
from visas.services.volume.weights import Weighted

_FRESH = timedelta(days=2)
"""Nobody scores a case that came in so lately."""
_LATER = timedelta(days=16)
"""After it, nearly every case is scored by both."""
_EARLY = Weighted([(0, 50.0), (1, 25.0), (REVIEWERS, 25.0)])
_LATE = Weighted([(0, 4.0), (1, 6.0), (REVIEWERS, 90.0)])
_USUAL = 0.68
"""Of the most that may be given, what is given most often."""


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's scores."""

    seat: int
    reviewer: UUID
    made_at: datetime
    expertise: int
    expertise_reason: str
    strategic_value: int
    strategic_value_reason: str


def given(
    points: Points, filed_at: datetime, now: datetime, pools: Pools, dice: Dice
) -> list[Review]:
    """Return the scores of a case so far."""
    waited = now - filed_at
    if waited < _FRESH:
        return []
    wanted = (_LATE if waited > _LATER else _EARLY).draw(dice)
    count = min(wanted, len(pools.officers))
    step = min(_FRESH, waited / 8) / REVIEWERS
    return [
        Review(
            seat=seat,
            reviewer=reviewer,
            made_at=filed_at + step * seat,
            expertise=_score(points.expertise, dice),
            expertise_reason=dice.choice(EXPERTISE),
            strategic_value=_score(points.strategic_value, dice),
            strategic_value_reason=dice.choice(VALUE),
        )
        for seat, reviewer in enumerate(dice.sample(pools.officers, count), start=1)
    ]


def scores(found: list[Review], *, is_sme: bool | None) -> Scores | None:
    """Return the mean once both have scored, as an assessment takes it."""
    is_complete = len(found) >= REVIEWERS
    made = Scores(
        average([one.expertise for one in found]) if is_complete else None,
        average([one.strategic_value for one in found]) if is_complete else None,
        is_sme,
    )
    return None if made == Scores() else made


def _score(most: int, dice: Dice) -> int:
    return round(dice.triangular(most * 0.25, most, most * _USUAL))
