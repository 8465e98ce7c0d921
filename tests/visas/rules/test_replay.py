"""Any facts get an answer; the same facts, edition and figures get the same one for ever."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.visas.rules.samples import (
    BY_CODE,
    EDITIONS,
    FIGURES,
    GOVERNMENT,
    KAIST,
    REVIEW,
    UNKNOWN,
    company,
    university,
)
from visas.rules.criteria import held
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import Assessment, assess
from visas.rules.facts import (
    Degree,
    Employment,
    Facts,
    JobKind,
    Level,
    Offer,
    Recommendation,
    RecommendationKind,
    Scores,
)
from visas.rules.figures import Figures
from visas.rules.outcomes import Outcome
from visas.rules.states import Track

days = st.dates(date(2005, 1, 1), date(2027, 12, 31))
identities = st.sampled_from(
    [None, REVIEW, UNKNOWN, GOVERNMENT, company(), company("small"), university(KAIST)]
    + [university(ref) for ref in ("high", "middle", "falling", "american", "low", "elsewhere")]
)
degrees = st.builds(
    Degree,
    st.none() | st.sampled_from(Level),
    st.sampled_from(["", "A university"]),
    st.sampled_from(["", "US"]),
    st.none() | days,
    identities,
)


@st.composite
def employments(draw: st.DrawFn) -> Employment:
    first, last = sorted([draw(days), draw(days)])
    return Employment(
        "An employer",
        "US",
        draw(st.sampled_from(JobKind)),
        draw(st.sampled_from([None, first])),
        draw(st.sampled_from([None, last])),
        draw(identities),
    )


offers = st.builds(
    Offer,
    st.just("An employer"),
    st.sampled_from(["", "KR", "US"]),
    st.sampled_from(["", "ai", "bio", "finance"]),
    st.none() | st.integers(0, 400_000_000),
    st.none() | st.booleans(),
)
paid_offers = st.builds(
    replace, offers, annual_pay_won=st.integers(min_value=0, max_value=400_000_000)
)
recommendations = st.builds(
    Recommendation, st.sampled_from(RecommendationKind), st.sampled_from(["", "KAIST"]), identities
)
scores = st.builds(
    Scores,
    st.none() | st.integers(0, 30),
    st.none() | st.integers(0, 30),
    st.none() | st.booleans(),
)


@st.composite
def facts_with(
    draw: st.DrawFn, *, degrees_from: int = 0, jobs_from: int = 0, pay: bool = False
) -> Facts:
    """Draw facts that tell at least so many degrees and jobs, and a pay if asked for.

    Where a test needs something told, it is drawn that way: throwing away facts without it
    would leave too few to test with.
    """
    told_degrees = st.lists(degrees, min_size=degrees_from, max_size=degrees_from + 3).map(tuple)
    told_jobs = st.lists(employments(), min_size=jobs_from, max_size=jobs_from + 4).map(tuple)
    return Facts(
        draw(st.sampled_from(Track)),
        draw(st.dates(date(2025, 4, 2), date(2027, 12, 31))),
        draw(told_degrees if degrees_from else st.none() | told_degrees),
        draw(told_jobs if jobs_from else st.none() | told_jobs),
        draw(paid_offers if pay else st.none() | offers),
        draw(st.none() | recommendations),
        draw(st.none() | scores),
    )


some_facts = facts_with()
_PASS = BY_CODE["K-TECH-PASS/2026-07-02"]
MARKED = replace(_PASS, points=replace(held(_PASS.points), pass_mark=60))
"""The pass as it would be with a pass mark."""
some_editions = st.sampled_from([*EDITIONS, MARKED])


@given(some_facts, some_editions)
def test_a_stored_assessment_replays_to_the_same(facts: Facts, edition: EditionParameters) -> None:
    result = assess(facts, edition, FIGURES)
    stored = json.loads(
        json.dumps([facts.to_json(), edition.to_json(), FIGURES.to_json(facts.bodies())])
    )
    again = assess(
        Facts.from_json(stored[0]),
        EditionParameters.from_json(stored[1]),
        Figures.from_json(stored[2]),
    )
    assert again == result
    assert Assessment.from_json(json.loads(json.dumps(result.to_json()))) == result


@given(some_facts, some_editions)
def test_the_outcome_follows_from_the_findings(facts: Facts, edition: EditionParameters) -> None:
    result = assess(facts, edition, FIGURES)
    of_pathways = {
        pathway.code: {found.outcome for found in result.of_pathway(pathway.code)}
        for pathway in edition.pathways
    }
    met = [code for code, outcomes in of_pathways.items() if outcomes == {Outcome.MET}]
    failed = [code for code, outcomes in of_pathways.items() if Outcome.NOT_MET in outcomes]
    assert result.pathway == (met[0] if met else "")
    if met:
        assert result.outcome is Outcome.MET
    elif len(failed) == len(of_pathways):
        assert result.outcome is Outcome.NOT_MET
    else:
        assert result.outcome is Outcome.UNDETERMINED


@given(some_facts, some_editions)
def test_asking_everybody_to_look_never_decides_by_itself(
    facts: Facts, edition: EditionParameters
) -> None:
    """Names in review can turn an answer into a doubt; they cannot turn no into yes."""
    looked_at = replace(
        facts,
        degrees=facts.degrees and tuple(replace(one, identity=REVIEW) for one in facts.degrees),
        employment=facts.employment
        and tuple(replace(one, identity=REVIEW) for one in facts.employment),
        recommendation=facts.recommendation and replace(facts.recommendation, identity=REVIEW),
    )
    before, after = (
        {
            (found.pathway, found.code): found.outcome
            for found in assess(one, edition, FIGURES).findings
        }
        for one in (facts, looked_at)
    )
    assert all(
        after[key] is not Outcome.MET
        for key, outcome in before.items()
        if outcome is Outcome.NOT_MET
    )


@given(facts_with(pay=True), some_editions, st.integers(1, 10**8))
def test_more_pay_never_harms(facts: Facts, edition: EditionParameters, more: int) -> None:
    offer = held(facts.offer)
    raised = replace(offer, annual_pay_won=held(offer.annual_pay_won) + more)
    order = [Outcome.NOT_MET, Outcome.UNDETERMINED, Outcome.MET]
    before = assess(facts, edition, FIGURES).outcome
    after = assess(replace(facts, offer=raised), edition, FIGURES).outcome
    assert order.index(after) >= order.index(before)
