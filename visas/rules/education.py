"""The education criterion: a degree of the right level from a listed university."""

from datetime import date

from talentportal.kernel.dates import anniversary
from visas.rules.editions import EditionParameters, ListTime
from visas.rules.facts import Degree, Facts, MatchStatus
from visas.rules.figures import Figures
from visas.rules.findings import Answer, Because, Criterion, Finding, Value
from visas.rules.outcomes import Outcome, any_of
from visas.rules.standing import Yardstick

_OF_THE_WHOLE = {
    Outcome.MET: Because.DEGREE_QUALIFIES,
    Outcome.UNDETERMINED: Because.DEGREE_IN_DOUBT,
    Outcome.NOT_MET: Because.NO_DEGREE_QUALIFIES,
}


def education(facts: Facts, edition: EditionParameters, figures: Figures) -> Answer:
    """Return whether one degree meets everything asked of a degree; each degree is a part."""
    limit = edition.lists.limit
    asked: dict[str, Value] = {"limit": limit, "levels": tuple(map(str, edition.levels))}
    if facts.degrees is None:
        return Answer(Outcome.UNDETERMINED, Because.DEGREES_NOT_GIVEN, None, limit, asked)
    if not facts.degrees:
        return Answer(Outcome.NOT_MET, Because.NO_DEGREE, 0, limit, asked)
    yardstick = Yardstick.for_filing(edition.lists, figures.rankings, facts.filed_on)
    parts = tuple(
        Finding("", Criterion.DEGREE, *_degree(degree, facts.filed_on, edition, yardstick))
        for degree in facts.degrees
    )
    outcome = any_of([part.outcome for part in parts])
    telling = min((part for part in parts if part.outcome is outcome), key=_rank)
    numbers = {**asked, **telling.numbers}
    return Answer(outcome, _OF_THE_WHOLE[outcome], numbers.get("rank"), limit, numbers, parts)


def _rank(part: Finding) -> float:
    rank = part.numbers.get("rank")
    return rank if isinstance(rank, int) else float("inf")


def _degree(
    degree: Degree, filed_on: date, edition: EditionParameters, yardstick: Yardstick
) -> Answer:
    """Return whether one degree is of the level, the time and the rank asked for.

    All three are looked at; the first that fails is told, or else the first in doubt.
    """
    answers = [
        answer
        for answer in (
            _level(degree, edition),
            _time(degree, filed_on, edition.recency_years),
            _institution(degree, edition, yardstick),
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
    return telling._replace(numbers=numbers)


def _level(degree: Degree, edition: EditionParameters) -> Answer | None:
    levels = tuple(str(level) for level in edition.levels)
    if degree.level is None:
        return Answer(Outcome.UNDETERMINED, Because.LEVEL_MISSING, None, levels)
    if degree.level not in edition.levels:
        return Answer(Outcome.NOT_MET, Because.LEVEL_TOO_LOW, str(degree.level), levels)
    return None


def _time(degree: Degree, filed_on: date, recency_years: int | None) -> Answer | None:
    awarded_on = degree.awarded_on
    filed = filed_on.isoformat()
    if awarded_on is None:
        return Answer(Outcome.UNDETERMINED, Because.AWARD_DAY_MISSING, None, filed)
    numbers = {"awarded_on": awarded_on.isoformat(), "filed_on": filed}
    awarded = awarded_on.isoformat()
    if awarded_on > filed_on:
        return Answer(Outcome.NOT_MET, Because.NOT_YET_AWARDED, awarded, filed, numbers)
    if recency_years is not None and anniversary(awarded_on, recency_years) < filed_on:
        numbers_with_years: dict[str, Value] = {**numbers, "years": recency_years}
        return Answer(
            Outcome.NOT_MET, Because.DEGREE_TOO_OLD, awarded, recency_years, numbers_with_years
        )
    return None


def _institution(degree: Degree, edition: EditionParameters, yardstick: Yardstick) -> Answer:
    """Return where the institution stands. A name that no one has matched yet is in review."""
    limit, name = edition.lists.limit, degree.institution
    if not name:
        return Answer(Outcome.UNDETERMINED, Because.INSTITUTION_MISSING, None, limit)
    identity = degree.identity
    if identity is None or identity.status is MatchStatus.REVIEW:
        return Answer(Outcome.UNDETERMINED, Because.INSTITUTION_IN_REVIEW, name, limit)
    if identity.ref is None:
        return Answer(Outcome.NOT_MET, Because.INSTITUTION_NOT_RECOGNISED, name, limit)
    if edition.lists.time is ListTime.LATEST_AT_AWARD and degree.awarded_on is not None:
        yardstick = Yardstick.for_award(edition.lists, yardstick.lists, degree.awarded_on)
    standing = yardstick.measure(identity.ref)
    return Answer(
        standing.outcome, standing.because, standing.rank, standing.limit, standing.numbers
    )
