"""Every finding reads as a sentence, for officer and applicant, in English and Korean."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.visas.rules.samples import (
    EDITIONS,
    FIGURES,
    REVIEW,
    UNKNOWN,
    answer,
    degree,
    facts,
    finding,
    job,
    offered,
)
from tests.visas.rules.test_replay import some_facts
from visas.labels.checklist import ITEM_LABELS, WHY_LABELS
from visas.labels.findings import (
    CRITERION_LABELS,
    Audience,
    pathway_title,
    reason,
    requirement,
    title,
)
from visas.labels.reasons import REASONS
from visas.rules.checklist import ItemCode, Why
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import assess
from visas.rules.facts import Employment, Facts
from visas.rules.findings import PARTS, Because, Criterion
from visas.rules.states import Track


def test_every_code_has_words() -> None:
    assert set(REASONS) == set(Because)
    assert set(CRITERION_LABELS) == set(Criterion)
    assert set(ITEM_LABELS) == set(ItemCode)
    assert set(WHY_LABELS) == set(Why)


@given(some_facts, st.sampled_from(EDITIONS), st.sampled_from(["en", "ko"]))
def test_whatever_is_found_reads_as_a_sentence(
    case: Facts, edition: EditionParameters, language: str
) -> None:
    with translation.override(language):
        for found in assess(case, edition, FIGURES).findings:
            assert found.code not in PARTS
            for one in (found, *found.parts):
                texts = [title(one), *(reason(one, audience) for audience in Audience)]
                assert all(text and "%(" not in text and "  " not in text for text in texts)
            assert requirement(found)
            assert "%(" not in requirement(found)


def test_no_edition_is_told_with_the_day() -> None:
    (found,) = answer(facts("2025-04-01")).findings
    assert reason(found, Audience.APPLICANT) == (
        "The criteria of this visa were not in force on the day you filed, 1 Apr 2025."
    )


@pytest.mark.parametrize(
    ("code", "for_officer", "for_applicant"),
    [
        (
            Criterion.PAY,
            "KRW 149,865,000 a year is below KRW 157,248,000, 3 × GNI per capita of 2025.",
            (
                "Your pay of KRW 149,865,000 a year is KRW 7,383,000 below the KRW 157,248,000 "
                "asked for."
            ),
        ),
        (
            Criterion.EDUCATION,
            "“high university” counts: rank 5 in QS World University Rankings 2027, within 200.",
            (
                "Your degree from “high university” counts: rank 5 in QS World University Rankings "
                "2027."
            ),
        ),
        (
            Criterion.WORK,
            (
                "Employment: 11 years 10 months (8 years asked for), of which 11 years 10 months "
                "(3 years asked for) at a world-class company."
            ),
            (
                "Employment: you have 11 years 10 months, of which 11 years 10 months at a "
                "world-class company. That is enough."
            ),
        ),
    ],
)
def test_thresholds_are_named_in_won_ranks_and_years(
    code: Criterion, for_officer: str, for_applicant: str
) -> None:
    found = finding(facts(offer=offered(annual_pay_won=149_865_000)), code)
    told = [reason(found, audience).replace("\u00a0", " ") for audience in Audience]
    assert told == [for_officer, for_applicant]


def test_requirements_are_made_from_the_edition() -> None:
    asked = {
        found.code: requirement(found).replace("\u00a0", " ")
        for found in answer(facts()).of_pathway("A")
    }
    assert asked[Criterion.EDUCATION] == (
        "A degree (Master's degree, Doctorate) from a university ranked within the first 200."
    )
    assert asked[Criterion.EXPERIENCE] == (
        "At least 8 years of work, of which 3 years at a world-class company. Or: At least 5 years "
        "of post-doctoral research, of which 3 years at a top institute."
    )
    assert asked[Criterion.PAY] == ("At least KRW 157,248,000 a year: 3 × GNI per capita of 2025.")


def test_a_stand_in_is_said() -> None:
    found = finding(facts("2025-05-01", degrees=(degree("american"),)), Criterion.DEGREE)
    assert reason(found, Audience.OFFICER).endswith(
        "No edition of the right time is held; the nearest stands in: "
        "U.S. News Best Global Universities 2026-2027."
    )


def test_a_degree_that_fails_by_lists_says_which_of_them_are_wanting() -> None:
    case = facts("2026-06-26", degrees=(degree("middle"),))
    found = finding(case, Criterion.DEGREE)
    assert reason(found, Audience.APPLICANT) == (
        "“middle university” is ranked 150 in QS World University Rankings 2027. Only the first "
        "100 count. No edition of the right time is held; the nearest stand in: THE World "
        "University Rankings 2027. These lists count as well but are not held yet: QS by subject: "
        "Engineering and Technology, THE by subject: Engineering, U.S. News Best Global "
        "Universities: Engineering."
    )
    whole = finding(case, Criterion.EDUCATION)
    assert reason(whole, Audience.OFFICER) == (
        "No degree qualifies: see each degree. The limit is rank 100."
    )


def test_a_list_that_nobody_holds_is_named() -> None:
    found = finding(facts(track=Track.K_TECH_PASS), Criterion.DEGREE, "fixed")
    assert reason(found, Audience.APPLICANT) == (
        "We do not hold the list that decides this. An officer will check. Not held yet: QS by "
        "subject: Engineering and Technology, THE by subject: Engineering, U.S. News Best Global "
        "Universities: Engineering."
    )


@pytest.mark.parametrize(
    ("jobs", "says"),
    [((job("2010-01-01", None, UNKNOWN),), True), ((job("2026-01-01", None, UNKNOWN),), False)],
)
def test_too_little_time_at_a_top_company_says_which_lists_are_not_held(
    jobs: tuple[Employment, ...], says: bool
) -> None:
    told = reason(finding(facts(employment=jobs), Criterion.WORK), Audience.OFFICER)
    assert ("not held yet: Forbes Global 2000, TIME100 companies." in told) is says


def test_a_day_or_two_is_counted_in_days() -> None:
    found = finding(facts(employment=(job("2026-11-21", None),)), Criterion.WORK)
    assert reason(found, Audience.APPLICANT) == "Employment: 2 days count. You need 8 years."


def test_a_degree_is_named_by_its_university() -> None:
    found = finding(facts(degrees=(degree(identity=REVIEW),)), Criterion.DEGREE)
    assert title(found) == "Degree: high university"
    assert pathway_title("A") == "Path A: education, experience and pay"
    assert pathway_title("Z") == "Z"


def test_work_that_counts_at_institutes_says_so() -> None:
    case = facts(track=Track.K_TECH_PASS)
    asked = requirement(finding(case, Criterion.WORK, "fixed"))
    assert asked == "Work at a world-class company or a top institute, however long."
