"""How bodies and fields stand against an edition: strings with a byte for each code's number."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from visas.rules.criteria import held
from visas.rules.editions import EditionParameters
from visas.rules.epochs import UNLISTED, Standings, Stretches, standings
from visas.rules.facts import BodyKind
from visas.rules.figures import Figures
from visas.rules.flat import MET, NOT_MET, UNDETERMINED

Numbers = Mapping[str, Mapping[str, int]]
"""The numbers of codes, by their kind."""

OTHER = 3
"""In the table of designated institutions: not on the list, as far as the list is held."""
_BY_GOVERNMENTS: Standings = {UNLISTED: MET}


@dataclass
class Tables:
    """The tables of one edition.

    A table has a byte for "in review" (-1), "not recognised" (0), then for each number below
    `codes`.
    """

    edition: EditionParameters
    figures: Figures
    numbers: Numbers
    codes: int

    def universities(self, *, at_award: bool) -> Stretches[bytes]:
        """Return how universities stand, by the day of filing or of award."""
        lists = self._at_award if at_award else self._at_filing
        return self._over(lists.steps, lambda day: {BodyKind.UNIVERSITY: lists.on(day)})

    @cached_property
    def companies(self) -> Stretches[bytes]:
        """Return how companies stand; no other employer counts."""
        lists = self._companies
        return self._over(lists.steps, lambda day: {BodyKind.COMPANY: lists.on(day)})

    @cached_property
    def institutes(self) -> Stretches[bytes]:
        """Return how institutes stand: of universities, of companies, of governments."""
        companies, lists = self._companies, self._at_filing
        return self._over(
            [*companies.steps, *lists.steps],
            lambda day: {
                BodyKind.COMPANY: companies.on(day),
                BodyKind.UNIVERSITY: lists.on(day),
                BodyKind.GOVERNMENT_INSTITUTE: _BY_GOVERNMENTS,
            },
        )

    @cached_property
    def fields(self) -> Stretches[bytes]:
        """Return which fields are listed."""
        return self._over(
            (rule.applies_from for rule in self.edition.fields),
            lambda day: {
                "field": {UNLISTED: NOT_MET, **dict.fromkeys(self.edition.fields_on(day), MET)}
            },
        )

    @cached_property
    def designated(self) -> Stretches[bytes]:
        """Return which universities are designated: the others are `OTHER` while that is open."""
        rule = held(held(self.edition.degree).designated)
        others = NOT_MET if rule.is_complete else OTHER
        named = {UNLISTED: others, **dict.fromkeys(rule.refs, MET)}
        row = self._row({BodyKind.UNIVERSITY: named}, unrecognised=others)
        return Stretches((), (row,))

    @cached_property
    def _at_filing(self) -> Stretches[Standings]:
        return standings(held(self.edition.lists), self.figures.rankings)

    @cached_property
    def _at_award(self) -> Stretches[Standings]:
        return standings(held(self.edition.lists), self.figures.rankings, at_award=True)

    @cached_property
    def _companies(self) -> Stretches[Standings]:
        return standings(held(self.edition.companies), self.figures.companies)

    def _over(
        self, steps: Iterable[date], asked: Callable[[date], Mapping[str, Standings]]
    ) -> Stretches[bytes]:
        return Stretches.of(steps, lambda day: self._row(asked(day)))

    def _row(self, by_kind: Mapping[str, Standings], unrecognised: int = NOT_MET) -> bytes:
        row = bytearray([UNDETERMINED, unrecognised, *[NOT_MET] * (self.codes - 1)])
        for kind, standing in by_kind.items():
            for code, number in self.numbers.get(kind, {}).items():
                row[1 + number] = standing.get(code, standing[UNLISTED])
        return bytes(row)
