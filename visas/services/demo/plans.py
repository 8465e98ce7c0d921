"""What becomes of each case: its state, how strong it is, and when everything happens."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from talentportal.core.formats import SEOUL
from talentportal.kernel.dates import is_working_day
from visas.rules.states import DECIDED, PROPOSED, State, Track
from visas.services.demo.dice import Dice

FIRST_FILING = date(2025, 4, 7)
"""The first Monday after the track began."""
EARLIEST_DAY = date(2026, 11, 22)
"""The demonstration never plays before this day: all three editions must have had cases."""

SHARES: tuple[tuple[State, int], ...] = (
    (State.DRAFT, 24),
    (State.SUBMITTED, 3),
    (State.QUEUED, 43),
    (State.IN_REVIEW, 46),
    (State.SUPPLEMENT, 26),
    (State.APPROVAL_PROPOSED, 14),
    (State.REFUSAL_PROPOSED, 8),
    (State.APPROVED, 88),
    (State.REFUSED, 30),
    (State.WITHDRAWN, 18),
)
"""Of three hundred cases."""
TRACKS: tuple[tuple[Track, float], ...] = (
    (Track.F_2_T, 0.77),
    (Track.D_10_T, 0.1),
    (Track.F_2_7S, 0.08),
    (Track.K_TECH_PASS, 0.05),
)
"""How the cases spread over the tracks."""
FIRST_K_STAR = date(2026, 1, 1)
"""Before this day nobody could apply for F-2-7S."""


class Strength(StrEnum):
    """What an application has going for it, or against it."""

    PATH_A = "path_a"
    PATH_B_DEGREE = "path_b_degree"
    PATH_B_CAREER = "path_b_career"
    UNCLEAR_NAME = "unclear_name"
    LOW_PAY = "low_pay"
    LOW_RANK = "low_rank"
    SHORT_CAREER = "short_career"
    OTHER_FIELD = "other_field"
    UNSIGNED = "unsigned"


_STRONG = (
    (Strength.PATH_A, 0.6),
    (Strength.PATH_B_DEGREE, 0.2),
    (Strength.PATH_B_CAREER, 0.12),
    (Strength.UNCLEAR_NAME, 0.08),
)
_WEAK = (
    (Strength.LOW_PAY, 0.36),
    (Strength.LOW_RANK, 0.28),
    (Strength.SHORT_CAREER, 0.22),
    (Strength.OTHER_FIELD, 0.09),
    (Strength.UNSIGNED, 0.05),
)
_MIXED = (
    *((one, share * 0.62) for one, share in _STRONG),
    *((one, share * 0.26) for one, share in _WEAK),
    (Strength.UNCLEAR_NAME, 0.12),
)
_STRENGTHS = {
    State.APPROVED: _STRONG,
    State.APPROVAL_PROPOSED: _STRONG,
    State.REFUSED: _WEAK,
    State.REFUSAL_PROPOSED: _WEAK,
}


class Beat(StrEnum):
    """Something that happens to a case."""

    START = "start"
    SUBMIT = "submit"
    SCREEN = "screen"
    TAKE = "take"
    CHECK = "check"
    """The officer goes through documents and universities."""
    NOTE = "note"
    ASK = "ask"
    """The applicant writes."""
    REPLY = "reply"
    REQUEST = "request"
    ANSWER = "answer"
    PROPOSE = "propose"
    SEND_BACK = "send_back"
    SIGN = "sign"
    WITHDRAW = "withdraw"


_AT_ANY_HOUR = frozenset({Beat.START, Beat.SUBMIT, Beat.SCREEN, Beat.ASK, Beat.ANSWER})
_AT_ANY_HOUR |= {Beat.WITHDRAW}
_GAPS: dict[Beat, tuple[float, float]] = {
    Beat.SUBMIT: (2, 24),
    Beat.SCREEN: (0.0005, 0.002),
    Beat.TAKE: (1, 11),
    Beat.CHECK: (0.05, 1.5),
    Beat.NOTE: (0.02, 0.6),
    Beat.ASK: (0.5, 5),
    Beat.REPLY: (0.2, 2),
    Beat.REQUEST: (0.2, 2),
    Beat.ANSWER: (2, 16),
    Beat.PROPOSE: (1, 6),
    Beat.SEND_BACK: (0.3, 2),
    Beat.SIGN: (0.3, 3),
    Beat.WITHDRAW: (1, 12),
}
"""Days since the beat before, at least and at most."""
_WAITS: dict[State, float] = {
    State.DRAFT: 30,
    State.SUBMITTED: 0.2,
    State.QUEUED: 12,
    State.IN_REVIEW: 9,
    State.SUPPLEMENT: 24,
    State.APPROVAL_PROPOSED: 3,
    State.REFUSAL_PROPOSED: 3,
}
"""Days that an open case may have waited since its last beat."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One case as it will have been: beats in their order, each with its moment."""

    number: int
    track: Track
    state: State
    strength: Strength
    beats: tuple[tuple[Beat, datetime], ...]

    @property
    def begins_at(self) -> datetime:
        """When the draft was begun."""
        return self.beats[0][1]

    @property
    def ends_at(self) -> datetime:
        """When the last thing happened."""
        return self.beats[-1][1]

    def at(self, beat: Beat) -> datetime | None:
        """Return when a beat first happened, or None."""
        return next((moment for one, moment in self.beats if one is beat), None)


def plans(count: int, today: date, holidays: Collection[date]) -> list[Plan]:
    """Return `count` plans over all states, in the order of their numbers."""
    end = datetime.combine(today, time.min, tzinfo=SEOUL)
    states = [state for state, share in SHARES for _ in range(max(1, share * count // 300))]
    states += [State.QUEUED] * (count - len(states))
    Dice.of("states").shuffle(states)
    return [_plan(number, state, end, holidays) for number, state in enumerate(states[:count])]


def _plan(number: int, state: State, end: datetime, holidays: Collection[date]) -> Plan:
    dice = Dice.of("plan", number)
    strength = dice.one(*_STRENGTHS.get(state, _MIXED))
    beats = list(_beats(dice, state))
    gaps = [timedelta(days=dice.uniform(*_GAPS.get(beat, (0, 0)))) for beat in beats]
    start = end - _wait(dice, state, end, gaps) - sum(gaps, timedelta())
    while (moments := list(_moments(number, beats, gaps, start, holidays)))[-1] >= end:
        start -= moments[-1] - end + timedelta(hours=12)  # closed offices had made it too late
    begun_on = moments[0].astimezone(SEOUL).date()
    track = _track(number, begun_on)
    return Plan(number, track, state, strength, tuple(zip(beats, moments, strict=True)))


def _track(number: int, begun_on: date) -> Track:
    track = Dice.of("track", number).one(*TRACKS)
    return Track.F_2_T if track is Track.F_2_7S and begun_on < FIRST_K_STAR else track


def _wait(dice: Dice, state: State, end: datetime, gaps: list[timedelta]) -> timedelta:
    """Return how long ago the last beat was: for closed cases any time, more of them lately."""
    if state in _WAITS:
        return timedelta(days=dice.uniform(0.05, _WAITS[state]))
    first = datetime.combine(FIRST_FILING, time(9), tzinfo=SEOUL)
    most = end - first - sum(gaps[1:], timedelta()) - timedelta(days=3)
    share: float = 1 - dice.random() ** 0.6
    return most * share + timedelta(days=2)


def _beats(dice: Dice, state: State) -> Iterator[Beat]:
    yield Beat.START
    if state is State.DRAFT:
        return
    if state is State.WITHDRAWN:
        yield from _withdrawn(dice)
        return
    yield Beat.SUBMIT
    if state is State.SUBMITTED:
        return
    yield Beat.SCREEN
    if state is not State.QUEUED:
        yield from _review(dice, state)


def _review(dice: Dice, state: State) -> Iterator[Beat]:
    yield from (Beat.TAKE, Beat.CHECK)
    if dice.is_lucky(0.45):
        yield Beat.NOTE
    if dice.is_lucky(0.25):
        yield from (Beat.ASK, Beat.REPLY)
    if state is State.SUPPLEMENT:
        yield Beat.REQUEST
        return
    if dice.is_lucky(0.3):
        yield from (Beat.REQUEST, Beat.ANSWER)
    if state in DECIDED | PROPOSED:
        yield Beat.PROPOSE
        if dice.is_lucky(0.12):
            yield from (Beat.SEND_BACK, Beat.PROPOSE)
    if state in DECIDED:
        yield Beat.SIGN


def _withdrawn(dice: Dice) -> Iterator[Beat]:
    """Yield the way to a withdrawal: a tenth as drafts, others while they wait or in review."""
    depth = dice.random()
    if depth > 0.1:  # noqa: PLR2004
        yield from (Beat.SUBMIT, Beat.SCREEN)
    if depth > 0.55:  # noqa: PLR2004
        yield from (Beat.TAKE, Beat.CHECK)
    yield Beat.WITHDRAW


def _moments(
    number: int,
    beats: Sequence[Beat],
    gaps: Sequence[timedelta],
    start: datetime,
    holidays: Collection[date],
) -> Iterator[datetime]:
    """Yield the moment of each beat, each after the one before, staff's in office hours."""
    dice = Dice.of("moments", number)
    planned, last = start, start - timedelta(hours=1)
    for beat, gap in zip(beats, gaps, strict=True):
        planned += gap
        last = max(planned, last + timedelta(minutes=dice.randint(2, 30)))
        if beat not in _AT_ANY_HOUR:
            last = _in_office(dice, last, holidays)
        yield last


def _in_office(dice: Dice, moment: datetime, holidays: Collection[date]) -> datetime:
    """Return the moment, or the next at which somebody is at a desk in Seoul."""
    local = moment.astimezone(SEOUL)
    at_desk = 9 <= local.hour < 18  # noqa: PLR2004 -- office hours
    if at_desk and is_working_day(local.date(), holidays):
        return local
    day = local.date() if local.hour < 9 else local.date() + timedelta(days=1)  # noqa: PLR2004
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return datetime.combine(day, time(dice.randint(9, 16), dice.randint(0, 59)), tzinfo=SEOUL)
