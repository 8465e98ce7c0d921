"""Two editions asked of every case of a track: what each of them comes to, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from visas.rules.editions import EditionParameters
from visas.rules.figures import Figures
from visas.rules.flat import MET
from visas.selectors.whatif.criteria import Compiler
from visas.selectors.whatif.draft import FENCE, Draft, Shape
from visas.selectors.whatif.parts import EVERY, Part
from visas.selectors.whatif.tables import Numbers


@dataclass(frozen=True, slots=True)
class Judged:
    """The columns of one edition: of each criterion by pathway, of pathways, and of the whole."""

    criteria: tuple[tuple[str, ...], ...]
    pathways: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """The expression of the outcome."""
        return f"GREATEST({', '.join(self.pathways)})"

    @property
    def pathway(self) -> str:
        """The expression of the place (1, 2, …) of the first pathway that is met; 0: none."""
        met = [f"WHEN {one} = {MET} THEN {place}" for place, one in enumerate(self.pathways, 1)]
        return f"CASE {' '.join(met)} ELSE 0 END"


@dataclass(frozen=True, slots=True)
class Statement:
    """A query of all cases of a track: their columns, and what each edition comes to."""

    text: str
    values: dict[str, Any]
    base: Judged
    variant: Judged


def statement(
    base: EditionParameters,
    variant: EditionParameters,
    figures: Figures,
    numbers: Numbers,
    shape: Shape,
    part: Part = EVERY,
) -> Statement:
    """Return the query by which both editions are asked.

    Its columns for each case: those of `CaseFacts`, `base` and `variant` (outcomes as numbers),
    `base_pathway` and `variant_pathway` (places of the first pathways that are met), and those of
    the criteria. Wide cases are left out.
    """
    draft = Draft(shape)
    first, second = (_judged(draft, one, figures, numbers) for one in (base, variant))
    cases = draft.cases(base.track, part)
    text = (
        f"SELECT *, {first.outcome} AS base, {second.outcome} AS variant,"  # noqa: S608 -- our own words
        f" {first.pathway} AS base_pathway, {second.pathway} AS variant_pathway"
        f" FROM (\n{cases}) AS outcomes {FENCE}"
    )
    return Statement(text, draft.values, first, second)


def _judged(draft: Draft, edition: EditionParameters, figures: Figures, numbers: Numbers) -> Judged:
    compiler = Compiler(draft, edition, figures, numbers)
    criteria = tuple(tuple(compiler.pathway(one)) for one in edition.pathways)
    return Judged(criteria, tuple(_each(columns) for columns in criteria))


def _each(columns: Sequence[str]) -> str:
    return f"LEAST({', '.join(columns)})"
