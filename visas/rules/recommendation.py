"""The recommendation criterion: somebody whose word counts recommends the applicant."""

from visas.rules.criteria import RecommendationRule, held
from visas.rules.designation import Membership, membership
from visas.rules.facts import Facts, Recommendation, RecommendationKind
from visas.rules.findings import Answer, Because, Value
from visas.rules.list_rules import Designated
from visas.rules.outcomes import Outcome
from visas.rules.prepared import Day

_RECOMMENDER = {
    Membership.IN: (Outcome.MET, Because.RECOMMENDED),
    Membership.OUT: (Outcome.NOT_MET, Because.RECOMMENDER_NOT_DESIGNATED),
    Membership.NOT_HELD: (Outcome.UNDETERMINED, Because.DESIGNATION_NOT_HELD),
    Membership.IN_REVIEW: (Outcome.UNDETERMINED, Because.RECOMMENDER_IN_REVIEW),
    Membership.NOT_RECOGNISED: (Outcome.NOT_MET, Because.RECOMMENDER_NOT_DESIGNATED),
}


def recommendation(facts: Facts, day: Day) -> Answer:
    """Return whether there is a recommendation of a kind that counts, by one who may give it."""
    rule = held(day.edition.recommendation)
    given = facts.recommendation
    kinds: Value = tuple(map(str, rule.kinds))
    if given is None:
        numbers = {"kinds": kinds}
        return Answer(Outcome.UNDETERMINED, Because.NO_RECOMMENDATION, None, kinds, numbers)
    kind = str(given.kind)
    numbers = {"kinds": kinds, "kind": kind, "institution": given.institution}
    outcome, because = _judged(given, rule, day)
    return Answer(outcome, because, kind, kinds, numbers)


def _judged(given: Recommendation, rule: RecommendationRule, day: Day) -> tuple[Outcome, Because]:
    if given.kind not in rule.kinds:
        return Outcome.NOT_MET, Because.RECOMMENDATION_OF_OTHER_KIND
    if not rule.from_designated or given.kind is not RecommendationKind.UNIVERSITY_PRESIDENT:
        return Outcome.MET, Because.RECOMMENDED
    if not given.institution:
        return Outcome.UNDETERMINED, Because.RECOMMENDER_MISSING
    designated: Designated = held(held(day.edition.degree).designated)
    return _RECOMMENDER[membership(given.identity, "", designated)]
