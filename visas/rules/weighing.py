"""The points criterion: what the facts and the reviewers give, from the least to the most.

What is not known yet may still bring the best of its row. The least decides `met`, the most
`not_met`; between them nobody can tell.
"""

from typing import NamedTuple

from visas.rules.criteria import held
from visas.rules.facts import Facts, JobKind, Scores
from visas.rules.findings import Answer, Because, Value
from visas.rules.outcomes import Outcome
from visas.rules.points import Points
from visas.rules.prepared import Day
from visas.rules.service import counted_since, jobs_of, measure

_NO_SCORES = Scores()


class Range(NamedTuple):
    """Points that are certain and points that are possible."""

    sure: int
    possible: int


def points(facts: Facts, day: Day) -> Answer:
    """Return whether the points reach the pass mark."""
    table = held(day.edition.points)
    scores = facts.scores or _NO_SCORES
    given = {
        "degree_points": _degree(facts, table, day),
        "employer_points": _employer(facts, table, day),
        "pay_points": _pay(facts, table, day),
        "review_points": _review(scores, table),
    }
    least = sum(one.sure for one in given.values())
    most = sum(one.possible for one in given.values())
    outcome, because = _decide(table.pass_mark, least, most, scores)
    numbers: dict[str, Value] = {key: one.sure for key, one in given.items()}
    numbers |= {"points": least, "possible_points": most}
    if table.pass_mark is not None:
        numbers["pass_mark"] = table.pass_mark
    return Answer(outcome, because, least, table.pass_mark, numbers)


def _decide(
    pass_mark: int | None, least: int, most: int, scores: Scores
) -> tuple[Outcome, Because]:
    if pass_mark is None:
        return Outcome.UNDETERMINED, Because.PASS_MARK_NOT_SET
    if least >= pass_mark:
        return Outcome.MET, Because.POINTS_REACH
    if most < pass_mark:
        return Outcome.NOT_MET, Because.POINTS_BELOW
    is_unscored = None in {scores.expertise, scores.strategic_value, scores.is_sme}
    return (
        Outcome.UNDETERMINED,
        Because.SCORES_MISSING if is_unscored else Because.POINTS_IN_DOUBT,
    )


def _degree(facts: Facts, table: Points, day: Day) -> Range:
    """Return the points of the best degree that is awarded by the filing day."""
    rows = dict(table.degree)
    if facts.degrees is None:
        return Range(0, max(rows.values()))
    sure = possible = 0
    for degree in facts.degrees:
        if degree.awarded_on is not None and degree.awarded_on > day.filed_on:
            continue
        worth = max(rows.values()) if degree.level is None else rows.get(degree.level, 0)
        possible = max(possible, worth)
        if degree.level is not None and degree.awarded_on is not None:
            sure = max(sure, worth)
    return Range(sure, possible)


def _employer(facts: Facts, table: Points, day: Day) -> Range:
    """Return the points of the whole years at top employers, in work or in research."""
    if facts.employment is None:
        return Range(0, max(worth for _, worth in table.employer))
    sure = possible = 0
    for kind in JobKind:
        jobs = jobs_of(kind, facts, day.institute)
        measured = measure(jobs, day.filed_on, counted_since(kind, facts))
        for years, worth in table.employer:
            if measured.sure_top.reaches(years):
                sure = max(sure, worth)
            if measured.possible_top.reaches(years):
                possible = max(possible, worth)
    return Range(sure, possible)


def _pay(facts: Facts, table: Points, day: Day) -> Range:
    """Return the points of the yearly pay, by the multiple of GNI that it reaches."""
    won = None if facts.offer is None else facts.offer.annual_pay_won
    if won is None or day.gni is None:
        return Range(0, max(worth for _, worth in table.pay))
    reached = 0
    for multiple, worth in table.pay:
        threshold = day.pay(multiple).threshold
        if threshold is not None and won >= threshold:
            reached = max(reached, worth)
    return Range(reached, reached)


def _review(scores: Scores, table: Points) -> Range:
    """Return the reviewers' points, at most what the table allows, and the bonus."""
    sure = possible = 0
    for score, most in (
        (scores.expertise, table.expertise),
        (scores.strategic_value, table.strategic_value),
        (None if scores.is_sme is None else scores.is_sme * table.sme_bonus, table.sme_bonus),
    ):
        sure += min(score or 0, most)
        possible += most if score is None else min(score, most)
    return Range(sure, possible)
