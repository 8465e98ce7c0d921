"""Bar charts: lengths in percent, so that words keep their size, and round numbers at the side."""

from hypothesis import given
from hypothesis import strategies as st

from visas.selectors.charts import lying, standing

numbers = st.lists(
    st.tuples(st.text(max_size=9), st.integers(0, 10**7), st.integers(0, 10**7)), max_size=40
)


def test_the_longest_bar_leaves_room_for_its_figure():
    first, second = lying([("a", 1, 4), ("b", 2, 0)]).pairs
    assert [bar.width for bar in (*first.bars, *second.bars)] == [20.5, 82.0, 41.0, 0.0]


def test_lines_stand_at_round_numbers_up_to_the_highest_bar():
    assert [line.figure for line in standing([("2026-01", 47, 21)]).lines] == [
        "0",
        "20",
        "40",
        "60",
    ]
    assert [line.figure for line in standing([("2026-01", 0, 0)]).lines] == ["0", "1"]


@given(numbers)
def test_every_bar_stays_within_its_picture(rows):
    for chart in (lying(rows), standing(rows)):
        for pair in chart.pairs:
            for bar in pair.bars:
                assert 0 <= bar.x <= bar.end <= 100.001
                assert 0 <= bar.y <= bar.y + bar.height <= chart.height


@given(numbers.filter(bool))
def test_months_are_named_so_that_they_fit_on_a_phone(rows):
    named = [(f"2026-{place}", *rest) for place, (_name, *rest) in enumerate(rows)]
    assert 1 <= sum(bool(pair.name) for pair in standing(named).pairs) <= 6
