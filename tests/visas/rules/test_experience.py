"""Which years count, and when nobody can tell."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.visas.rules.samples import (
    GOVERNMENT,
    REVIEW,
    UNKNOWN,
    answer,
    company,
    degree,
    facts,
    finding,
    job,
    postdoc,
    university,
)
from visas.rules.facts import Employment, JobKind, Level
from visas.rules.findings import Because, Criterion
from visas.rules.outcomes import Outcome

MET, NOT_MET, UNDETERMINED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED


def work(*jobs: Employment) -> tuple[Outcome, Because]:
    found = finding(facts(employment=jobs), Criterion.WORK)
    return found.outcome, found.because


def research(*jobs: Employment, **changes: Any) -> tuple[Outcome, Because]:
    found = finding(facts(employment=jobs, **changes), Criterion.POSTDOC)
    return found.outcome, found.because


@pytest.mark.parametrize(
    ("jobs", "outcome", "because"),
    [
        ([job("2010-01-01", "2017-12-31")], MET, Because.YEARS_SUFFICE),
        ([job("2010-01-01", "2017-12-30")], NOT_MET, Because.YEARS_SHORT),
        ([job("2018-11-23", None)], MET, Because.YEARS_SUFFICE),
        ([job("2018-11-24", None)], NOT_MET, Because.YEARS_SHORT),
        ([job("2018-11-23", "2030-01-01")], MET, Because.YEARS_SUFFICE),
        ([job("2027-01-01", None)], NOT_MET, Because.YEARS_SHORT),
        (
            [job("2010-01-01", "2014-12-31"), job("2012-01-01", "2016-12-31", UNKNOWN)],
            NOT_MET,
            Because.YEARS_SHORT,
        ),
        (
            [job("2010-01-01", "2012-12-31"), job("2013-01-01", "2017-12-31", UNKNOWN)],
            MET,
            Because.YEARS_SUFFICE,
        ),
        (
            [job("2010-01-01", "2012-12-30"), job("2012-12-31", "2017-12-31", UNKNOWN)],
            NOT_MET,
            Because.TOP_YEARS_SHORT,
        ),
        (
            [job("2010-01-01", "2012-12-30"), job("2012-12-31", "2017-12-31", REVIEW)],
            UNDETERMINED,
            Because.EMPLOYER_IN_REVIEW,
        ),
        ([job("2010-01-01", "2016-12-31", REVIEW)], NOT_MET, Because.YEARS_SHORT),
        ([job("2010-01-01", None, university("high"))], NOT_MET, Because.TOP_YEARS_SHORT),
        ([job("2010-01-01", None, company("small"))], NOT_MET, Because.TOP_YEARS_SHORT),
        ([postdoc("2010-01-01", None, company())], NOT_MET, Because.YEARS_SHORT),
        ([], NOT_MET, Because.YEARS_SHORT),
    ],
)
def test_eight_years_of_work_with_three_at_a_listed_company(
    jobs: list[Employment], outcome: Outcome, because: Because
) -> None:
    assert work(*jobs) == (outcome, because)


def test_the_filing_day_itself_completes_the_years() -> None:
    case = facts("2026-11-22", employment=(job("2018-11-23", None),))
    assert finding(case, Criterion.WORK).numbers["months"] == 96
    assert finding(replace(case, filed_on=date(2026, 11, 21)), Criterion.WORK).outcome is NOT_MET


def test_a_missing_first_day_is_undetermined_unless_the_rest_suffices() -> None:
    undated = replace(job("2010-01-01", None), started_on=None)
    assert work(undated) == (UNDETERMINED, Because.START_DAY_MISSING)
    assert work(undated, job("2010-01-01", "2017-12-31")) == (MET, Because.YEARS_SUFFICE)


def test_a_missing_first_day_cannot_help_where_no_employer_is_listed() -> None:
    undated = replace(job("2010-01-01", None, UNKNOWN), started_on=None)
    assert work(undated) == (NOT_MET, Because.TOP_YEARS_SHORT)


@pytest.mark.parametrize(
    ("jobs", "outcome", "because"),
    [
        ([postdoc("2015-01-01", "2019-12-31")], MET, Because.YEARS_SUFFICE),
        ([postdoc("2015-01-01", "2019-12-30")], NOT_MET, Because.YEARS_SHORT),
        ([postdoc("2015-01-01", "2019-12-31", company())], MET, Because.YEARS_SUFFICE),
        ([postdoc("2015-01-01", "2019-12-31", GOVERNMENT)], MET, Because.YEARS_SUFFICE),
        ([postdoc("2015-01-01", "2019-12-31", UNKNOWN)], NOT_MET, Because.TOP_YEARS_SHORT),
        (
            [postdoc("2015-01-01", "2019-12-31", university("low"))],
            NOT_MET,
            Because.TOP_YEARS_SHORT,
        ),
        ([postdoc("2015-01-01", "2019-12-31", REVIEW)], UNDETERMINED, Because.EMPLOYER_IN_REVIEW),
        ([postdoc("2012-01-01", "2019-05-31")], NOT_MET, Because.YEARS_SHORT),
        ([postdoc("2012-01-01", "2019-06-01")], MET, Because.YEARS_SUFFICE),
        ([job("2015-01-01", None)], NOT_MET, Because.YEARS_SHORT),
    ],
)
def test_five_post_doctoral_years_count_from_the_award_of_the_doctorate(
    jobs: list[Employment], outcome: Outcome, because: Because
) -> None:
    awarded = degree(awarded_on=date(2014, 6, 2))
    assert research(*jobs, degrees=(awarded,)) == (outcome, because)


def test_without_a_doctorate_no_post_doctoral_year_counts() -> None:
    master = degree(level=Level.MASTER)
    assert research(postdoc("2010-01-01", None), degrees=(master,)) == (
        NOT_MET,
        Because.NO_DOCTORATE,
    )


def test_an_undated_doctorate_leaves_long_research_open_and_short_research_short() -> None:
    undated = (degree(awarded_on=None),)
    assert research(postdoc("2015-01-01", "2019-12-31"), degrees=undated) == (
        UNDETERMINED,
        Because.DOCTORATE_DAY_MISSING,
    )
    assert research(postdoc("2015-01-01", "2018-12-31"), degrees=undated) == (
        NOT_MET,
        Because.YEARS_SHORT,
    )


def test_a_dated_doctorate_counts_beside_an_undated_one() -> None:
    both = (degree(awarded_on=None), degree(awarded_on=date(2014, 6, 1)))
    assert research(postdoc("2015-01-01", "2019-12-31"), degrees=both) == (
        MET,
        Because.YEARS_SUFFICE,
    )


def test_a_degree_of_untold_level_may_be_the_doctorate() -> None:
    untold = (degree(level=None, awarded_on=date(2014, 6, 1)),)
    assert research(postdoc("2015-01-01", "2019-12-31"), degrees=untold) == (
        UNDETERMINED,
        Because.DOCTORATE_DAY_MISSING,
    )
    assert research(postdoc("2010-01-01", "2019-05-30"), degrees=untold) == (
        NOT_MET,
        Because.YEARS_SHORT,
    )


def test_either_alternative_is_enough() -> None:
    case = facts(employment=(job("2024-01-01", None), postdoc("2015-01-01", "2019-12-31")))
    found = finding(case, Criterion.EXPERIENCE)
    assert (found.outcome, found.numbers["way"]) == (MET, Criterion.POSTDOC)
    assert answer(case).outcome is MET


def test_work_and_research_do_not_add_up() -> None:
    case = facts(employment=(job("2020-01-01", None), postdoc("2015-01-01", "2018-12-31")))
    assert finding(case, Criterion.EXPERIENCE).outcome is NOT_MET


def test_an_unanswered_question_is_undetermined() -> None:
    found = finding(facts(employment=None), Criterion.EXPERIENCE)
    assert (found.outcome, found.because) == (UNDETERMINED, Because.EMPLOYMENT_NOT_GIVEN)


def test_a_job_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Employment("X", "US", JobKind.WORK, date(2020, 1, 2), date(2020, 1, 1))
