"""The mean of two reviewers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.rules.scoring import average

SCORES = st.integers(min_value=0, max_value=100)


@pytest.mark.parametrize(
    ("scores", "mean"), [([10, 10], 10), ([10, 11], 11), ([0, 1], 1), ([0, 0], 0), ([17, 20], 19)]
)
def test_a_half_counts_for_the_applicant(scores: list[int], mean: int) -> None:
    assert average(scores) == mean


@given(first=SCORES, second=SCORES)
def test_the_mean_lies_between_the_two_and_their_order_is_the_same_to_it(
    first: int, second: int
) -> None:
    mean = average([first, second])
    assert min(first, second) <= mean <= max(first, second)
    assert mean == average([second, first])
    assert 0 <= 2 * mean - first - second <= 1
