"""The few cases whose flat row does not say enough: the Python evaluator judges them."""

from collections.abc import Iterator
from typing import NamedTuple

from visas.models import CaseFacts
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import assess
from visas.rules.facts import Facts
from visas.rules.figures import Figures
from visas.rules.flat import STRENGTHS


class Row(NamedTuple):
    """How many cases of a group come to what; `place` is that of the group in its order."""

    place: int
    key: int | None
    base: int
    variant: int
    cases: int


class Judged(NamedTuple):
    """One case and what it comes to under both editions."""

    facts: CaseFacts
    base: int
    variant: int


def cases(
    base: EditionParameters, variant: EditionParameters, figures: Figures
) -> Iterator[Judged]:
    """Yield the wide cases of the track whose facts are kept in full."""
    rows = CaseFacts.objects.filter(track=base.track, is_wide=True, assessment__isnull=False)
    for row in rows.select_related("assessment").iterator():
        facts = Facts.from_json(row.assessment.facts if row.assessment else {})
        first, second = (
            STRENGTHS[assess(facts, edition, figures).outcome] for edition in (base, variant)
        )
        yield Judged(row, first, second)


def judged(
    base: EditionParameters, variant: EditionParameters, figures: Figures
) -> tuple[list[Row], int]:
    """Return the rows of these cases, and how many are left out."""
    rows = [
        Row(place, key, one.base, one.variant, 1)
        for one in cases(base, variant, figures)
        for place, key in enumerate(_keys(one.facts))
    ]
    out = CaseFacts.objects.filter(track=base.track, is_wide=True, assessment=None)
    return rows, out.count()


def _keys(facts: CaseFacts) -> tuple[int | None, ...]:
    return (
        facts.field,
        facts.nationality,
        facts.university,
        facts.consortium,
        facts.filed_month,
    )
