"""How long somebody worked: time that certainly counts, and time that may count.

The two differ where a day is missing or an employer must still be looked at. The certain time
decides `met`, the possible time `not_met`; between them nobody can tell.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from talentportal.kernel.dates import Span, total_of
from visas.rules.facts import Employment, Facts, Identity, JobKind, Level
from visas.rules.outcomes import MET, NOT_MET
from visas.rules.prepared import Verdict

_POSTDOC, _DOCTORATE = JobKind.POSTDOC, Level.DOCTORATE
NO_TIME = Span()
FOR_EVER = Span(10**6)
"""No bound: the first day of a job that may count is missing."""

Judge = Callable[[Identity | None], Verdict]
Job = tuple[Employment, Verdict]
Days = tuple[date, date]


class Since(NamedTuple):
    """The first day that certainly counts and the first that may."""

    sure: date
    possible: date


_ALWAYS = Since(date.min, date.min)


class Measured(NamedTuple):
    """Time that certainly counts and time that may count, in all and at top employers."""

    sure: Span
    possible: Span
    sure_top: Span
    possible_top: Span


def jobs_of(kind: JobKind, facts: Facts, judge: Judge) -> list[Job]:
    """Return the times of employment of a kind, each with whether it was at a top employer."""
    return [(job, judge(job.identity)) for job in facts.employment or () if job.kind is kind]


def counted_since(kind: JobKind, facts: Facts) -> Since:
    """Return from when years count: post-doctoral ones from the award of the first doctorate.

    Never without a doctorate. Where its day is not known they count for sure from no day, and
    possibly from the start; a degree whose level is not told may be a doctorate.
    """
    if kind is not _POSTDOC:
        return _ALWAYS
    if facts.degrees is None:
        return Since(date.max, date.min)
    sure = possible = date.max
    for level, awarded_on in [(degree.level, degree.awarded_on) for degree in facts.degrees]:
        if level is None or level is _DOCTORATE:
            possible = min(possible, awarded_on or date.min)
        if level is _DOCTORATE and awarded_on is not None:
            sure = min(sure, awarded_on)
    return Since(sure, possible)


def measure(jobs: Sequence[Job], filed_on: date, since: Since) -> Measured:
    """Return the times of jobs of one kind up to the filing day: overlaps once, both ends counted.

    Possible time has no bound where the first day of a job that may count is missing.
    """
    days, of_top, of_maybe = _counted(jobs, since.sure, filed_on)
    sure = total_of(days)
    sure_top = sure if len(of_top) == len(days) else total_of(of_top)
    first = since.possible
    if first != since.sure:
        days, _, of_maybe = _counted(jobs, first, filed_on)
    possible = sure if first == since.sure else total_of(days)
    possible_top = possible if len(of_maybe) == len(days) else total_of(of_maybe)
    if first <= filed_on:
        if has_open_start([job for job, _ in jobs], first):
            possible = FOR_EVER
        if has_open_start([job for job, top in jobs if top.outcome is not NOT_MET], first):
            possible_top = FOR_EVER
    return Measured(sure, possible, sure_top, possible_top)


def _counted(jobs: Sequence[Job], first: date, last: date) -> tuple[list[Days], ...]:
    """Return the days that count of all jobs, of those at top employers, of those that may be."""
    days: list[Days] = []
    of_top: list[Days] = []
    of_maybe: list[Days] = []
    for job, (outcome, _) in jobs:
        if job.started_on is None:
            continue
        begin, end = max(job.started_on, first), min(job.ended_on or last, last)
        if begin > end:
            continue
        days.append((begin, end))
        if outcome is MET:
            of_top.append((begin, end))
        if outcome is not NOT_MET:
            of_maybe.append((begin, end))
    return days, of_top, of_maybe


def has_open_start(jobs: Sequence[Employment], first: date) -> bool:
    """Tell whether a job that may have lasted on or after `first` lacks its first day."""
    return any(
        job.started_on is None and (job.ended_on is None or job.ended_on >= first) for job in jobs
    )
