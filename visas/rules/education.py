"""The education criterion: a degree of the right level and age from a university that counts.

Which universities count is told by lists and a rank, or by name where they are designated.
"""

from talentportal.kernel.dates import anniversary
from visas.rules.criteria import DegreeRule, held
from visas.rules.designation import Membership, membership
from visas.rules.facts import Degree, Facts, MatchStatus
from visas.rules.findings import Answer, Because, Criterion, Finding, Value
from visas.rules.outcomes import Outcome, any_of
from visas.rules.prepared import Day

_BY_RANK = {
    Outcome.MET: Because.DEGREE_QUALIFIES,
    Outcome.UNDETERMINED: Because.DEGREE_IN_DOUBT,
    Outcome.NOT_MET: Because.NO_DEGREE_QUALIFIES,
}
_BY_NAME = {
    Outcome.MET: Because.DEGREE_DESIGNATED,
    Outcome.UNDETERMINED: Because.DEGREE_IN_DOUBT,
    Outcome.NOT_MET: Because.NO_DEGREE_DESIGNATED,
}
_DESIGNATION = {
    Membership.IN: (Outcome.MET, Because.INSTITUTION_DESIGNATED),
    Membership.OUT: (Outcome.NOT_MET, Because.INSTITUTION_NOT_DESIGNATED),
    Membership.NOT_HELD: (Outcome.UNDETERMINED, Because.DESIGNATION_NOT_HELD),
    Membership.IN_REVIEW: (Outcome.UNDETERMINED, Because.INSTITUTION_IN_REVIEW),
    Membership.NOT_RECOGNISED: (Outcome.NOT_MET, Because.INSTITUTION_NOT_RECOGNISED),
}


def education(facts: Facts, day: Day) -> Answer:
    """Return whether one degree meets everything asked of a degree; each degree is a part."""
    rule = held(day.edition.degree)
    limit = None if rule.designated is not None else held(day.edition.lists).limit
    asked = _asked(rule, limit, day.levels)
    if facts.degrees is None:
        return Answer(Outcome.UNDETERMINED, Because.DEGREES_NOT_GIVEN, None, limit, asked)
    if not facts.degrees:
        return Answer(Outcome.NOT_MET, Because.NO_DEGREE, 0, limit, asked)
    parts = tuple([_degree(degree, rule, day) for degree in facts.degrees])
    outcome = any_of([part.outcome for part in parts])
    telling = min([part for part in parts if part.outcome is outcome], key=_rank)
    numbers = {**asked, **telling.numbers}
    because = (_BY_NAME if limit is None else _BY_RANK)[outcome]
    fact = telling.fact if limit is None else numbers.get("rank")
    return Answer(outcome, because, fact, limit, numbers, parts)


def _asked(rule: DegreeRule, limit: int | None, levels: Value) -> dict[str, Value]:
    asked: dict[str, Value] = {"levels": levels}
    if limit is not None:
        asked["limit"] = limit
    if rule.recency_years is not None:
        asked["recency"] = rule.recency_years
    return asked


def _rank(part: Finding) -> float:
    rank = part.numbers.get("rank")
    return rank if isinstance(rank, int) else float("inf")


def _degree(degree: Degree, rule: DegreeRule, day: Day) -> Finding:
    """Return whether one degree is of the level, the time and the institution asked for.

    All three are looked at; the first that fails is told, or else the first in doubt.
    """
    institution = _institution(degree, rule, day)
    told = _first_told(_level(degree, rule, day), _time(degree, rule, day), institution)
    numbers: dict[str, Value] = {"institution": degree.institution}
    numbers |= institution.numbers
    numbers |= told.numbers
    if degree.level is not None:
        numbers["level"] = str(degree.level)
    if rule.may_be_expected and degree.awarded_on is not None and degree.awarded_on > day.filed_on:
        numbers |= {"awarded_on": degree.awarded_on.isoformat(), "is_expected": 1}
    outcome, because, fact, threshold, *_ = told
    return Finding("", Criterion.DEGREE, outcome, because, fact, threshold, numbers)


def _first_told(level: Answer | None, time: Answer | None, institution: Answer) -> Answer:
    if level is None and time is None:
        return institution
    answers = [answer for answer in (level, time, institution) if answer is not None]
    fails = [answer for answer in answers if answer.outcome is Outcome.NOT_MET]
    doubts = [answer for answer in answers if answer.outcome is Outcome.UNDETERMINED]
    return (fails or doubts or [institution])[0]


def _level(degree: Degree, rule: DegreeRule, day: Day) -> Answer | None:
    if degree.level is None:
        return Answer(Outcome.UNDETERMINED, Because.LEVEL_MISSING, None, day.levels)
    if degree.level not in rule.levels:
        return Answer(Outcome.NOT_MET, Because.LEVEL_TOO_LOW, str(degree.level), day.levels)
    return None


def _time(degree: Degree, rule: DegreeRule, day: Day) -> Answer | None:
    awarded_on, filed, years = degree.awarded_on, day.filed, rule.recency_years
    if awarded_on is None:
        return Answer(Outcome.UNDETERMINED, Because.AWARD_DAY_MISSING, None, filed)
    is_early = awarded_on > day.filed_on and not rule.may_be_expected
    is_old = years is not None and anniversary(awarded_on, years) < day.filed_on
    if not is_early and not is_old:
        return None
    awarded = awarded_on.isoformat()
    numbers: dict[str, Value] = {"awarded_on": awarded, "filed_on": filed}
    if is_early:
        return Answer(Outcome.NOT_MET, Because.NOT_YET_AWARDED, awarded, filed, numbers)
    numbers["years"] = years
    return Answer(Outcome.NOT_MET, Because.DEGREE_TOO_OLD, awarded, years, numbers)


def _institution(degree: Degree, rule: DegreeRule, day: Day) -> Answer:
    """Return whether the institution counts. A name that no one has matched yet is in review."""
    limit = None if rule.designated is not None else held(day.edition.lists).limit
    if not degree.institution:
        return Answer(Outcome.UNDETERMINED, Because.INSTITUTION_MISSING, None, limit)
    if rule.designated is not None:
        found = membership(degree.identity, degree.country, rule.designated)
        return Answer(*_DESIGNATION[found], degree.institution)
    identity, name = degree.identity, degree.institution
    if identity is None or identity.status is MatchStatus.REVIEW:
        return Answer(Outcome.UNDETERMINED, Because.INSTITUTION_IN_REVIEW, name, limit)
    if identity.ref is None:
        return Answer(Outcome.NOT_MET, Because.INSTITUTION_NOT_RECOGNISED, name, limit)
    return day.university(identity.ref, degree.awarded_on)
