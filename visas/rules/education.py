"""The education criterion: a degree of the right level and age from a university that counts.

Which universities count is told by lists and a rank, or by name where they are designated.
"""

from datetime import date

from talentportal.kernel.dates import anniversary
from visas.rules.criteria import DegreeRule, held
from visas.rules.designation import Membership, membership
from visas.rules.editions import EditionParameters
from visas.rules.facts import Degree, Facts, MatchStatus
from visas.rules.figures import Figures
from visas.rules.findings import Answer, Because, Criterion, Finding, Value
from visas.rules.list_rules import Designated, ListRule, ListTime
from visas.rules.outcomes import Outcome, any_of
from visas.rules.standing import Yardstick

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


def education(facts: Facts, edition: EditionParameters, figures: Figures) -> Answer:
    """Return whether one degree meets everything asked of a degree; each degree is a part."""
    rule = held(edition.degree)
    lists = None if rule.designated is not None else held(edition.lists)
    limit = lists.limit if lists is not None else None
    asked = _asked(rule, limit)
    if facts.degrees is None:
        return Answer(Outcome.UNDETERMINED, Because.DEGREES_NOT_GIVEN, None, limit, asked)
    if not facts.degrees:
        return Answer(Outcome.NOT_MET, Because.NO_DEGREE, 0, limit, asked)
    yardstick = (
        None if lists is None else Yardstick.for_filing(lists, figures.rankings, facts.filed_on)
    )
    parts = tuple(
        Finding("", Criterion.DEGREE, *_degree(degree, facts.filed_on, rule, yardstick))
        for degree in facts.degrees
    )
    outcome = any_of([part.outcome for part in parts])
    telling = min((part for part in parts if part.outcome is outcome), key=_rank)
    numbers = {**asked, **telling.numbers}
    because = (_BY_NAME if lists is None else _BY_RANK)[outcome]
    return Answer(outcome, because, numbers.get("rank"), limit, numbers, parts)


def _asked(rule: DegreeRule, limit: int | None) -> dict[str, Value]:
    asked: dict[str, Value] = {"levels": tuple(map(str, rule.levels))}
    if limit is not None:
        asked["limit"] = limit
    if rule.recency_years is not None:
        asked["recency"] = rule.recency_years
    return asked


def _rank(part: Finding) -> float:
    rank = part.numbers.get("rank")
    return rank if isinstance(rank, int) else float("inf")


def _degree(
    degree: Degree, filed_on: date, rule: DegreeRule, yardstick: Yardstick | None
) -> Answer:
    """Return whether one degree is of the level, the time and the institution asked for.

    All three are looked at; the first that fails is told, or else the first in doubt.
    """
    answers = [
        answer
        for answer in (
            _level(degree, rule),
            _time(degree, filed_on, rule),
            _institution(degree, rule, yardstick),
        )
        if answer is not None
    ]
    telling = next((answer for answer in answers if answer.outcome is Outcome.NOT_MET), None)
    telling = telling or next(
        (answer for answer in answers if answer.outcome is Outcome.UNDETERMINED), answers[-1]
    )
    numbers: dict[str, Value] = {"institution": degree.institution, **answers[-1].numbers}
    numbers |= telling.numbers
    if degree.level is not None:
        numbers["level"] = str(degree.level)
    if degree.awarded_on is not None and degree.awarded_on > filed_on and rule.may_be_expected:
        numbers |= {"awarded_on": degree.awarded_on.isoformat(), "is_expected": 1}
    return telling._replace(numbers=numbers)


def _level(degree: Degree, rule: DegreeRule) -> Answer | None:
    levels = tuple(str(level) for level in rule.levels)
    if degree.level is None:
        return Answer(Outcome.UNDETERMINED, Because.LEVEL_MISSING, None, levels)
    if degree.level not in rule.levels:
        return Answer(Outcome.NOT_MET, Because.LEVEL_TOO_LOW, str(degree.level), levels)
    return None


def _time(degree: Degree, filed_on: date, rule: DegreeRule) -> Answer | None:
    awarded_on = degree.awarded_on
    filed = filed_on.isoformat()
    if awarded_on is None:
        return Answer(Outcome.UNDETERMINED, Because.AWARD_DAY_MISSING, None, filed)
    awarded = awarded_on.isoformat()
    numbers: dict[str, Value] = {"awarded_on": awarded, "filed_on": filed}
    if awarded_on > filed_on and not rule.may_be_expected:
        return Answer(Outcome.NOT_MET, Because.NOT_YET_AWARDED, awarded, filed, numbers)
    years = rule.recency_years
    if years is not None and anniversary(awarded_on, years) < filed_on:
        numbers["years"] = years
        return Answer(Outcome.NOT_MET, Because.DEGREE_TOO_OLD, awarded, years, numbers)
    return None


def _institution(degree: Degree, rule: DegreeRule, yardstick: Yardstick | None) -> Answer:
    """Return whether the institution counts. A name that no one has matched yet is in review."""
    if yardstick is None:
        return _by_name(degree, held(rule.designated))
    limit = yardstick.rule.limit
    if not degree.institution:
        return Answer(Outcome.UNDETERMINED, Because.INSTITUTION_MISSING, None, limit)
    return _by_rank(degree, yardstick.rule, yardstick)


def _by_name(degree: Degree, designated: Designated) -> Answer:
    if not degree.institution:
        return Answer(Outcome.UNDETERMINED, Because.INSTITUTION_MISSING)
    found = membership(degree.identity, degree.country, designated)
    outcome, because = _DESIGNATION[found]
    return Answer(outcome, because, degree.institution)


def _by_rank(degree: Degree, lists: ListRule, yardstick: Yardstick) -> Answer:
    identity, name = degree.identity, degree.institution
    if identity is None or identity.status is MatchStatus.REVIEW:
        return Answer(Outcome.UNDETERMINED, Because.INSTITUTION_IN_REVIEW, name, lists.limit)
    if identity.ref is None:
        return Answer(Outcome.NOT_MET, Because.INSTITUTION_NOT_RECOGNISED, name, lists.limit)
    if lists.time is ListTime.LATEST_AT_AWARD and degree.awarded_on is not None:
        yardstick = Yardstick.for_award(lists, yardstick.lists, degree.awarded_on)
    standing = yardstick.measure(identity.ref)
    return Answer(
        standing.outcome, standing.because, standing.rank, standing.limit, standing.numbers
    )
