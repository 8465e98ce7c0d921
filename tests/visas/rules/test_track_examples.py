"""Every example that the sources give for D-10-T, F-2-7S and the K-Tech Pass, as a table.

Engineering lists are not held, as in the portal.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.visas.rules.examples import Example, found
from tests.visas.rules.samples import (
    FIGURES,
    KAIST,
    REVIEW,
    UNKNOWN,
    answer,
    degree,
    facts,
    job,
    offered,
    university,
)
from visas.rules.facts import Facts, Identity, Level, Recommendation, RecommendationKind, Scores
from visas.rules.figures import ListEdition, RankedList
from visas.rules.findings import Because, Criterion
from visas.rules.outcomes import Outcome
from visas.rules.states import Track

MET, NOT_MET, UNDETERMINED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED

D_10_T_GUIDE = "guides to D-10-T, April 2026"
K_STAR_NEWS = "Ministry of Justice on K-STAR, 2025-09-23 and 2025-12-05"
PASS_NEWS = "News1 on the K-Tech Pass, 2025-04-02"
PASS_2026_NEWS = "report on the widening of the pass, 2026-07-02"


def seeker(what: str, outcome: Outcome, because: Because, **changes: Any) -> Example:
    """Return an example of D-10-T, filed on 2026-11-22, without a job."""
    made = {"awarded_on": date(2022, 6, 1), **changes}
    case = facts(
        track=Track.D_10_T,
        employment=None,
        offer=None,
        degrees=(degree(made.pop("ref", "high"), **made),),
    )
    return Example(D_10_T_GUIDE, what, case, "job-seeker", Criterion.EDUCATION, outcome, because)


D_10_T = [
    seeker("a recent doctorate, no job", MET, Because.DEGREE_QUALIFIES),
    seeker("a recent master's", MET, Because.DEGREE_QUALIFIES, level=Level.MASTER),
    seeker("a bachelor's", NOT_MET, Because.NO_DEGREE_QUALIFIES, level=Level.BACHELOR),
    seeker("5 years to the day", MET, Because.DEGREE_QUALIFIES, awarded_on=date(2021, 11, 22)),
    seeker("a day older", NOT_MET, Because.NO_DEGREE_QUALIFIES, awarded_on=date(2021, 11, 21)),
    seeker("rank 150", NOT_MET, Because.NO_DEGREE_QUALIFIES, ref="middle"),
    seeker("not awarded yet", NOT_MET, Because.NO_DEGREE_QUALIFIES, awarded_on=date(2026, 11, 23)),
    seeker("no day of award", UNDETERMINED, Because.DEGREE_IN_DOUBT, awarded_on=None),
    seeker("a name in review", UNDETERMINED, Because.DEGREE_IN_DOUBT, identity=REVIEW),
]

BY_PRESIDENT = Recommendation(RecommendationKind.UNIVERSITY_PRESIDENT, "KAIST", university(KAIST))


def k_star(filed_on: str = "2026-11-22", **changes: Any) -> Facts:
    """Return a graduate of a designated university, recommended, without a job."""
    graduate = degree(KAIST, country="KR", awarded_on=date(2026, 2, 20))
    made = facts(
        filed_on,
        track=Track.F_2_7S,
        degrees=(graduate,),
        employment=None,
        offer=None,
        recommendation=BY_PRESIDENT,
    )
    return replace(made, **changes)


def graduated(what: str, outcome: Outcome, because: Because, **changes: Any) -> Example:
    """Return an example about the degree of K-STAR."""
    graduate = replace(k_star().degrees[0], **changes)  # type: ignore[index]
    case = k_star(degrees=(graduate,))
    return Example(K_STAR_NEWS, what, case, "k-star", Criterion.EDUCATION, outcome, because)


def recommended(
    what: str, outcome: Outcome, because: Because, given: Recommendation | None
) -> Example:
    """Return an example about the recommendation of K-STAR."""
    case = k_star(recommendation=given)
    return Example(K_STAR_NEWS, what, case, "k-star", Criterion.RECOMMENDATION, outcome, because)


def president(identity: Identity | None, institution: str = "A university") -> Recommendation:
    """Return the recommendation of a university's president."""
    return Recommendation(RecommendationKind.UNIVERSITY_PRESIDENT, institution, identity)


DESIGNATED, DOUBT = Because.DEGREE_DESIGNATED, Because.DEGREE_IN_DOUBT
NONE_DESIGNATED = Because.NO_DEGREE_DESIGNATED
F_2_7S = [
    graduated("a doctorate of this year", MET, DESIGNATED),
    graduated("a master's", MET, DESIGNATED, level=Level.MASTER),
    graduated("a bachelor's", NOT_MET, NONE_DESIGNATED, level=Level.BACHELOR),
    graduated("a degree expected in February", MET, DESIGNATED, awarded_on=date(2027, 2, 19)),
    graduated("1 year to the day", MET, DESIGNATED, awarded_on=date(2025, 11, 22)),
    graduated("a day more", NOT_MET, NONE_DESIGNATED, awarded_on=date(2025, 11, 21)),
    graduated(
        "another Korean one: the list is not held", UNDETERMINED, DOUBT, identity=university("high")
    ),
    graduated("one that nobody knows", UNDETERMINED, DOUBT, identity=UNKNOWN),
    graduated("one abroad", NOT_MET, NONE_DESIGNATED, identity=university("high"), country="US"),
    graduated("a name in review", UNDETERMINED, DOUBT, identity=REVIEW),
    graduated("no day", UNDETERMINED, DOUBT, awarded_on=None),
    recommended("its president", MET, Because.RECOMMENDED, BY_PRESIDENT),
    recommended("nobody yet", UNDETERMINED, Because.NO_RECOMMENDATION, None),
    recommended(
        "KOTRA instead",
        NOT_MET,
        Because.RECOMMENDATION_OF_OTHER_KIND,
        Recommendation(RecommendationKind.KOTRA, ""),
    ),
    recommended("unnamed", UNDETERMINED, Because.RECOMMENDER_MISSING, president(None, "")),
    recommended("in review", UNDETERMINED, Because.RECOMMENDER_IN_REVIEW, president(REVIEW)),
    recommended(
        "another university", UNDETERMINED, Because.DESIGNATION_NOT_HELD, president(university("x"))
    ),
]


def k_tech(filed_on: str = "2026-11-22", **changes: Any) -> Facts:
    """Return a case that leaves nothing open under the fixed criteria but the engineering lists."""
    return replace(facts(filed_on), track=Track.K_TECH_PASS, **changes)


def passed(
    what: str, code: Criterion, outcome: Outcome, because: Because, **changes: Any
) -> Example:
    """Return an example of the fixed criteria of the K-Tech Pass."""
    case = k_tech(**changes)
    return Example(PASS_NEWS, what, case, "fixed", code, outcome, because)


K_TECH = [
    passed("engineering lists not held", Criterion.EDUCATION, UNDETERMINED, DOUBT),
    passed(
        "a bachelor's whatever the list",
        Criterion.EDUCATION,
        NOT_MET,
        Because.NO_DEGREE_QUALIFIES,
        degrees=(degree(level=Level.BACHELOR),),
    ),
    passed(
        "a month at a listed company",
        Criterion.EXPERIENCE,
        MET,
        Because.EXPERIENCE_SUFFICES,
        employment=(job("2026-10-22", None),),
    ),
    passed(
        "ten years elsewhere",
        Criterion.EXPERIENCE,
        NOT_MET,
        Because.EXPERIENCE_SHORT,
        employment=(job("2015-01-01", None, UNKNOWN),),
    ),
    passed(
        "a global institute, its list not held",
        Criterion.EXPERIENCE,
        UNDETERMINED,
        Because.EXPERIENCE_IN_DOUBT,
        employment=(job("2015-01-01", None, university("high")),),
    ),
    passed(
        "pay of 3 x GNI",
        Criterion.PAY,
        MET,
        Because.PAY_REACHES,
        offer=offered(annual_pay_won=157_248_000),
    ),
    passed(
        "a won less",
        Criterion.PAY,
        NOT_MET,
        Because.PAY_BELOW,
        offer=offered(annual_pay_won=157_247_999),
    ),
    Example(
        PASS_NEWS,
        "KRW 149.87 million in 2025",
        k_tech("2025-04-02", offer=offered(annual_pay_won=149_865_000)),
        "fixed",
        Criterion.PAY,
        MET,
        Because.PAY_REACHES,
    ),
    Example(
        PASS_2026_NEWS,
        "100 points, pass mark unknown",
        k_tech("2026-07-02", scores=Scores(20, 15, is_sme=True)),
        "points",
        Criterion.POINTS,
        UNDETERMINED,
        Because.PASS_MARK_NOT_SET,
    ),
]

EXAMPLES = [*D_10_T, *F_2_7S, *K_TECH]


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{one.case.track} {one.code}: {one.what}" for one in EXAMPLES]
)
def test_an_example_of_the_sources_comes_out_as_they_say(example: Example) -> None:
    told = found(example.case, example.pathway, example.code)
    assert (told.outcome, told.because) == (example.outcome, example.because), example.source


@pytest.mark.parametrize(
    ("case", "pathway"), [(D_10_T[0].case, "job-seeker"), (k_star(), "k-star")]
)
def test_a_case_that_meets_everything_is_met_by_the_pathway_named(
    case: Facts, pathway: str
) -> None:
    assert (answer(case).outcome, answer(case).pathway) == (MET, pathway)


def test_the_pass_is_met_once_an_engineering_list_is_held() -> None:
    engineering = RankedList.from_rows(
        [ListEdition("QS_ENG", "2026", date(2026, 3, 25), 200)], [("high", "QS_ENG", "2026", 1)]
    )
    told = answer(k_tech(), replace(FIGURES, rankings=engineering))
    assert (told.outcome, told.pathway) == (MET, "fixed")


@pytest.mark.parametrize(("filed_on", "pathways"), [("2026-07-01", 1), ("2026-07-02", 2)])
def test_points_are_a_way_to_the_pass_from_2_july_2026(filed_on: str, pathways: int) -> None:
    assert len({one.pathway for one in answer(k_tech(filed_on)).findings}) == pathways
