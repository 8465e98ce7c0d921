"""Where a university or company stands against the lists that a rule names."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from visas.rules.figures import ListEdition, RankedList, Wanted
from visas.rules.findings import Because, Value
from visas.rules.list_rules import ListRule, ListTime, Quantifier
from visas.rules.outcomes import Outcome, all_of, any_of


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer, the best rank behind it, and the edition it stands in."""

    outcome: Outcome
    because: Because
    limit: int
    rank: int | None = None
    edition: ListEdition | None = None
    is_stand_in: bool = False
    gaps: Mapping[str, Value] = field(default_factory=dict)
    """What is wanting of the lists (see `Yardstick.gaps`) where the answer rests on all of them."""
    numbers: Mapping[str, Value] = field(init=False, repr=False, compare=False)
    """What a finding about this standing carries."""

    def __post_init__(self) -> None:
        numbers: dict[str, Value] = {"limit": self.limit}
        if self.rank is not None:
            numbers["rank"] = self.rank
        if self.edition is not None:
            numbers |= {"provider": self.edition.provider, "edition": self.edition.edition}
        if self.is_stand_in:
            numbers["is_stand_in"] = 1
        object.__setattr__(self, "numbers", {**numbers, **self.gaps})


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The editions of a rule's lists that count on one day; measures any number of bodies.

    What it said of a body it says again: nothing is looked up twice.
    """

    rule: ListRule
    lists: RankedList
    wanted: tuple[tuple[str, Wanted | None], ...]
    gaps: Mapping[str, Value] = field(init=False, repr=False, compare=False)
    """Lists that count: `not_held` at all, and `stand_ins` for editions that are not held."""
    _known: dict[str, Standing] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        held = [wanted for _, wanted in self.wanted if wanted is not None]
        stand_ins = [one for wanted in held if wanted.is_stand_in for one in wanted.editions]
        gaps: dict[str, Value] = {
            "stand_ins": tuple(f"{one.provider} {one.edition}" for one in stand_ins),
            "not_held": tuple(name for name, wanted in self.wanted if wanted is None),
        }
        object.__setattr__(self, "gaps", {key: names for key, names in gaps.items() if names})

    @classmethod
    def for_filing(cls, rule: ListRule, lists: RankedList, filed_on: date) -> "Yardstick":
        """Return the yardstick for what is measured at filing."""
        if rule.time is ListTime.ANY_WITHIN:
            found = [
                (name, lists.within(name, filed_on, rule.window_years)) for name in rule.providers
            ]
        else:
            found = [(name, lists.latest(name, filed_on)) for name in rule.providers]
        return cls(rule, lists, tuple(found))

    @classmethod
    def for_award(cls, rule: ListRule, lists: RankedList, awarded_on: date) -> "Yardstick":
        """Return the yardstick of a rule that looks at the lists of the day of award."""
        found = [(name, lists.latest(name, awarded_on)) for name in rule.providers]
        return cls(rule, lists, tuple(found))

    def measure(self, body: str) -> Standing:
        """Return where `body` stands."""
        known = self._known.get(body)
        if known is None:
            known = self._known[body] = self._measured(body)
        return known

    def _measured(self, body: str) -> Standing:
        """Return where `body` stands: each list answers, and the rule's quantifier joins them.

        Lists of which no edition is held are left out where any one list is enough, and leave it
        open where each is needed.
        """
        held = [self._on(name, wanted, body) for name, wanted in self.wanted if wanted is not None]
        limit = self.rule.limit
        answers = [standing.outcome for standing in held]
        is_any = self.rule.quantifier is Quantifier.ANY_OF
        outcome = any_of(answers) if is_any else all_of(answers)
        is_open = not is_any and outcome is Outcome.MET and len(held) < len(self.wanted)
        if not held or is_open:
            return Standing(Outcome.UNDETERMINED, Because.LIST_NOT_HELD, limit, gaps=self.gaps)
        best = _best(held, outcome)
        rests_on_all = is_any is (outcome is not Outcome.MET)
        return replace(best, gaps=self.gaps) if rests_on_all and self.gaps else best

    def _on(self, provider: str, wanted: Wanted, body: str) -> Standing:
        """Return where `body` stands on one list: its best rank in the editions that count."""
        limit = self.rule.limit_of(provider)
        best: tuple[int, ListEdition] | None = None
        for edition in wanted.editions:
            rank = self.lists.rank(body, edition)
            if rank is not None and (best is None or rank <= best[0]):
                best = rank, edition
        if best is not None and best[0] <= limit:
            outcome, because = Outcome.MET, Because.RANK_WITHIN_LIMIT
        elif any(edition.depth < limit for edition in wanted.editions):
            outcome, because = Outcome.UNDETERMINED, Because.LIST_TOO_SHORT
        elif best is not None:
            outcome, because = Outcome.NOT_MET, Because.RANK_BEYOND_LIMIT
        else:
            outcome, because = Outcome.NOT_MET, Because.NOT_ON_LISTS
        rank, edition = best if best is not None else (None, wanted.editions[-1])
        return Standing(outcome, because, limit, rank, edition, is_stand_in=wanted.is_stand_in)


def _best(held: list[Standing], outcome: Outcome) -> Standing:
    """Return the standing that explains `outcome`: of those with it, the one nearest its limit."""
    deciding = [standing for standing in held if standing.outcome is outcome]
    return min(deciding, key=_distance)


def _distance(standing: Standing) -> tuple[bool, int, bool]:
    rank = standing.rank
    return rank is None, (rank or 0) - standing.limit, standing.is_stand_in
