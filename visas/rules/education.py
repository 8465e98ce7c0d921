"""The education criterion: a degree of the right level and age from a university that counts.

Which universities count is told by lists and a rank, or by name where they are designated.
"""

from talentportal.kernel.dates import anniversary
from visas.rules.criteria import DegreeRule, held
from visas.rules.designation import Membership, membership
from visas.rules.facts import Degree, Facts, MatchStatus
from visas.rules.findings import Answer, Because, Criterion, Finding, Value, told
from visas.rules.outcomes import MET, NOT_MET, UNDETERMINED, any_of
from visas.rules.prepared import Day

_DEGREES_NOT_GIVEN = UNDETERMINED, Because.DEGREES_NOT_GIVEN
_NO_DEGREE = NOT_MET, Because.NO_DEGREE
_LEVEL_MISSING = UNDETERMINED, Because.LEVEL_MISSING
_LEVEL_TOO_LOW = NOT_MET, Because.LEVEL_TOO_LOW
_AWARD_DAY_MISSING = UNDETERMINED, Because.AWARD_DAY_MISSING
_NOT_YET_AWARDED = NOT_MET, Because.NOT_YET_AWARDED
_DEGREE_TOO_OLD = NOT_MET, Because.DEGREE_TOO_OLD
_INSTITUTION_MISSING = UNDETERMINED, Because.INSTITUTION_MISSING
_INSTITUTION_IN_REVIEW = UNDETERMINED, Because.INSTITUTION_IN_REVIEW
_INSTITUTION_NOT_RECOGNISED = NOT_MET, Because.INSTITUTION_NOT_RECOGNISED

_BY_RANK = {
    MET: (MET, Because.DEGREE_QUALIFIES),
    UNDETERMINED: (UNDETERMINED, Because.DEGREE_IN_DOUBT),
    NOT_MET: (NOT_MET, Because.NO_DEGREE_QUALIFIES),
}
_BY_NAME = {
    MET: (MET, Because.DEGREE_DESIGNATED),
    UNDETERMINED: (UNDETERMINED, Because.DEGREE_IN_DOUBT),
    NOT_MET: (NOT_MET, Because.NO_DEGREE_DESIGNATED),
}
_DESIGNATION = {
    Membership.IN: (MET, Because.INSTITUTION_DESIGNATED),
    Membership.OUT: (NOT_MET, Because.INSTITUTION_NOT_DESIGNATED),
    Membership.NOT_HELD: (UNDETERMINED, Because.DESIGNATION_NOT_HELD),
    Membership.IN_REVIEW: _INSTITUTION_IN_REVIEW,
    Membership.NOT_RECOGNISED: _INSTITUTION_NOT_RECOGNISED,
}
_DEGREE, _REVIEW = Criterion.DEGREE, MatchStatus.REVIEW
_UNRANKED = float("inf")
_BARRED = frozenset({Because.LEVEL_TOO_LOW, Because.NOT_YET_AWARDED, Because.DEGREE_TOO_OLD})
"""Why a degree does not count whatever university it is from."""


def education(facts: Facts, day: Day) -> Answer:
    """Return whether one degree meets everything asked of a degree; each degree is a part."""
    rule = held(day.edition.degree)
    limit, asked = day.limit, day.asked_of_degrees
    if facts.degrees is None:
        return told(_DEGREES_NOT_GIVEN, None, limit, asked)
    if not facts.degrees:
        return told(_NO_DEGREE, 0, limit, asked)
    parts = tuple([_degree(degree, rule, day) for degree in facts.degrees])
    outcome = any_of([part.outcome for part in parts])
    telling = parts[0]
    if len(parts) > 1:
        telling = min([part for part in parts if part.outcome is outcome], key=_distance)
    numbers = {**asked, **telling.numbers}
    conclusion = (_BY_NAME if limit is None else _BY_RANK)[outcome]
    return told(conclusion, telling.fact, telling.threshold, numbers, parts)


def _distance(part: Finding) -> tuple[bool, float]:
    """Return how far a degree is from being one that counts: its level and time before its rank."""
    rank = part.numbers.get("rank")
    is_barred = part.outcome is NOT_MET and part.because in _BARRED
    return is_barred, rank if isinstance(rank, int) else _UNRANKED


def _degree(degree: Degree, rule: DegreeRule, day: Day) -> Finding:
    """Return whether one degree is of the level, the time and the institution asked for.

    All three are looked at; the first that fails is told, or else the first in doubt.
    """
    institution = _institution(degree, rule, day)
    first = _first_told(_level(degree, rule, day), _time(degree, rule, day), institution)
    numbers: dict[str, Value] = {"institution": degree.institution, **institution.numbers}
    if first is not institution:
        numbers |= first.numbers
    if degree.level is not None:
        numbers["level"] = str(degree.level)
    if rule.may_be_expected and degree.awarded_on is not None and degree.awarded_on > day.filed_on:
        numbers |= {"awarded_on": degree.awarded_on.isoformat(), "is_expected": 1}
    conclusion = first.outcome, first.because
    return Finding.of("", _DEGREE, told(conclusion, first.fact, first.threshold, numbers))


def _first_told(level: Answer | None, time: Answer | None, institution: Answer) -> Answer:
    if level is None and time is None:
        return institution
    answers = [answer for answer in (level, time, institution) if answer is not None]
    fails = [answer for answer in answers if answer.outcome is NOT_MET]
    doubts = [answer for answer in answers if answer.outcome is UNDETERMINED]
    return (fails or doubts or [institution])[0]


def _level(degree: Degree, rule: DegreeRule, day: Day) -> Answer | None:
    if degree.level is None:
        return told(_LEVEL_MISSING, None, day.levels)
    if degree.level not in rule.levels:
        return told(_LEVEL_TOO_LOW, str(degree.level), day.levels)
    return None


def _time(degree: Degree, rule: DegreeRule, day: Day) -> Answer | None:
    awarded_on, filed, years = degree.awarded_on, day.filed, rule.recency_years
    if awarded_on is None:
        return told(_AWARD_DAY_MISSING, None, filed)
    is_ahead = awarded_on > day.filed_on
    is_early = is_ahead and not rule.may_be_expected
    is_old = not is_ahead and years is not None and anniversary(awarded_on, years) < day.filed_on
    if not is_early and not is_old:
        return None
    awarded = awarded_on.isoformat()
    numbers: dict[str, Value] = {"awarded_on": awarded, "filed_on": filed}
    if is_early:
        return told(_NOT_YET_AWARDED, awarded, filed, numbers)
    numbers["years"] = years
    return told(_DEGREE_TOO_OLD, awarded, years, numbers)


def _institution(degree: Degree, rule: DegreeRule, day: Day) -> Answer:
    """Return whether the institution counts. A name that no one has matched yet is in review."""
    limit = day.limit
    if not degree.institution:
        return told(_INSTITUTION_MISSING, None, limit)
    if rule.designated is not None:
        found = membership(degree.identity, degree.country, rule.designated)
        return told(_DESIGNATION[found], degree.institution)
    identity, name = degree.identity, degree.institution
    if identity is None or identity.status is _REVIEW:
        return told(_INSTITUTION_IN_REVIEW, name, limit)
    if identity.ref is None:
        return told(_INSTITUTION_NOT_RECOGNISED, name, limit)
    return day.university(identity.ref, degree.awarded_on)
