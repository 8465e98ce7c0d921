"""Days, anniversaries, merged periods and deadlines."""

import itertools
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentportal.kernel.dates import (
    Period,
    Span,
    anniversary,
    civil_deadline,
    is_working_day,
    length,
    merge,
    month_mark,
    seoul_day,
    total,
    working_days,
    working_deadline,
)

CHUSEOK_2026 = {
    date(2026, 9, 24),
    date(2026, 9, 25),
    date(2026, 9, 26),
    date(2026, 10, 3),
    date(2026, 10, 5),
    date(2026, 10, 9),
}
SPRING_2026 = {date(2026, 5, 1), date(2026, 5, 5), date(2026, 5, 24), date(2026, 5, 25)}
AUTUMN_2025 = {date(2025, 10, day) for day in (3, 5, 6, 7, 8, 9)}

days = st.dates(date(1970, 1, 1), date(2090, 12, 31))
periods = st.builds(
    lambda start, more: Period(start, start + timedelta(days=more)), days, st.integers(0, 4000)
)


def covered(some: Iterable[Period]) -> set[date]:
    return {
        period.started_on + timedelta(days=offset)
        for period in some
        for offset in range((period.ended_on - period.started_on).days + 1)
    }


def test_a_moment_has_the_day_of_seoul() -> None:
    assert seoul_day(datetime(2026, 3, 31, 14, 59, tzinfo=UTC)) == date(2026, 3, 31)
    assert seoul_day(datetime(2026, 3, 31, 15, 0, tzinfo=UTC)) == date(2026, 4, 1)


def test_a_naive_moment_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        seoul_day(datetime(2026, 3, 31, 15, 0))  # noqa: DTZ001 -- the point of the test


@pytest.mark.parametrize(
    ("start", "months", "mark"),
    [
        (date(2020, 3, 1), 12, date(2021, 3, 1)),
        (date(2020, 2, 29), 12, date(2021, 3, 1)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2020, 1, 31), 1, date(2020, 3, 1)),
        (date(2019, 12, 31), 2, date(2020, 3, 1)),
        (date(2020, 10, 31), 1, date(2020, 12, 1)),
        (date(2020, 11, 30), 1, date(2020, 12, 30)),
        (date(2020, 3, 31), -1, date(2020, 3, 1)),
    ],
)
def test_months_are_over_on_the_day_the_civil_act_says(
    start: date, months: int, mark: date
) -> None:
    assert month_mark(start, months) == mark


def test_a_year_is_complete_on_its_last_day_and_not_before() -> None:
    assert length(Period(date(2020, 3, 1), date(2021, 2, 27))) == Span(11, 27)
    assert length(Period(date(2020, 3, 1), date(2021, 2, 28))) == Span(12, 0)
    assert length(Period(date(2020, 2, 29), date(2021, 2, 28))) == Span(12, 0)


@pytest.mark.parametrize(
    ("years", "day"),
    [(1, date(2021, 3, 1)), (3, date(2023, 3, 1)), (4, date(2024, 2, 29))],
)
def test_years_of_a_leap_day_are_over_on_a_day_that_is_there(years: int, day: date) -> None:
    assert anniversary(date(2020, 2, 29), years) == day


@given(days, st.integers(1, 60))
def test_an_anniversary_completes_its_years(day: date, years: int) -> None:
    last = anniversary(day, years) - timedelta(days=1)
    assert length(Period(day, last)).years == years
    assert length(Period(day, last - timedelta(days=1))).years == years - 1


@given(periods)
def test_a_length_leads_back_to_the_end(period: Period) -> None:
    span = length(period)
    mark = month_mark(period.started_on, span.months) + timedelta(days=span.days)
    assert mark == period.ended_on + timedelta(days=1)
    assert 0 <= span.days <= 30


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2020, 1, 2), date(2020, 1, 1))


def test_a_period_is_cut_to_what_lies_within() -> None:
    period = Period(date(2020, 1, 1), date(2020, 12, 31))
    assert period.within(date(2020, 6, 1), date(2030, 1, 1)) == Period(
        date(2020, 6, 1), date(2020, 12, 31)
    )
    assert period.within(date(2021, 1, 1), date(2021, 2, 1)) is None


@given(st.lists(periods, max_size=6))
def test_merging_covers_the_same_days_in_separate_pieces(some: list[Period]) -> None:
    merged = merge(some)
    assert covered(merged) == covered(some)
    assert all(
        later.started_on - earlier.ended_on > timedelta(days=1)
        for earlier, later in itertools.pairwise(merged)
    )


@given(st.lists(periods, min_size=1, max_size=5), periods)
def test_another_job_never_shortens_the_total_of_a_single_block(
    some: list[Period], more: Period
) -> None:
    block = merge([*some, more])
    if len(block) == 1:
        assert total([*some, more]) >= max(length(period) for period in some)


def test_overlapping_jobs_count_once() -> None:
    both = [
        Period(date(2010, 1, 1), date(2014, 12, 31)),
        Period(date(2012, 1, 1), date(2015, 12, 31)),
    ]
    assert total(both) == Span(72, 0)


def test_neighbouring_jobs_are_one_time() -> None:
    parts = [
        Period(date(2020, 1, 1), date(2020, 1, 15)),
        Period(date(2020, 1, 16), date(2020, 1, 31)),
    ]
    assert total(parts) == Span(1, 0)


def test_two_half_years_are_a_year() -> None:
    first = Period(date(2015, 1, 1), date(2018, 6, 30))
    second = Period(date(2019, 1, 1), date(2023, 6, 30))
    assert total([first, second]) == Span(96, 0)


def test_a_day_short_is_short_in_one_job_and_in_two() -> None:
    assert total([Period(date(2015, 1, 1), date(2022, 12, 30))]) == Span(95, 30)
    parts = [
        Period(date(2015, 1, 1), date(2018, 12, 30)),
        Period(date(2020, 1, 1), date(2023, 12, 31)),
    ]
    assert total(parts) == Span(95, 30)
    assert not total(parts).reaches(8)


def test_days_left_over_gather_into_a_month_of_thirty_one() -> None:
    scraps = [
        Period(date(2020, 1, 1), date(2020, 1, 20)),
        Period(date(2020, 3, 1), date(2020, 3, 15)),
    ]
    assert total(scraps) == Span(1, 4)


def test_no_periods_last_no_time() -> None:
    assert total([]) == Span(0, 0)


@pytest.mark.parametrize(
    ("received_on", "count", "holidays", "due_on"),
    [
        (date(2026, 9, 21), 10, CHUSEOK_2026, date(2026, 10, 7)),
        (date(2026, 4, 27), 14, SPRING_2026, date(2026, 5, 18)),
        (date(2026, 7, 13), 10, {date(2026, 7, 17)}, date(2026, 7, 27)),
        (date(2025, 9, 29), 20, AUTUMN_2025, date(2025, 10, 31)),
    ],
)
def test_petition_deadlines_count_the_first_day_and_skip_closed_ones(
    received_on: date, count: int, holidays: set[date], due_on: date
) -> None:
    assert working_deadline(received_on, count, holidays) == due_on


def test_an_appeal_period_rolls_over_the_holidays_at_its_end() -> None:
    assert civil_deadline(date(2026, 6, 26), 90, CHUSEOK_2026) == date(2026, 9, 28)


def test_a_deadline_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        working_deadline(date(2026, 9, 21), 0, set())


@given(days, st.integers(1, 60), st.sets(days, max_size=10))
def test_a_deadline_is_a_working_day_that_many_days_on(
    received_on: date, count: int, holidays: set[date]
) -> None:
    due_on = working_deadline(received_on, count, holidays)
    assert is_working_day(due_on, holidays)
    assert working_days(received_on, due_on, holidays) == count


@given(days, st.integers(-20, 900), st.sets(st.integers(-30, 930)))
def test_working_days_are_those_one_would_count_one_by_one(first, span, offsets) -> None:
    holidays = [first + timedelta(days=offset) for offset in offsets]
    all_days = [first + timedelta(days=offset) for offset in range(span)]
    counted = sum(is_working_day(day, holidays) for day in all_days)
    assert working_days(first, first + timedelta(days=span - 1), holidays * 2) == counted
