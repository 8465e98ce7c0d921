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
    possibly from the start.
    """
    if kind is not _POSTDOC:
        return _ALWAYS
    if facts.degrees is None:
        return Since(date.max, date.min)
    doctorates = [degree for degree in facts.degrees if degree.level is _DOCTORATE]
    dated = [degree.awarded_on for degree in doctorates if degree.awarded_on is not None]
    sure = min(dated, default=date.max)
    return Since(sure, sure if len(dated) == len(doctorates) else date.min)


def measure(jobs: Sequence[Job], filed_on: date, since: Since) -> Measured:
    """Return the times of jobs of one kind up to the filing day."""
    if not jobs:
        return Measured(NO_TIME, NO_TIME, NO_TIME, NO_TIME)
    everything = [job for job, _ in jobs]
    top = [job for job, verdict in jobs if verdict.outcome is MET]
    maybe_top = [job for job, verdict in jobs if verdict.outcome is not NOT_MET]
    sure = _time(everything, since.sure, filed_on)
    sure_top = sure if len(top) == len(jobs) else _time(top, since.sure, filed_on)
    if since.sure == since.possible and not has_open_start(everything, since.possible):
        return Measured(
            sure,
            sure,
            sure_top,
            sure_top if len(maybe_top) == len(top) else _time(maybe_top, since.sure, filed_on),
        )
    return Measured(
        sure,
        _possible_time(everything, since.possible, filed_on),
        sure_top,
        _possible_time(maybe_top, since.possible, filed_on),
    )


def has_open_start(jobs: Sequence[Employment], first: date) -> bool:
    """Tell whether a job that may have lasted on or after `first` lacks its first day."""
    return any(
        job.started_on is None and (job.ended_on is None or job.ended_on >= first) for job in jobs
    )


def _time(jobs: Sequence[Employment], first: date, last: date) -> Span:
    """Return the time on which jobs with known days lasted: overlaps once, both ends counted."""
    if not jobs or first > last:
        return NO_TIME
    clipped = [
        (max(job.started_on, first), min(job.ended_on or last, last))
        for job in jobs
        if job.started_on is not None
    ]
    return total_of([days for days in clipped if days[0] <= days[1]])


def _possible_time(jobs: Sequence[Employment], first: date, last: date) -> Span:
    """Return the same, or no bound where the first day of a job that may count is missing."""
    if first <= last and has_open_start(jobs, first):
        return FOR_EVER
    return _time(jobs, first, last)
