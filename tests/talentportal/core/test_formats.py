"""How money, days and moments read in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from talentportal.core import formats


@pytest.mark.parametrize(
    ("language", "words"), [("en", "KRW\u00a0150,000,000"), ("ko", "150,000,000원")]
)
def test_won_reads_as_each_language_writes_it(language, words):
    with translation.override(language):
        assert formats.won(150_000_000) == words


@pytest.mark.parametrize(("language", "words"), [("en", "USD\u00a060"), ("ko", "미화 60달러")])
def test_dollars_read_as_each_language_writes_them(language, words):
    with translation.override(language):
        assert formats.dollars(60) == words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "22 Nov 2026, 08:30"), ("ko", "2026.\u00a011.\u00a022. 08:30")]
)
def test_a_moment_is_told_on_the_seoul_clock(language, words):
    with translation.override(language):
        assert formats.moment(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == words


def test_a_moment_belongs_to_its_day_in_seoul():
    with translation.override("ko"):
        assert formats.day(datetime(2026, 11, 21, 15, 0, tzinfo=UTC)) == "2026.\u00a011.\u00a022."


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Sun 22 Nov 2026"), ("ko", "2026.\u00a011.\u00a022.(일)")]
)
def test_a_day_can_say_its_weekday(language, words):
    with translation.override(language):
        assert formats.day(date(2026, 11, 22), weekday=True) == words


def test_nothing_reads_as_nothing():
    assert [formats.won(None), formats.day(None), formats.moment(None)] == ["", "", ""]
    assert [formats.clock(None), formats.masked(None), formats.file_size(None)] == ["", "", ""]


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        formats.moment(datetime(2026, 11, 22, 9, 0))  # noqa: DTZ001 -- the fault under test


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 KB"), (419_430, "410 KB"), (2_936_012, "2.8 MB")]
)
def test_a_file_size_reads_as_people_say_it(size, words):
    assert formats.file_size(size) == words


@given(st.text(min_size=1, max_size=40))
def test_masking_shows_at_most_three_characters_and_keeps_the_length(value):
    shown = formats.masked(value)
    assert len(shown) == len(value)
    hidden = len(value) - (3 if len(value) > 6 else 0)
    assert shown == "*" * hidden + value[hidden:]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Minh Anh Nguyễn", "MN"), ("박서연", "박"), ("田中 美咲", "田"), ("Ada", "A"), ("", "?")],
)
def test_initials_stand_for_a_name_in_any_script(name, letters):
    assert formats.initials(name) == letters
