"""What an approval tells people to do next, on each track."""

import pytest

from visas.labels.letters import steps_abroad, steps_in_korea
from visas.rules.states import Track


@pytest.mark.parametrize(
    ("track", "first"),
    [
        (Track.F_2_T, "Ask your employer in Korea for the number"),
        (Track.D_10_T, "Apply for the visa with this letter"),
        (Track.F_2_7S, "Ask your university in Korea for the number"),
        (Track.K_TECH_PASS, "Apply for the visa online with your pass"),
    ],
)
def test_who_lives_abroad_is_told_how_the_visa_of_the_track_is_had(
    track: Track, first: str
) -> None:
    steps = steps_abroad(track, "USD 60", "KRW 35,000")
    assert steps[0].startswith(first)
    assert any("USD 60" in step for step in steps[:2])


def test_who_looks_for_a_job_is_told_how_long_and_to_change_status_before_work() -> None:
    for steps in (
        steps_abroad(Track.D_10_T, "USD 60", "KRW 35,000"),
        steps_in_korea(Track.D_10_T, "KRW 100,000", "KRW 80,000", "KRW 35,000"),
    ):
        assert steps[-1].startswith("The stay to look for work is granted one year at a time")


def test_a_k_star_graduate_is_told_to_show_the_degree_once_it_is_awarded() -> None:
    steps = steps_in_korea(Track.F_2_7S, "KRW 100,000", "KRW 80,000", "KRW 35,000")
    assert steps[-1] == (
        "If your degree was still expected, hand in the certificate once it is awarded."
    )
