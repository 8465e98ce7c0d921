"""Where an edition stands on a day, and what a new one does to those that are published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.rules.edition_life import EditionStatus, Place, Standing, Term, place, standing

OLD = Term("old", date(2026, 10, 1))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@st.composite
def terms(draw):
    first = draw(DAYS)
    return Term("any", first, draw(st.none() | st.dates(first, first + timedelta(days=400))))


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        (EditionStatus.DRAFT, date(2026, 11, 1), Standing.DRAFT),
        (EditionStatus.PUBLISHED, date(2026, 9, 30), Standing.UPCOMING),
        (EditionStatus.PUBLISHED, date(2026, 10, 1), Standing.IN_FORCE),
        (EditionStatus.PUBLISHED, date(2026, 12, 31), Standing.IN_FORCE),
        (EditionStatus.PUBLISHED, date(2027, 1, 1), Standing.SUPERSEDED),
    ],
)
def test_the_standing_follows_from_the_days(status, day, expected):
    assert standing(status, Term("x", OLD.first, date(2026, 12, 31)), day) is expected


def test_an_edition_without_a_last_day_is_never_superseded():
    assert standing(EditionStatus.PUBLISHED, OLD, date(2099, 1, 1)) is Standing.IN_FORCE


def test_a_new_edition_ends_the_open_one_on_the_day_before():
    new = Term("new", date(2027, 1, 1))
    assert place(new, [OLD]) == Place(ends=Term("old", date(2026, 10, 1), date(2026, 12, 31)))


def test_an_edition_that_begins_on_the_same_day_or_before_collides():
    assert place(Term("new", OLD.first), [OLD]) == Place(collides=OLD)
    assert place(Term("new", date(2026, 9, 1)), [OLD]) == Place(collides=OLD)


def test_an_edition_that_has_a_last_day_makes_no_room():
    bounded = Term("old", date(2026, 10, 1), date(2027, 3, 31))
    assert place(Term("new", date(2027, 3, 31)), [bounded]) == Place(collides=bounded)
    assert place(Term("new", date(2027, 4, 1)), [bounded]) == Place()


def test_a_later_edition_is_named_rather_than_the_one_to_be_ended():
    later = Term("later", date(2027, 6, 1))
    bounded = Term("old", OLD.first, date(2027, 5, 31))
    assert place(Term("new", date(2027, 6, 2)), [bounded, later]).ends == later.until(
        Term("new", date(2027, 6, 2))
    )
    assert place(Term("new", date(2027, 1, 1)), [bounded, later]).collides == bounded
    assert place(Term("new", date(2027, 1, 1)), [later, bounded]).collides == bounded


@given(terms(), terms(), DAYS)
def test_two_terms_share_days_exactly_if_some_day_is_in_both(one, other, day):
    def has(term):
        return term.first <= day and (term.last is None or day <= term.last)

    assert one.shares_days_with(other) is other.shares_days_with(one)
    if has(one) and has(other):
        assert one.shares_days_with(other)


@given(terms(), st.lists(terms(), max_size=3))
def test_what_is_placed_shares_no_day_with_any_other(new, published):
    found = place(new, published)
    if found.collides is None:
        left = [t for t in published if not (t.last is None and t.first < new.first)]
        assert not any(term.shares_days_with(new) for term in left)
        assert found.ends is None or not found.ends.shares_days_with(new)
