"""Rules as stretches of days say what they say day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.visas.selectors.made_up import FIGURES, list_rules
from visas.rules.epochs import UNLISTED, Stretches, gni_days, standings
from visas.rules.figures import GniFigure
from visas.rules.flat import STRENGTHS
from visas.rules.standing import Yardstick

DAYS = st.dates(date(2018, 1, 1), date(2031, 12, 31))


@given(rule=list_rules(), day=DAYS, at_award=st.booleans())
def test_a_body_stands_in_its_stretch_as_on_its_day(rule, day, at_award):
    stretches = standings(rule, FIGURES.rankings, at_award=at_award)
    measure = Yardstick.for_award if at_award else Yardstick.for_filing
    yardstick = measure(rule, FIGURES.rankings, day)
    expected = {body: STRENGTHS[yardstick.measure(body).outcome] for body in FIGURES.rankings.ranks}
    expected[UNLISTED] = STRENGTHS[yardstick.measure("nowhere").outcome]
    assert stretches.on(day) == expected


def test_equal_stretches_are_one():
    first = date(2026, 1, 1)
    days = [first + timedelta(days=turn) for turn in range(4)]
    stretches = Stretches.of([*reversed(days), first], lambda day: day >= days[2])
    assert stretches == Stretches((days[2],), (False, True))
    assert [stretches.on(day) for day in days] == [False, False, True, True]


@pytest.mark.parametrize("last", [None, date.max])
def test_an_income_figure_may_have_no_end(last):
    figures = [
        GniFigure(2024, 1, date(2025, 4, 1), date(2026, 3, 31)),
        GniFigure(2025, 2, date(2026, 4, 1), last),
    ]
    assert gni_days(figures) == {date(2025, 4, 1), date(2026, 4, 1)}
