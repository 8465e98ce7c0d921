"""The experience criterion: enough years, enough of them at a top employer, in one of the ways."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from talentportal.kernel.dates import MONTHS, Span
from visas.rules.criteria import Alternative
from visas.rules.facts import Facts, JobKind
from visas.rules.findings import (
    NO_NUMBERS,
    Answer,
    Because,
    Conclusion,
    Criterion,
    Finding,
    Value,
    told,
)
from visas.rules.outcomes import MET, NOT_MET, UNDETERMINED, any_of
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

_POSTDOC = JobKind.POSTDOC
_CRITERIA: Mapping[JobKind, Criterion] = MappingProxyType(
    {JobKind.WORK: Criterion.WORK, JobKind.POSTDOC: Criterion.POSTDOC}
)
_OF_THE_WHOLE = {
    MET: (MET, Because.EXPERIENCE_SUFFICES),
    UNDETERMINED: (UNDETERMINED, Because.EXPERIENCE_IN_DOUBT),
    NOT_MET: (NOT_MET, Because.EXPERIENCE_SHORT),
}
_EMPLOYMENT_NOT_GIVEN = UNDETERMINED, Because.EMPLOYMENT_NOT_GIVEN
_TOP_EMPLOYER_FOUND = MET, Because.TOP_EMPLOYER_FOUND
_YEARS_SUFFICE = MET, Because.YEARS_SUFFICE
_YEARS_SHORT = NOT_MET, Because.YEARS_SHORT
_TOP_YEARS_SHORT = NOT_MET, Because.TOP_YEARS_SHORT
_NO_TOP_EMPLOYER = NOT_MET, Because.NO_TOP_EMPLOYER
_NO_DOCTORATE = NOT_MET, Because.NO_DOCTORATE
_START_DAY_MISSING = UNDETERMINED, Because.START_DAY_MISSING
_DOCTORATE_DAY_MISSING = UNDETERMINED, Because.DOCTORATE_DAY_MISSING
_EMPLOYER_IN_REVIEW = UNDETERMINED, Because.EMPLOYER_IN_REVIEW
_LIST_NOT_HELD = UNDETERMINED, Because.LIST_NOT_HELD
_ABOUT_TOP = frozenset(
    {
        _TOP_YEARS_SHORT,
        _TOP_EMPLOYER_FOUND,
        _NO_TOP_EMPLOYER,
        _EMPLOYER_IN_REVIEW,
        _LIST_NOT_HELD,
    }
)
_FOR_WANT_OF_TOP = frozenset({_TOP_YEARS_SHORT, _NO_TOP_EMPLOYER, _LIST_NOT_HELD})


def experience(facts: Facts, day: Day) -> Answer:
    """Return whether one of the edition's alternatives is fulfilled; each is a part."""
    if facts.employment is None:
        return _not_given(day.edition.alternatives)
    parts = tuple(
        [_alternative(place, facts, day) for place in range(len(day.edition.alternatives))]
    )
    outcome = any_of([part.outcome for part in parts])
    alike = [part for part in parts if part.outcome is outcome]
    telling = max(alike, key=_progress) if len(alike) > 1 else alike[0]
    numbers = {**telling.numbers, "way": str(telling.code)}
    return told(_OF_THE_WHOLE[outcome], telling.fact, telling.threshold, numbers, parts)


def _not_given(alternatives: Sequence[Alternative]) -> Answer:
    """Return the answer while the question of employment is open, the thresholds included."""
    parts = tuple(
        Finding.of(
            "",
            _CRITERIA[way.kind],
            told(_EMPLOYMENT_NOT_GIVEN, None, way.years * MONTHS, _asked(way)),
        )
        for way in alternatives
    )
    return told(_EMPLOYMENT_NOT_GIVEN, None, parts[0].threshold, parts=parts)


def _progress(part: Finding) -> float:
    months, years = part.numbers.get("months"), part.numbers.get("years")
    return months / years if isinstance(months, int) and isinstance(years, int) and years else 0.0


def _alternative(place: int, facts: Facts, day: Day) -> Finding:
    """Return whether one alternative is fulfilled; what no job comes to is kept."""
    way = day.edition.alternatives[place]
    of_institutes = way.kind is _POSTDOC or way.at_institutes
    jobs = jobs_of(way.kind, facts, day.institute if of_institutes else day.company)
    since = counted_since(way.kind, facts)
    if jobs:
        return _judged(way, jobs, since, day)
    key = place, since.possible == date.max
    known = day.without_jobs.get(key)
    if known is None:
        known = day.without_jobs[key] = _judged(way, jobs, since, day)
    return known


def _judged(way: Alternative, jobs: Sequence[Job], since: Since, day: Day) -> Finding:
    measured = measure(jobs, day.filed_on, since)
    conclusion = _decide(way, measured)
    if conclusion is _EMPLOYER_IN_REVIEW:
        conclusion = _doubt(way, measured, jobs, since)
    elif since.possible == date.max and conclusion[0] is NOT_MET:
        conclusion = _NO_DOCTORATE
    fact: Value = measured.sure.months
    threshold: Value = way.years * MONTHS
    if conclusion in _ABOUT_TOP:
        fact = measured.sure_top.months
        threshold = None if way.some_top and not way.top_years else way.top_years * MONTHS
    numbers = _numbers(way, measured, jobs)
    if conclusion in _FOR_WANT_OF_TOP:
        is_of_institutes = way.kind is _POSTDOC or way.at_institutes
        numbers |= day.institute_gaps if is_of_institutes else day.company_gaps
    return Finding.of("", _CRITERIA[way.kind], told(conclusion, fact, threshold, numbers))


def _decide(way: Alternative, measured: Measured) -> Conclusion:
    if _suffices(way, measured.sure, measured.sure_top):
        is_any_time = way.some_top and not way.years and not way.top_years
        return _TOP_EMPLOYER_FOUND if is_any_time else _YEARS_SUFFICE
    if not measured.possible.reaches(way.years):
        return _YEARS_SHORT
    if not measured.possible_top.reaches(way.top_years):
        return _TOP_YEARS_SHORT
    if way.some_top and measured.possible_top == NO_TIME:
        return _NO_TOP_EMPLOYER
    return _EMPLOYER_IN_REVIEW


def _suffices(way: Alternative, time: Span, at_top: Span) -> bool:
    has_some = not way.some_top or at_top != NO_TIME
    return has_some and time.reaches(way.years) and at_top.reaches(way.top_years)


def _doubt(way: Alternative, measured: Measured, jobs: Sequence[Job], since: Since) -> Conclusion:
    """Return what must become known first."""
    if has_open_start([job for job, _ in jobs], since.possible):
        return _START_DAY_MISSING
    is_time_short = not measured.sure.reaches(way.years) or measured.sure == NO_TIME
    if since.sure != since.possible and is_time_short:
        return _DOCTORATE_DAY_MISSING
    is_in_review = any(verdict is IN_REVIEW for _, verdict in jobs)
    return _EMPLOYER_IN_REVIEW if is_in_review else _LIST_NOT_HELD


def _asked(way: Alternative) -> dict[str, Value]:
    asked: dict[str, Value] = {"years": way.years, "top_years": way.top_years}
    if way.some_top:
        asked["some_top"] = 1
    if way.at_institutes:
        asked["at_institutes"] = 1
    return asked


def _numbers(way: Alternative, measured: Measured, jobs: Sequence[Job]) -> dict[str, Value]:
    """Return the times, and the list entry of the best placed employer if a list was asked."""
    standings = [verdict.standing for _, verdict in jobs if verdict.standing is not None]
    top = [standing for standing in standings if standing.outcome is MET]
    best = (top or standings)[0].numbers if standings else NO_NUMBERS
    return {
        **best,
        "months": measured.sure.months,
        "days": measured.sure.days,
        "top_months": measured.sure_top.months,
        "top_days": measured.sure_top.days,
        **_asked(way),
    }
