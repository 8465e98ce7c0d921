"""The experience criterion: enough years, enough of them at a top employer, in one of the ways."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from talentportal.kernel.dates import MONTHS, Span
from visas.rules.criteria import Alternative
from visas.rules.facts import Facts, JobKind
from visas.rules.findings import NO_NUMBERS, Answer, Because, Criterion, Finding, Value
from visas.rules.outcomes import Outcome, any_of
from visas.rules.prepared import IN_REVIEW, Day
from visas.rules.service import (
    NO_TIME,
    Job,
    Measured,
    Since,
    counted_since,
    has_open_start,
    jobs_of,
    measure,
)

_CRITERIA: Mapping[JobKind, Criterion] = MappingProxyType(
    {JobKind.WORK: Criterion.WORK, JobKind.POSTDOC: Criterion.POSTDOC}
)
_OF_THE_WHOLE = {
    Outcome.MET: Because.EXPERIENCE_SUFFICES,
    Outcome.UNDETERMINED: Because.EXPERIENCE_IN_DOUBT,
    Outcome.NOT_MET: Because.EXPERIENCE_SHORT,
}
_ABOUT_TOP = frozenset(
    {
        Because.TOP_YEARS_SHORT,
        Because.TOP_EMPLOYER_FOUND,
        Because.NO_TOP_EMPLOYER,
        Because.EMPLOYER_IN_REVIEW,
        Because.LIST_NOT_HELD,
    }
)


def experience(facts: Facts, day: Day) -> Answer:
    """Return whether one of the edition's alternatives is fulfilled; each is a part."""
    if facts.employment is None:
        return _not_given(day.edition.alternatives)
    parts = tuple([_alternative(way, facts, day) for way in day.edition.alternatives])
    outcome = any_of([part.outcome for part in parts])
    telling = max([part for part in parts if part.outcome is outcome], key=_progress)
    numbers = {**telling.numbers, "way": str(telling.code)}
    return Answer(outcome, _OF_THE_WHOLE[outcome], telling.fact, telling.threshold, numbers, parts)


def _not_given(alternatives: Sequence[Alternative]) -> Answer:
    """Return the answer while the question of employment is open, the thresholds included."""
    doubt, because = Outcome.UNDETERMINED, Because.EMPLOYMENT_NOT_GIVEN
    parts = tuple(
        Finding("", _CRITERIA[way.kind], doubt, because, None, way.years * MONTHS, _asked(way))
        for way in alternatives
    )
    return Answer(doubt, because, None, parts[0].threshold, parts=parts)


def _progress(part: Finding) -> float:
    months, years = part.numbers.get("months"), part.numbers.get("years")
    return months / years if isinstance(months, int) and isinstance(years, int) and years else 0.0


def _alternative(way: Alternative, facts: Facts, day: Day) -> Finding:
    """Return whether one alternative is fulfilled."""
    of_institutes = way.kind is JobKind.POSTDOC or way.at_institutes
    jobs = jobs_of(way.kind, facts, day.institute if of_institutes else day.company)
    since = counted_since(way.kind, facts)
    measured = measure(jobs, day.filed_on, since)
    outcome, because = _decide(way, measured)
    if outcome is Outcome.UNDETERMINED:
        because = _doubt(way, measured, jobs, since)
    elif outcome is Outcome.NOT_MET and since.possible == date.max:
        because = Because.NO_DOCTORATE
    fact: Value = measured.sure.months
    threshold: Value = way.years * MONTHS
    if because in _ABOUT_TOP:
        fact = measured.sure_top.months
        threshold = None if way.some_top and not way.top_years else way.top_years * MONTHS
    numbers = _numbers(way, measured, jobs)
    return Finding("", _CRITERIA[way.kind], outcome, because, fact, threshold, numbers)


def _decide(way: Alternative, measured: Measured) -> tuple[Outcome, Because]:
    if _suffices(way, measured.sure, measured.sure_top):
        is_any_time = way.some_top and not way.years and not way.top_years
        return Outcome.MET, Because.TOP_EMPLOYER_FOUND if is_any_time else Because.YEARS_SUFFICE
    if not measured.possible.reaches(way.years):
        return Outcome.NOT_MET, Because.YEARS_SHORT
    if not measured.possible_top.reaches(way.top_years):
        return Outcome.NOT_MET, Because.TOP_YEARS_SHORT
    if way.some_top and measured.possible_top == NO_TIME:
        return Outcome.NOT_MET, Because.NO_TOP_EMPLOYER
    return Outcome.UNDETERMINED, Because.EMPLOYER_IN_REVIEW


def _suffices(way: Alternative, time: Span, at_top: Span) -> bool:
    has_some = not way.some_top or at_top != NO_TIME
    return has_some and time.reaches(way.years) and at_top.reaches(way.top_years)


def _doubt(way: Alternative, measured: Measured, jobs: Sequence[Job], since: Since) -> Because:
    """Return what must become known first."""
    if has_open_start([job for job, _ in jobs], since.possible):
        return Because.START_DAY_MISSING
    is_time_short = not measured.sure.reaches(way.years) or measured.sure == NO_TIME
    if since.sure != since.possible and is_time_short:
        return Because.DOCTORATE_DAY_MISSING
    is_in_review = any(verdict is IN_REVIEW for _, verdict in jobs)
    return Because.EMPLOYER_IN_REVIEW if is_in_review else Because.LIST_NOT_HELD


def _asked(way: Alternative) -> dict[str, Value]:
    asked: dict[str, Value] = {"years": way.years, "top_years": way.top_years}
    return asked | {"some_top": 1} if way.some_top else asked


def _numbers(way: Alternative, measured: Measured, jobs: Sequence[Job]) -> dict[str, Value]:
    """Return the times, and the list entry of the best placed employer if a list was asked."""
    standings = [verdict.standing for _, verdict in jobs if verdict.standing is not None]
    top = [standing for standing in standings if standing.outcome is Outcome.MET]
    best = (top or standings)[0].numbers if standings else NO_NUMBERS
    return {
        **best,
        "months": measured.sure.months,
        "days": measured.sure.days,
        "top_months": measured.sure_top.months,
        "top_days": measured.sure_top.days,
        **_asked(way),
    }
