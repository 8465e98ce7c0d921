"""What each track asks, and that nothing is asked twice or of nobody."""

import pytest

from visas.rules.answers import FIELDS, Step
from visas.rules.states import Track
from visas.rules.tracks import fields_of, may_be_expected, steps_of


@pytest.mark.parametrize("track", list(Track))
def test_every_track_begins_with_the_person_and_ends_with_the_review(track: Track) -> None:
    steps = steps_of(track)
    assert (steps[0], steps[-2], steps[-1]) == (Step.IDENTITY, Step.DOCUMENTS, Step.REVIEW)
    assert list(steps) == [step for step in Step if step in steps]


def test_the_job_is_asked_where_a_track_rests_on_one() -> None:
    assert {track for track in Track if Step.OFFER in steps_of(track)} == {
        Track.F_2_T,
        Track.K_TECH_PASS,
    }


def test_every_question_is_asked_on_some_track() -> None:
    asked = {name for track in Track for step in Step for name in fields_of(track, step)}
    assert asked == {name for names in FIELDS.values() for name in names}


def test_only_k_star_takes_a_degree_that_is_still_to_be_awarded() -> None:
    assert [track for track in Track if may_be_expected(track)] == [Track.F_2_7S]


def test_a_step_that_a_track_does_not_have_asks_nothing() -> None:
    assert fields_of(Track.D_10_T, Step.OFFER) == ()
