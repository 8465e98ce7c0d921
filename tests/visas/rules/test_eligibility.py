"""What the seeded editions say of made cases: outcome, pathway, and the reason for each."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.visas.rules.samples import (
    FIGURES,
    GUIDELINE,
    LAUNCH,
    REVIEW,
    UNKNOWN,
    answer,
    degree,
    facts,
    finding,
    job,
    offered,
)
from visas.rules.criteria import held
from visas.rules.eligibility import assess
from visas.rules.facts import Degree, Facts, Level, Offer
from visas.rules.findings import Because, Criterion, Value
from visas.rules.outcomes import Outcome

MET, NOT_MET, UNDETERMINED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("filed_on", "multiple", "pay", "outcome", "source"),
    [
        ("2026-03-31", "A", 149_865_000, MET, "GNI per capita as first published: 3 x 49,955,000"),
        (
            "2026-04-01",
            "A",
            149_865_000,
            NOT_MET,
            "GNI per capita as first published: 3 x 52,416,000 from 1 April 2026",
        ),
        (
            "2026-03-31",
            "A",
            149_864_999,
            NOT_MET,
            "GNI per capita as first published: one won short",
        ),
        ("2025-04-02", "A", 149_865_000, MET, "launch news: pay at launch"),
        ("2026-04-01", "A", 157_248_000, MET, "GNI per capita as first published: 3 x 52,416,000"),
        (
            "2026-04-01",
            "A",
            157_247_999,
            NOT_MET,
            "GNI per capita as first published: one won short",
        ),
        ("2026-03-31", "B", 199_820_000, MET, "GNI per capita as first published: 4 x 49,955,000"),
        (
            "2026-04-01",
            "B",
            199_820_000,
            NOT_MET,
            "GNI per capita as first published: 4 x 52,416,000 from 1 April 2026",
        ),
        ("2026-04-01", "B", 209_664_000, MET, "GNI per capita as first published: 4 x 52,416,000"),
    ],
)
def test_pay_is_compared_with_the_gni_of_the_filing_day(
    filed_on: str, multiple: str, pay: int, outcome: Outcome, source: str
) -> None:
    case = facts(filed_on, offer=offered(annual_pay_won=pay))
    assert finding(case, Criterion.PAY, multiple).outcome is outcome, source


def test_the_e7_exception_does_not_reach_the_top_tier_visa() -> None:
    assert finding(facts("2026-04-01"), Criterion.PAY).numbers["gni_year"] == 2025


def test_a_case_that_meets_everything_names_its_first_pathway() -> None:
    result = answer(facts(offer=offered(annual_pay_won=300_000_000)))
    assert (result.outcome, result.pathway, result.edition) == (MET, "A", "F-2-T/2026-10-01")


def test_every_criterion_of_every_pathway_is_answered() -> None:
    result = answer(facts())
    asked = [(pathway.code, code) for pathway in LAUNCH.pathways for code in pathway.criteria]
    assert [(found.pathway, found.code) for found in result.findings] == asked


def test_filing_before_the_first_edition_is_not_met() -> None:
    result = answer(facts("2025-04-01"))
    assert (result.outcome, result.pathway, result.edition) == (NOT_MET, "", "")
    assert [found.because for found in result.findings] == [Because.NO_EDITION_IN_FORCE]


@pytest.mark.parametrize(
    ("filed_on", "edition"),
    [
        ("2025-04-02", "F-2-T/2025-04-02"),
        ("2026-06-24", "F-2-T/2025-04-02"),
        ("2026-06-25", "F-2-T/2026-06-25"),
        ("2026-09-30", "F-2-T/2026-06-25"),
        ("2026-10-01", "F-2-T/2026-10-01"),
    ],
)
def test_the_filing_day_decides_the_edition(filed_on: str, edition: str) -> None:
    assert answer(facts(filed_on)).edition == edition


@pytest.mark.parametrize(
    ("filed_on", "outcome"),
    [("2026-05-01", NOT_MET), ("2026-09-30", NOT_MET), ("2026-10-01", MET)],
)
def test_rank_150_counts_only_under_the_top_200_edition(filed_on: str, outcome: Outcome) -> None:
    assert finding(facts(filed_on, degrees=(degree("middle"),)), Criterion.EDUCATION).outcome is (
        outcome
    )


def test_a_university_that_has_fallen_counts_by_any_edition_of_five_years() -> None:
    fallen = (degree("falling"),)
    assert finding(facts("2026-06-24", degrees=fallen), Criterion.EDUCATION).outcome is NOT_MET
    found = finding(facts("2026-06-25", degrees=fallen), Criterion.EDUCATION)
    assert (found.outcome, found.fact, found.numbers["edition"]) == (MET, 95, "2024")


def test_a_list_not_held_for_the_time_is_stood_in_for_and_says_so() -> None:
    found = finding(facts("2025-05-01", degrees=(degree("american"),)), Criterion.EDUCATION)
    assert (found.outcome, found.numbers["provider"]) == (MET, "USNEWS")
    assert found.numbers["is_stand_in"] == 1
    assert finding(facts("2026-03-01"), Criterion.WORK).numbers["is_stand_in"] == 1


@pytest.mark.parametrize(
    ("changes", "outcome", "because"),
    [
        ({}, MET, Because.RANK_WITHIN_LIMIT),
        ({"level": Level.MASTER}, MET, Because.RANK_WITHIN_LIMIT),
        ({"level": Level.BACHELOR}, NOT_MET, Because.LEVEL_TOO_LOW),
        ({"level": None}, UNDETERMINED, Because.LEVEL_MISSING),
        ({"institution": ""}, UNDETERMINED, Because.INSTITUTION_MISSING),
        ({"identity": REVIEW}, UNDETERMINED, Because.INSTITUTION_IN_REVIEW),
        ({"identity": None}, UNDETERMINED, Because.INSTITUTION_IN_REVIEW),
        ({"identity": UNKNOWN}, NOT_MET, Because.INSTITUTION_NOT_RECOGNISED),
        ({"awarded_on": None}, UNDETERMINED, Because.AWARD_DAY_MISSING),
        ({"awarded_on": date(2026, 11, 22)}, MET, Because.RANK_WITHIN_LIMIT),
        ({"awarded_on": date(2026, 11, 23)}, NOT_MET, Because.NOT_YET_AWARDED),
        ({"awarded_on": None, "identity": UNKNOWN}, NOT_MET, Because.INSTITUTION_NOT_RECOGNISED),
    ],
)
def test_each_thing_about_a_degree_has_its_reason(
    changes: dict[str, Any], outcome: Outcome, because: Because
) -> None:
    found = finding(facts(degrees=(degree(**changes),)), Criterion.DEGREE)
    assert (found.outcome, found.because) == (outcome, because)


def test_a_rank_beyond_the_limit_and_no_rank_are_told_apart() -> None:
    beyond = finding(facts(degrees=(degree("low"),)), Criterion.DEGREE)
    assert (beyond.because, beyond.fact, beyond.threshold) == (Because.RANK_BEYOND_LIMIT, 400, 200)
    absent = finding(facts(degrees=(degree("elsewhere"),)), Criterion.DEGREE)
    assert (absent.because, absent.outcome) == (Because.NOT_ON_LISTS, NOT_MET)


def test_level_and_rank_must_meet_in_one_degree() -> None:
    both = (degree("high", level=Level.BACHELOR), degree("low"))
    assert finding(facts(degrees=both), Criterion.EDUCATION).outcome is NOT_MET


def test_one_good_degree_is_enough() -> None:
    both = (degree(identity=REVIEW), degree("low"), degree("high"))
    found = finding(facts(degrees=both), Criterion.EDUCATION)
    assert (found.outcome, len(found.parts)) == (MET, 3)


def test_no_degree_is_an_answer_and_no_answer_is_not() -> None:
    assert finding(facts(degrees=()), Criterion.EDUCATION).because is Because.NO_DEGREE
    assert finding(facts(degrees=()), Criterion.EDUCATION).outcome is NOT_MET
    assert finding(facts(degrees=None), Criterion.EDUCATION).outcome is UNDETERMINED


@pytest.mark.parametrize(
    ("degrees", "fact", "threshold"),
    [
        ((degree(),), 5, 200),
        ((degree("low"),), 400, 200),
        ((degree(level=Level.BACHELOR),), "bachelor", ("master", "doctorate")),
        ((degree(awarded_on=date(2026, 11, 23)),), "2026-11-23", "2026-11-22"),
        ((degree(identity=REVIEW),), "high university", 200),
        ((degree(level=Level.BACHELOR), degree("low")), 400, 200),
        ((degree(level=Level.BACHELOR), degree(identity=UNKNOWN)), "high university", 200),
    ],
)
def test_education_is_told_by_the_degree_that_comes_nearest(
    degrees: tuple[Degree, ...], fact: Value, threshold: Value
) -> None:
    found = finding(facts(degrees=degrees), Criterion.EDUCATION)
    assert (found.fact, found.threshold) == (fact, threshold)


def test_an_old_degree_fails_where_the_edition_asks_for_a_recent_one() -> None:
    edition = replace(GUIDELINE, degree=replace(held(GUIDELINE.degree), recency_years=5))
    for awarded_on, outcome in ((date(2021, 7, 1), MET), (date(2021, 6, 30), NOT_MET)):
        case = facts("2026-07-01", degrees=(degree(awarded_on=awarded_on),))
        assert assess(case, edition, FIGURES).findings[0].outcome is outcome


@pytest.mark.parametrize(
    ("changes", "code", "outcome", "because"),
    [
        ({"signed": False}, Criterion.CONTRACT, NOT_MET, Because.CONTRACT_UNSIGNED),
        ({"signed": None}, Criterion.CONTRACT, UNDETERMINED, Because.SIGNATURE_MISSING),
        ({"country": "US"}, Criterion.EMPLOYER, NOT_MET, Because.EMPLOYER_ABROAD),
        ({"country": ""}, Criterion.EMPLOYER, UNDETERMINED, Because.COUNTRY_MISSING),
        ({"field": "finance"}, Criterion.FIELD, NOT_MET, Because.FIELD_NOT_LISTED),
        ({"field": ""}, Criterion.FIELD, UNDETERMINED, Because.FIELD_MISSING),
        ({"annual_pay_won": None}, Criterion.PAY, UNDETERMINED, Because.PAY_MISSING),
    ],
)
def test_each_thing_about_the_offer_has_its_reason(
    changes: dict[str, Any], code: Criterion, outcome: Outcome, because: Because
) -> None:
    case = facts(offer=offered(**changes))
    assert (finding(case, code).outcome, finding(case, code).because) == (outcome, because)
    assert answer(case).outcome is outcome


@pytest.mark.parametrize(
    "code", [Criterion.PAY, Criterion.CONTRACT, Criterion.EMPLOYER, Criterion.FIELD]
)
def test_no_offer_yet_is_undetermined_never_not_met(code: Criterion) -> None:
    found = finding(facts(offer=None), code)
    assert (found.outcome, found.because) == (UNDETERMINED, Because.NO_OFFER)


def test_a_field_counts_from_the_day_it_joined() -> None:
    offer = offered(field="ai")
    assert finding(facts("2025-10-15", offer=offer), Criterion.FIELD).outcome is NOT_MET
    assert finding(facts("2025-10-16", offer=offer), Criterion.FIELD).outcome is MET


def test_without_a_gni_figure_nobody_can_tell() -> None:
    found = finding(facts("2027-04-01"), Criterion.PAY)
    assert (found.outcome, found.because) == (UNDETERMINED, Because.GNI_NOT_HELD)


RICH = offered(annual_pay_won=250_000_000)


@pytest.mark.parametrize(
    ("filed_on", "outcome", "because"),
    [
        ("2026-06-24", UNDETERMINED, Because.DISPUTED_WAIVER),
        ("2026-06-25", NOT_MET, Because.BOTH_MISSING),
        ("2026-10-01", NOT_MET, Because.BOTH_MISSING),
    ],
)
def test_high_pay_alone_is_disputed_at_first_and_settled_since(
    filed_on: str, outcome: Outcome, because: Because
) -> None:
    case = facts(filed_on, degrees=(), employment=(), offer=RICH)
    assert finding(case, Criterion.WAIVER, "B").because is because
    assert answer(case).outcome is outcome


@pytest.mark.parametrize(
    "changes", [{"degrees": ()}, {"employment": ()}, {"employment": (job("2024-01-01", None),)}]
)
def test_four_times_gni_stands_in_for_one_missing_requirement(changes: dict[str, Any]) -> None:
    result = answer(facts(offer=RICH, **changes))
    assert (result.outcome, result.pathway) == (MET, "B")


def test_a_doubt_about_the_only_requirement_left_stays_a_doubt() -> None:
    case = facts(degrees=(degree(identity=REVIEW),), employment=(), offer=RICH)
    assert finding(case, Criterion.WAIVER, "B").because is Because.REQUIREMENT_IN_DOUBT
    assert answer(case).outcome is UNDETERMINED


def test_one_failure_outweighs_every_doubt() -> None:
    case = facts(degrees=None, employment=None, offer=offered(signed=False, annual_pay_won=None))
    assert answer(case).outcome is NOT_MET


def test_an_empty_case_leaves_everything_open() -> None:
    empty = Facts(facts().track, date(2026, 11, 22))
    assert answer(empty).outcome is UNDETERMINED
    assert {found.outcome for found in answer(empty).findings} == {UNDETERMINED}


def test_facts_in_the_agreed_form_are_read_and_written_back() -> None:
    case = facts()
    assert Facts.from_json(case.to_json()) == case
    plain = Facts.from_json(
        {
            "id": "7",
            "track": "F-2-T",
            "filed_on": "2026-11-22",
            "degrees": [{"level": "master", "institution": " ETH ", "country": "ch"}],
            "employment": [],
            "offer": {"employer": "X", "country": "KR", "field": "ai", "annual_pay_krw": 1},
            "recommendation": {"kind": "kotra", "institution": None},
        }
    )
    assert plain.degrees == (Degree(Level.MASTER, "ETH", "CH"),)
    assert plain.employment == ()
    assert plain.offer == Offer("X", "KR", "ai", 1, None)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"filed_on": "2026-02-30"}, "filed_on"),
        ({"filed_on": "2026-W05-1"}, "filed_on"),
        ({"filed_on": None}, "filed_on"),
        ({"track": "X-1"}, "track"),
        ({"degrees": {}}, "degrees"),
        ({"degrees": [{"level": "phd", "institution": "A"}]}, r"degrees\[0\].level"),
        ({"degrees": [{"country": "USA"}]}, r"degrees\[0\].country"),
        ({"employment": [{"kind": "work", "started_on": "x"}]}, r"employment\[0\].started_on"),
        (
            {
                "employment": [
                    {"kind": "work", "started_on": "2020-01-02", "ended_on": "2020-01-01"}
                ]
            },
            r"employment\[0\].ended_on",
        ),
        ({"offer": {"annual_pay_krw": 1.5}}, "offer.annual_pay_krw"),
        ({"offer": {"annual_pay_krw": True}}, "offer.annual_pay_krw"),
        ({"offer": {"annual_pay_krw": -1}}, "offer.annual_pay_krw"),
        ({"offer": {"signed": "yes"}}, "offer.signed"),
        ({"offer": []}, "offer"),
    ],
)
def test_malformed_facts_are_refused_with_the_place(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(ValueError, match=f"^{where}"):
        Facts.from_json({**facts().to_json(), **changes})


def test_a_day_later_nothing_but_time_has_changed() -> None:
    case = facts("2026-11-22")
    later = replace(case, filed_on=case.filed_on + timedelta(days=1))
    assert answer(later).outcome is answer(case).outcome
