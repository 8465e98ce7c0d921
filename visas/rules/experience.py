"""The experience criterion: enough years, enough of them at a top employer, in one of the ways.

Two sums are made of each: the time that certainly counts, and the time that may count once what
is open (a missing day, an employer in review) is known. The first decides `met`, the second
`not_met`; between them nobody can tell.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from talentportal.kernel.dates import MONTHS, Span, total
from visas.rules.criteria import Alternative, held
from visas.rules.editions import EditionParameters
from visas.rules.facts import BodyKind, Employment, Facts, Identity, JobKind, Level, MatchStatus
from visas.rules.figures import Figures
from visas.rules.findings import Answer, Because, Criterion, Finding, Value
from visas.rules.outcomes import Outcome, any_of
from visas.rules.standing import Standing, Yardstick

_CRITERIA = {JobKind.WORK: Criterion.WORK, JobKind.POSTDOC: Criterion.POSTDOC}
_OF_THE_WHOLE = {
    Outcome.MET: Because.EXPERIENCE_SUFFICES,
    Outcome.UNDETERMINED: Because.EXPERIENCE_IN_DOUBT,
    Outcome.NOT_MET: Because.EXPERIENCE_SHORT,
}
_FOR_EVER = Span(10**6)
_ABOUT_TOP = {Because.TOP_YEARS_SHORT, Because.EMPLOYER_IN_REVIEW, Because.LIST_NOT_HELD}


class _Verdict(NamedTuple):
    """Whether an employer is a top employer, and where it stands if a list was asked."""

    outcome: Outcome
    standing: Standing | None = None


_IN_REVIEW = _Verdict(Outcome.UNDETERMINED)
_NO_LISTED_KIND = _Verdict(Outcome.NOT_MET)
_Judge = Callable[[Identity | None], _Verdict]
_Job = tuple[Employment, _Verdict]


@dataclass(frozen=True, slots=True)
class _Since:
    """The first day that certainly counts and the first that may."""

    sure: date
    possible: date


@dataclass(frozen=True, slots=True)
class _Measured:
    """Time that certainly counts and time that may count, in all and at top employers."""

    sure: Span
    possible: Span
    sure_top: Span
    possible_top: Span


def experience(facts: Facts, edition: EditionParameters, figures: Figures) -> Answer:
    """Return whether one of the edition's alternatives is fulfilled; each is a part."""
    if not edition.alternatives:
        return Answer(Outcome.MET, Because.EXPERIENCE_SUFFICES, 0, 0)
    if facts.employment is None:
        return _not_given(edition)
    judges = _judges(facts.filed_on, edition, figures)
    parts = tuple(
        Finding("", _CRITERIA[way.kind], *_alternative(way, facts, judges[way.kind]))
        for way in edition.alternatives
    )
    outcome = any_of([part.outcome for part in parts])
    telling = max((part for part in parts if part.outcome is outcome), key=_progress)
    numbers = {**telling.numbers, "way": str(telling.code)}
    return Answer(outcome, _OF_THE_WHOLE[outcome], telling.fact, telling.threshold, numbers, parts)


def _not_given(edition: EditionParameters) -> Answer:
    """Return the answer while the question of employment is open, the thresholds included."""
    doubt, because = Outcome.UNDETERMINED, Because.EMPLOYMENT_NOT_GIVEN
    parts = tuple(
        Finding(
            "",
            _CRITERIA[way.kind],
            doubt,
            because,
            None,
            way.years * MONTHS,
            {"years": way.years, "top_years": way.top_years},
        )
        for way in edition.alternatives
    )
    return Answer(doubt, because, None, parts[0].threshold, parts=parts)


def _progress(part: Finding) -> float:
    months, years = part.numbers.get("months"), part.numbers.get("years")
    return months / years if isinstance(months, int) and isinstance(years, int) and years else 0.0


def _judges(filed_on: date, edition: EditionParameters, figures: Figures) -> dict[JobKind, _Judge]:
    """Return who is a top employer: a listed company for work, a top institute for research.

    A top institute belongs to a university within the list limit, is the research arm of a listed
    company, or is led by a government.
    """
    companies = Yardstick.for_filing(held(edition.companies), figures.companies, filed_on)
    lists = edition.lists
    universities = (
        None if lists is None else Yardstick.for_filing(lists, figures.rankings, filed_on)
    )

    def company(identity: Identity | None) -> _Verdict:
        if identity is None or identity.status is MatchStatus.REVIEW:
            return _IN_REVIEW
        if identity.ref is None or identity.kind is not BodyKind.COMPANY:
            return _NO_LISTED_KIND
        standing = companies.measure(identity.ref)
        return _Verdict(standing.outcome, standing)

    def institute(identity: Identity | None) -> _Verdict:
        if identity is not None and identity.kind is BodyKind.GOVERNMENT_INSTITUTE:
            return _Verdict(Outcome.MET)
        if identity is not None and identity.kind is BodyKind.UNIVERSITY and identity.ref:
            standing = held(universities).measure(identity.ref)
            return _Verdict(standing.outcome, standing)
        return company(identity)

    return {JobKind.WORK: company, JobKind.POSTDOC: institute}


def _alternative(way: Alternative, facts: Facts, judge: _Judge) -> Answer:
    """Return whether one alternative is fulfilled."""
    jobs = [(job, judge(job.identity)) for job in facts.employment or () if job.kind is way.kind]
    since = _since(way, facts)
    measured = _measure(jobs, facts.filed_on, since)
    outcome, because = _decide(way, measured)
    if outcome is Outcome.UNDETERMINED:
        because = _doubt(way, measured, jobs, since)
    elif outcome is Outcome.NOT_MET and since.possible == date.max:
        because = Because.NO_DOCTORATE
    is_about_top = because in _ABOUT_TOP
    fact = measured.sure_top.months if is_about_top else measured.sure.months
    threshold = (way.top_years if is_about_top else way.years) * MONTHS
    return Answer(outcome, because, fact, threshold, _numbers(way, measured, jobs))


def _since(way: Alternative, facts: Facts) -> _Since:
    """Return from when years count: post-doctoral ones from the award of the first doctorate.

    Never without a doctorate. Where its day is not known they count for sure from no day, and
    possibly from the start.
    """
    if way.kind is not JobKind.POSTDOC:
        return _Since(date.min, date.min)
    if facts.degrees is None:
        return _Since(date.max, date.min)
    doctorates = [degree for degree in facts.degrees if degree.level is Level.DOCTORATE]
    dated = [degree.awarded_on for degree in doctorates if degree.awarded_on is not None]
    sure = min(dated, default=date.max)
    return _Since(sure, sure if len(dated) == len(doctorates) else date.min)


def _measure(jobs: list[_Job], filed_on: date, since: _Since) -> _Measured:
    """Return the times of jobs of one kind."""
    all_jobs = [job for job, _ in jobs]
    top = [job for job, verdict in jobs if verdict.outcome is Outcome.MET]
    maybe_top = [job for job, verdict in jobs if verdict.outcome is not Outcome.NOT_MET]
    return _Measured(
        sure=_time(all_jobs, since.sure, filed_on),
        possible=_possible_time(all_jobs, since.possible, filed_on),
        sure_top=_time(top, since.sure, filed_on),
        possible_top=_possible_time(maybe_top, since.possible, filed_on),
    )


def _time(jobs: Iterable[Employment], first: date, last: date) -> Span:
    """Return the time on which jobs with known days lasted: overlaps once, both ends counted."""
    periods = [job.period(first, last) for job in jobs] if first <= last else []
    return total(period for period in periods if period is not None)


def _possible_time(jobs: Collection[Employment], first: date, last: date) -> Span:
    """Return the same, or no bound where the first day of a job that may count is missing."""
    if first <= last and any(_is_open(job, first) for job in jobs):
        return _FOR_EVER
    return _time(jobs, first, last)


def _is_open(job: Employment, first: date) -> bool:
    return job.started_on is None and (job.ended_on is None or job.ended_on >= first)


def _decide(way: Alternative, measured: _Measured) -> tuple[Outcome, Because]:
    if measured.sure.reaches(way.years) and measured.sure_top.reaches(way.top_years):
        return Outcome.MET, Because.YEARS_SUFFICE
    if not measured.possible.reaches(way.years):
        return Outcome.NOT_MET, Because.YEARS_SHORT
    if not measured.possible_top.reaches(way.top_years):
        return Outcome.NOT_MET, Because.TOP_YEARS_SHORT
    return Outcome.UNDETERMINED, Because.EMPLOYER_IN_REVIEW


def _doubt(way: Alternative, measured: _Measured, jobs: list[_Job], since: _Since) -> Because:
    """Return what must become known first."""
    if any(_is_open(job, since.possible) for job, _ in jobs):
        return Because.START_DAY_MISSING
    if since.sure != since.possible and not measured.sure.reaches(way.years):
        return Because.DOCTORATE_DAY_MISSING
    is_in_review = any(verdict is _IN_REVIEW for _, verdict in jobs)
    return Because.EMPLOYER_IN_REVIEW if is_in_review else Because.LIST_NOT_HELD


def _numbers(way: Alternative, measured: _Measured, jobs: list[_Job]) -> dict[str, Value]:
    """Return the times, and the list entry of the best placed employer if a list was asked."""
    standings = [verdict.standing for _, verdict in jobs if verdict.standing is not None]
    best = min(standings, key=lambda standing: standing.outcome is not Outcome.MET, default=None)
    return {
        **(best.numbers if best else {}),
        "months": measured.sure.months,
        "days": measured.sure.days,
        "years": way.years,
        "top_months": measured.sure_top.months,
        "top_days": measured.sure_top.days,
        "top_years": way.top_years,
    }
