"""How the scores of reviewers become one: two people, apart from each other, and their mean.

The announcement of the 100 points (2026-07-02) names 35 points for technical expertise and
strategic value, and no procedure. Two reviewers who do not see each other's scores, and their mean
rounded to whole points with halves up, are the programme's own rule.
"""

from collections.abc import Sequence

REVIEWERS = 2
"""People who score one case."""


def average(points: Sequence[int]) -> int:
    """Return the mean in whole points; a half counts for the applicant."""
    return (2 * sum(points) + len(points)) // (2 * len(points))
