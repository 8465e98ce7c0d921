"""Which figure, rank, day or fee the rules are given."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from talentportal.kernel.dates import civil_deadline, working_deadline
from talentportal.reference import selectors
from talentportal.reference.models import Holiday, Institution
from talentportal.reference.rules.codes import FeeCode, HolidayKind
from talentportal.reference.services.rankings import band

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "status", "won"),
    [
        (date(2023, 4, 30), "F-2-T", None),
        (date(2025, 3, 31), "F-2-T", 44_051_000),
        (date(2025, 4, 1), "F-2-T", 49_955_000),
        (date(2026, 3, 31), "F-2-T", 49_955_000),
        (date(2026, 4, 1), "F-2-T", 52_416_000),
        (date(2026, 4, 1), "", 52_416_000),
        (date(2026, 3, 31), "E-7", 49_955_000),
        (date(2026, 4, 1), "E-7", 49_955_000),
        (date(2026, 4, 1), "E-7-S", 49_955_000),
        (date(2026, 4, 1), "E-70", 52_416_000),
        (date(2027, 3, 31), "F-2-T", 52_416_000),
        (date(2027, 4, 1), "F-2-T", None),
    ],
)
def test_the_income_figure_changes_on_the_first_of_april_but_not_for_e7(
    small: None, day: date, status: str, won: int | None
) -> None:
    figure = selectors.gni_on(day, status)

    assert (figure.amount_won if figure else None) == won


def test_income_rows_are_plain_and_newest_first(small: None) -> None:
    rows = selectors.gni_rows()

    assert rows[0] == (2025, 52_416_000, date(2026, 4, 1), date(2027, 3, 31), "")
    assert [(row.year, row.status_code) for row in rows] == [
        (2025, ""),
        (2024, "E-7"),
        (2024, ""),
        (2023, ""),
        (2022, ""),
    ]


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2025, 4, 1), []),
        (date(2025, 4, 2), ["bio", "displays", "secondary_batteries", "semiconductors"]),
        (
            date(2025, 10, 16),
            [
                "advanced_mobility",
                "ai",
                "bio",
                "defence",
                "displays",
                "robotics",
                "secondary_batteries",
                "semiconductors",
            ],
        ),
    ],
)
def test_fields_come_into_force_on_their_day(small: None, day: date, codes: list[str]) -> None:
    assert [field.code for field in selectors.fields_on(day)] == codes


def test_a_field_reads_in_both_languages(small: None) -> None:
    field = selectors.fields_on(date(2026, 1, 1))[1]

    with translation.override("ko"):
        assert field.label == "인공지능"
    with translation.override("en"):
        assert field.label == "Artificial intelligence"


def test_tuberculosis_countries_are_those_listed_on_the_day(small: None) -> None:
    listed = selectors.tb_countries_on(date(2026, 11, 22))

    assert len(listed) == 35
    assert {"NP", "VN", "PG"} <= listed
    assert selectors.tb_countries_on(date(2022, 11, 30)) == frozenset()


def test_fees_hold_from_their_day_and_cost_less_online(small: None) -> None:
    fee = selectors.fee_on(FeeCode.CHANGE_OF_STATUS, date(2026, 11, 22))

    assert fee is not None
    assert (fee.amount, fee.currency, fee.amount_online()) == (100_000, "KRW", 80_000)
    assert selectors.fee_on(FeeCode.CHANGE_OF_STATUS, date(2026, 1, 22)) is None
    assert selectors.fee_on("unknown", date(2026, 11, 22)) is None


def test_the_ranks_of_a_university_are_newest_first(
    small: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seoul = Institution.objects.get(name="Seoul National University")

    with django_assert_num_queries(1):
        ranks = [(str(row.edition), row.rank_text) for row in selectors.ranks_of(seoul)]

    assert ranks == [("ARWU 2026", "101-150"), ("QS 2026", "38")]


def test_rank_rows_give_the_far_end_of_a_band(small: None) -> None:
    seoul = "https://ror.org/04h9pn542"

    assert sorted(selectors.ranking_history([seoul])) == [
        (seoul, "ARWU", "2026", 150),
        (seoul, "QS", "2026", 38),
    ]


def test_everything_held_is_read_once_per_load(
    small: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = selectors.rankings()
    with django_assert_num_queries(1):
        second = selectors.rankings()

    assert second is first
    assert len(first.ranks) == 8
    assert first.editions == (
        ("ARWU", "2026", date(2026, 8, 15), 500),
        ("QS", "2027", date(2026, 6, 23), 500),
        ("QS", "2026", date(2025, 6, 19), 200),
    )


def test_a_university_without_a_ror_id_goes_by_our_own_key(small: None) -> None:
    own = str(Institution.objects.get(ror_id=None).pk)

    assert (own, "QS", "2027", 282) in selectors.rankings().ranks
    assert own in {row.ror_id for row in selectors.catalogue().institutions}


def test_the_catalogue_holds_every_name_and_is_read_once_per_load(
    small: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = selectors.catalogue()
    with django_assert_num_queries(1):
        assert selectors.catalogue() is first

    by_name = {row.name: row for row in first.institutions}
    assert by_name["Massachusetts Institute of Technology"] == (
        "https://ror.org/042nb2s44",
        "Massachusetts Institute of Technology",
        "US",
        (
            "Massachusetts Institute of Technology",
            "MIT",
            "매사추세츠 공과대학교",
            "麻省理工学院",
        ),
        "Cambridge",
        "mit.edu",
    )
    assert first.ambiguous == (
        ("NTU", "https://ror.org/02e7b5302"),
        ("NTU", "https://ror.org/05bqach95"),
    )


def test_companies_come_with_their_list(small: None) -> None:
    assert selectors.company_editions() == (("FORTUNE", "2026", date(2026, 8, 28), 27),)
    assert selectors.company_rows() == (
        ("Amazon.com, Inc.", "US", "FORTUNE", "2026", 1),
        ("Samsung Electronics Co., Ltd.", "KR", "FORTUNE", "2026", 27),
    )


@pytest.mark.parametrize(
    ("received_on", "days", "due_on"),
    [
        (date(2026, 9, 21), 10, date(2026, 10, 7)),
        (date(2026, 4, 27), 14, date(2026, 5, 18)),
        (date(2026, 7, 13), 10, date(2026, 7, 27)),
        (date(2025, 9, 29), 20, date(2025, 10, 31)),
    ],
)
def test_petition_deadlines_skip_korean_holidays(
    received_on: date, days: int, due_on: date
) -> None:
    closed = selectors.holidays_between(received_on, date(received_on.year, 12, 31))

    assert working_deadline(received_on, days, closed) == due_on


def test_an_appeal_that_would_end_at_chuseok_ends_after_it() -> None:
    closed = selectors.holidays_between(date(2026, 6, 26), date(2026, 12, 31))

    assert civil_deadline(date(2026, 6, 26), 90, closed) == date(2026, 9, 28)


def test_both_ends_of_a_period_count_and_it_may_span_years(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        days = selectors.holidays_between(date(2026, 12, 25), date(2027, 1, 1))

    assert days == {date(2026, 12, 25), date(2027, 1, 1)}


def test_a_ministry_adds_and_removes_days(small: None) -> None:
    days = selectors.holidays_between(date(2026, 7, 1), date(2026, 12, 31))

    assert date(2026, 12, 24) in days
    assert date(2026, 7, 17) not in days


def test_the_calendar_of_a_year_reads_in_both_languages(small: None) -> None:
    korean = {day.on: day for day in selectors.named_holidays(2026, "ko")}
    english = {day.on: day for day in selectors.named_holidays(2026, "en")}

    assert korean[date(2026, 5, 1)].name == "노동절"
    assert english[date(2026, 6, 3)].name == "Local Election Day"
    assert (korean[date(2026, 12, 24)].name, korean[date(2026, 12, 24)].kind) == (
        "임시공휴일",
        HolidayKind.ADDED,
    )
    assert english[date(2026, 7, 17)].kind is HolidayKind.REMOVED
    assert list(korean) == sorted(korean)


def test_a_day_is_added_or_removed_once(small: None) -> None:
    assert Holiday.objects.filter(on=date(2026, 12, 24)).count() == 1


@given(st.integers(1, 5000), st.integers(0, 500))
def test_a_published_rank_is_read_as_it_is_printed(first: int, width: int) -> None:
    last = first + width

    assert band(f"{first}-{last}") == (first, last)
    assert band(str(first)) == (first, first)


@pytest.mark.parametrize("text", ["", "=5", "101+", "top 10", "5-", "5-6-7"])
def test_a_rank_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a rank"):
        band(text)
