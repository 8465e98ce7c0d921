"""How many cases two editions judge alike or differently, in all and by group."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from visas.rules.editions import EditionParameters
from visas.rules.figures import Figures
from visas.rules.flat import OUTCOMES
from visas.rules.outcomes import Outcome
from visas.selectors.whatif import wide
from visas.selectors.whatif.asking import all_cases, asked, fetch
from visas.selectors.whatif.draft import FENCE
from visas.selectors.whatif.statement import Statement

Pair = tuple[Outcome, Outcome]
"""What a case comes to under the base and under the variant."""


class Group(StrEnum):
    """By what cases are counted."""

    FIELD = "field"
    NATIONALITY = "nationality"
    UNIVERSITY = "university"
    CONSORTIUM = "consortium"
    MONTH = "month"


COLUMNS: Mapping[Group, str] = {
    Group.FIELD: "field",
    Group.NATIONALITY: "nationality",
    Group.UNIVERSITY: "university",
    Group.CONSORTIUM: "consortium",
    Group.MONTH: "filed_month",
}
"""The columns of `CaseFacts`; what their numbers stand for is said there."""


@dataclass(slots=True)
class Counts:
    """Cases by what they come to. `left_out`: their facts are not kept in full."""

    pairs: Counter[Pair] = field(default_factory=Counter)
    groups: Mapping[Group, Mapping[int | None, Counter[Pair]]] = field(default_factory=dict)
    left_out: int = 0

    @property
    def cases(self) -> int:
        """How many cases were asked."""
        return self.pairs.total()


def counts(base: EditionParameters, variant: EditionParameters, figures: Figures) -> Counts:
    """Return how the cases of the track fare under both editions.

    One pass over the cases, in a transaction of its own or the one that is open.
    """
    with all_cases():
        rows = _rows(asked(base, variant, figures))
        odd, left_out = wide.judged(base, variant, figures)
    return _counted([*rows, *odd], left_out)


def _rows(statement: Statement) -> Iterable[wide.Row]:
    """Return rows of: the place of a group, its key, outcomes, how many cases."""
    places = ", ".join(str(place) for place in range(len(COLUMNS)))
    keys = ", ".join(COLUMNS.values())
    text = (
        f"SELECT base, variant, unnest(ARRAY[{places}]) AS place, unnest(ARRAY[{keys}]) AS key"  # noqa: S608 -- our own words; values are bound
        f" FROM ({statement.text}) AS judged {FENCE}"
    )
    counted = (
        f"SELECT place, key, base, variant, count(*) FROM ({text}) AS grouped"  # noqa: S608
        " GROUP BY place, key, base, variant"
    )
    return [wide.Row(*row) for row in fetch(counted, statement.values)]


def _counted(rows: Iterable[wide.Row], left_out: int) -> Counts:
    groups: dict[Group, dict[int | None, Counter[Pair]]] = {
        group: defaultdict(Counter) for group in COLUMNS
    }
    order = tuple(COLUMNS)
    pairs: Counter[Pair] = Counter()
    for place, key, base, variant, cases in rows:
        pair = OUTCOMES[base], OUTCOMES[variant]
        groups[order[place]][key][pair] += cases
        if place == 0:
            pairs[pair] += cases
    return Counts(pairs, groups, left_out)
