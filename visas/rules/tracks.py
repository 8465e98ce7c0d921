"""What each track asks of an applicant: the steps of the form, and which of their questions.

F-2-T and the K-Tech Pass rest on a job in Korea; D-10-T is for those who still look for one, and
F-2-7S rests on a degree of a designated university with its president's recommendation, expected
or awarded. What a track does not rest on is not asked. The small-company bonus is one of the
K-Tech Pass.
"""

from collections.abc import Mapping

from visas.rules.answers import FIELDS, Step
from visas.rules.states import Track

_ON_A_JOB = (
    Step.IDENTITY,
    Step.EDUCATION,
    Step.EXPERIENCE,
    Step.OFFER,
    Step.FAMILY,
    Step.DOCUMENTS,
    Step.REVIEW,
)
STEPS: Mapping[Track, tuple[Step, ...]] = {
    Track.F_2_T: _ON_A_JOB,
    Track.D_10_T: (Step.IDENTITY, Step.EDUCATION, Step.FAMILY, Step.DOCUMENTS, Step.REVIEW),
    Track.F_2_7S: (
        Step.IDENTITY,
        Step.EDUCATION,
        Step.RECOMMENDATION,
        Step.FAMILY,
        Step.DOCUMENTS,
        Step.REVIEW,
    ),
    Track.K_TECH_PASS: _ON_A_JOB,
}
"""The pages of the wizard of each track, in their order."""
DEGREE_MAY_BE_EXPECTED = frozenset({Track.F_2_7S})
"""Tracks on which a degree counts that is still to be awarded."""
WEIGHED = frozenset({Track.K_TECH_PASS})
"""Tracks whose editions may weigh by points, with reviewers' scores."""
_ONLY_ON: Mapping[str, Track] = {"offer_is_sme": Track.K_TECH_PASS}


def steps_of(track: str) -> tuple[Step, ...]:
    """Return the steps of a track, in their order."""
    return STEPS[Track(track)]


def fields_of(track: str, step: Step) -> tuple[str, ...]:
    """Return the questions of one step that a track asks; none where the step is not its own."""
    if step not in steps_of(track):
        return ()
    return tuple(name for name in FIELDS.get(step, ()) if _ONLY_ON.get(name, track) == track)


def may_be_expected(track: str) -> bool:
    """Tell whether the award of a degree may lie ahead of the filing day."""
    return track in DEGREE_MAY_BE_EXPECTED
