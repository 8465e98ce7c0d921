"""The facts of a case as one narrow row, for judging many cases at once in the database.

What no parameter of an edition can change is worked out here, once: how long somebody worked, for
every choice of employers that an edition might call top ones. What an edition does decide (which
bodies are high enough on which lists, how many years, how much pay) is left open. So all of the
arithmetic of periods stays where it is (`talentportal.kernel.dates`), and the database compares
whole numbers.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from talentportal.kernel.dates import DAYS_IN_SUMMED_MONTH, MONTHS, Span, total
from visas.rules import offers
from visas.rules.facts import (
    BodyKind,
    Degree,
    Employment,
    Facts,
    Identity,
    JobKind,
    Level,
    MatchStatus,
    Recommendation,
    RecommendationKind,
    Scores,
)
from visas.rules.outcomes import Outcome
from visas.rules.service import counted_since

NOT_MET, UNDETERMINED, MET = 0, 1, 2
STRENGTHS = {Outcome.NOT_MET: NOT_MET, Outcome.UNDETERMINED: UNDETERMINED, Outcome.MET: MET}
"""Outcomes as numbers: the least of several is "each of these", the greatest "one of these"."""
OUTCOMES = tuple(sorted(STRENGTHS, key=lambda outcome: STRENGTHS[outcome]))
"""Numbers as outcomes, by position."""

LEVELS = {Level.BACHELOR: 1, Level.MASTER: 2, Level.DOCTORATE: 3}
"""Levels as numbers; 0: not given."""
RECOMMENDERS = {RecommendationKind.UNIVERSITY_PRESIDENT: 1, RecommendationKind.KOTRA: 2}
"""Who recommends, as numbers."""
IN_REVIEW, NOT_RECOGNISED = -1, 0
"""What stands for a body that no one has settled yet, or that is none of those held."""

SPAN_UNIT = DAYS_IN_SUMMED_MONTH + 1
"""A span is written as months times this plus days: the order of the numbers is that of spans."""
FOR_EVER = 10**6 * SPAN_UNIT
"""Longer than anything that can be asked for."""
MOST_DEGREES = 4
"""Each degree is a column of every case in a question about all of them."""
MOST_BODIES = 6
"""Employers of one kind of work that are told apart. Every choice of them has its own sum."""


class Body(NamedTuple):
    """A university or employer that was matched: its kind and its key in the register."""

    kind: str
    code: str


GOVERNMENT = Body(BodyKind.GOVERNMENT_INSTITUTE, "any")
"""All institutes led by a government: they stand or fall together."""


class FlatDegree(NamedTuple):
    """A degree: level (see `LEVELS`), day of award, body.

    The body is None where no institution is named, `IN_REVIEW` or `NOT_RECOGNISED`, or a `Body`.
    """

    level: int
    awarded_on: date | None
    body: Body | int | None
    country: int | None


class FlatCareer(NamedTuple):
    """The times of one kind of work, as numbers (see `span_number`).

    `sure` certainly counts, `possible` may count. `bodies` are the employers that were matched.
    `top_sure[n]` and `top_possible[n]` are the times at top employers if exactly those bodies are
    such of which the bit stands in `n` (the first body is bit 1, the next 2, then 4, …); employers
    in review are among the possible ones always. Both are empty where every entry is nothing.
    """

    sure: int = 0
    possible: int = 0
    bodies: tuple[Body, ...] = ()
    top_sure: tuple[int, ...] = ()
    top_possible: tuple[int, ...] = ()


NO_CAREER = FlatCareer()
_NO_SCORES = Scores()


class FlatRecommendation(NamedTuple):
    """Who recommends (see `RECOMMENDERS`; None: nobody), and which body, as in a degree."""

    kind: int | None = None
    body: Body | int | None = None


class FlatFacts(NamedTuple):
    """What an edition is applied to. None: not answered."""

    track: str
    filed_on: date
    degrees: tuple[FlatDegree, ...] | None
    has_employment: bool
    work: FlatCareer
    postdoc: FlatCareer
    contract: int
    employer: int
    field: str | None
    annual_pay_won: int | None
    recommendation: "FlatRecommendation"
    scores: Scores
    university: Body | None
    """For grouping only: that of the first master's or doctor's degree, else of the first."""
    is_wide: bool
    """More degrees or employers than are told apart: such a case is left to the evaluator."""


def flatten(facts: Facts) -> FlatFacts:
    """Return the row of a case. Pure; some ten thousand a second."""
    offer, jobs = facts.offer, facts.employment or ()
    degrees = None if facts.degrees is None else tuple(map(_degree, facts.degrees))
    work = [job for job in jobs if job.kind is JobKind.WORK]
    postdoc = [job for job in jobs if job.kind is JobKind.POSTDOC]
    work_bodies, postdoc_bodies = _bodies(work), _bodies(postdoc)
    since = counted_since(JobKind.POSTDOC, facts)
    return FlatFacts(
        track=facts.track,
        filed_on=facts.filed_on,
        degrees=degrees,
        has_employment=facts.employment is not None,
        work=_career(work, work_bodies, date.min, date.min, facts.filed_on),
        postdoc=_career(postdoc, postdoc_bodies, *since, facts.filed_on),
        contract=STRENGTHS[offers.contract(facts).outcome],
        employer=STRENGTHS[offers.employer(facts).outcome],
        field=(offer.field or None) if offer else None,
        annual_pay_won=offer.annual_pay_won if offer else None,
        recommendation=_recommendation(facts.recommendation),
        scores=facts.scores or _NO_SCORES,
        university=_first_university(degrees or ()),
        is_wide=len(degrees or ()) > MOST_DEGREES
        or max(len(work_bodies), len(postdoc_bodies)) > MOST_BODIES,
    )


def span_number(span: Span) -> int:
    """Return a span as one number."""
    return span.months * SPAN_UNIT + span.days


def years_number(years: int) -> int:
    """Return the number from which on a span has so many whole years."""
    return years * MONTHS * SPAN_UNIT


def country_number(code: str) -> int | None:
    """Return a country code of two letters as a number; None where there is none."""
    return ord(code[0]) * 256 + ord(code[1]) if len(code) == len("KR") else None


def country_code(number: int) -> str:
    """Return the country code that stands behind a number."""
    return chr(number // 256) + chr(number % 256)


def month_number(day: date) -> int:
    """Return the month of a day as a number."""
    return day.year * MONTHS + day.month - 1


def month_of(number: int) -> date:
    """Return the first day of the month behind a number."""
    year, month = divmod(number, MONTHS)
    return date(year, month + 1, 1)


def _degree(degree: Degree) -> FlatDegree:
    level = LEVELS[degree.level] if degree.level else 0
    body = _school(degree.institution, degree.identity)
    return FlatDegree(level, degree.awarded_on, body, country_number(degree.country))


def _recommendation(given: Recommendation | None) -> FlatRecommendation:
    if given is None:
        return FlatRecommendation()
    body = _school(given.institution, given.identity)
    return FlatRecommendation(RECOMMENDERS[given.kind], body)


def _school(name: str, identity: Identity | None) -> Body | int | None:
    """Return the body of a name; whatever it was matched to is looked for among universities."""
    if not name:
        return None
    if identity is None or identity.status is MatchStatus.REVIEW:
        return IN_REVIEW
    return Body(BodyKind.UNIVERSITY, identity.ref) if identity.ref else NOT_RECOGNISED


def _first_university(degrees: Iterable[FlatDegree]) -> Body | None:
    matched = [degree for degree in degrees if isinstance(degree.body, Body)]
    higher = [degree for degree in matched if degree.level > LEVELS[Level.BACHELOR]]
    first = next(iter(higher or matched), None)
    return first.body if first and isinstance(first.body, Body) else None


def _employer(job: Employment) -> Body | int:
    identity = job.identity
    if identity is None or identity.status is MatchStatus.REVIEW:
        return IN_REVIEW
    if identity.kind is BodyKind.GOVERNMENT_INSTITUTE:
        return GOVERNMENT
    if identity.ref is None or identity.kind is None:
        return NOT_RECOGNISED
    return Body(identity.kind, identity.ref)


def _bodies(jobs: Iterable[Employment]) -> tuple[Body, ...]:
    """Return the employers that were matched, each once, in order."""
    found = (_employer(job) for job in jobs)
    return tuple(dict.fromkeys(body for body in found if isinstance(body, Body)))


class _Times:
    """How long any choice of some jobs lasted; a choice is a number with a bit for each job."""

    def __init__(self, jobs: Sequence[Employment], first: date, last: date) -> None:
        periods = [job.period(first, last) if first <= last else None for job in jobs]
        self._periods = [
            (1 << place, period) for place, period in enumerate(periods) if period is not None
        ]
        self._known = {0: 0}
        self._open = sum(
            1 << place for place, job in enumerate(jobs) if first <= last and _is_open(job, first)
        )

    def sure(self, jobs: int) -> int:
        """Return the time of these jobs, as a number."""
        if jobs not in self._known:
            chosen = [period for bit, period in self._periods if bit & jobs]
            self._known[jobs] = span_number(total(chosen)) if chosen else 0
        return self._known[jobs]

    def possible(self, jobs: int) -> int:
        """Return the same, or no bound where the first day of one of the jobs is missing."""
        return FOR_EVER if jobs & self._open else self.sure(jobs)


def _career(
    jobs: Sequence[Employment],
    bodies: tuple[Body, ...],
    sure_from: date,
    possible_from: date,
    filed_on: date,
) -> FlatCareer:
    """Return the times of jobs of one kind, for every choice of top employers among `bodies`."""
    if not jobs:
        return NO_CAREER
    told_apart = bodies if len(bodies) <= MOST_BODIES else ()
    employers = [_employer(job) for job in jobs]
    open_ones = _at(IN_REVIEW, employers)
    choices = [0]
    for body in told_apart:
        at = _at(body, employers)
        choices += [chosen | at for chosen in choices]
    sure = _Times(jobs, sure_from, filed_on)
    maybe = sure if sure_from == possible_from else _Times(jobs, possible_from, filed_on)
    top_sure = tuple(map(sure.sure, choices))
    top_possible = tuple(maybe.possible(chosen | open_ones) for chosen in choices)
    whole = (1 << len(jobs)) - 1
    return FlatCareer(
        sure.sure(whole),
        maybe.possible(whole),
        told_apart,
        top_sure if any(top_sure) else (),
        top_possible if any(top_possible) else (),
    )


def _at(body: Body | int, employers: Sequence[Body | int]) -> int:
    """Return which jobs are at an employer, a bit for each."""
    return sum(1 << place for place, other in enumerate(employers) if other == body)


def _is_open(job: Employment, first: date) -> bool:
    return job.started_on is None and (job.ended_on is None or job.ended_on >= first)
