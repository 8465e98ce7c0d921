"""The dated figures an assessment compares facts with: GNI per capita, rankings, company lists."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from talentportal.kernel.dates import anniversary
from visas.rules import json_fields as read
from visas.rules.json_fields import Json

LIST_LIFE_YEARS = 2
"""Lists appear every year. One that is two years old has been followed by another not held here."""


@dataclass(frozen=True, slots=True)
class GniFigure:
    """GNI per capita of `year` in won as first published, and the filing days it applies to.

    Both ends count; `applies_to` None: until further notice. `status_code` empty: every status;
    "E-7": that status and its sub-codes only, before the general figure.
    """

    year: int
    amount_won: int
    applies_from: date
    applies_to: date | None = None
    status_code: str = ""

    def applies(self, day: date, status_code: str) -> bool:
        """Tell whether this figure is for filings on `day` for `status_code`."""
        in_time = self.applies_from <= day and (self.applies_to is None or day <= self.applies_to)
        own = self.status_code
        return in_time and (not own or status_code == own or status_code.startswith(f"{own}-"))

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a figure. Raises `Malformed`."""
        return cls(
            read.needed_number(data, "year"),
            read.needed_number(data, "amount_won"),
            read.needed_day(data, "applies_from"),
            read.day(data, "applies_to"),
            read.text(data, "status_code"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "year": self.year,
            "amount_won": self.amount_won,
            "applies_from": read.iso(self.applies_from),
            "applies_to": read.iso(self.applies_to),
            "status_code": self.status_code,
        }


@dataclass(frozen=True, slots=True)
class ListEdition:
    """An edition of a ranking or company list that is held here, complete down to rank `depth`."""

    provider: str
    edition: str
    published_on: date
    depth: int

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read an edition of a list. Raises `Malformed`."""
        return cls(
            read.text(data, "provider"),
            read.text(data, "edition"),
            read.needed_day(data, "published_on"),
            read.needed_number(data, "depth"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "provider": self.provider,
            "edition": self.edition,
            "published_on": read.iso(self.published_on),
            "depth": self.depth,
        }


@dataclass(frozen=True, slots=True)
class Wanted:
    """The editions of one list that count. `is_stand_in`: none of the right time is held."""

    editions: tuple[ListEdition, ...]
    is_stand_in: bool = False


@dataclass(frozen=True, slots=True)
class RankedList:
    """All editions held of some lists, and the rank of each listed body by (provider, edition).

    Two bodies may share a rank; a body may be absent from an edition.
    """

    editions: tuple[ListEdition, ...]
    ranks: Mapping[str, Mapping[tuple[str, str], int]]
    _held: Mapping[str, tuple[ListEdition, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        held: dict[str, tuple[ListEdition, ...]] = {}
        for edition in sorted(self.editions, key=lambda edition: edition.published_on):
            held[edition.provider] = (*held.get(edition.provider, ()), edition)
        object.__setattr__(self, "_held", held)

    @classmethod
    def from_rows(
        cls, editions: Iterable[ListEdition], rows: Iterable[tuple[str, str, str, int]]
    ) -> "RankedList":
        """Build from rows of (body, provider, edition, rank)."""
        ranks: dict[str, dict[tuple[str, str], int]] = {}
        for body, provider, edition, rank in rows:
            ranks.setdefault(body, {})[provider, edition] = rank
        return cls(tuple(editions), ranks)

    @classmethod
    def from_json(cls, data: Json) -> "RankedList":
        """Read lists. Raises `Malformed`."""
        rows = read.objects(data, "ranks", _row)
        return cls.from_rows(read.objects(data, "editions", ListEdition.from_json), rows)

    def to_json(self, bodies: Collection[str]) -> dict[str, Any]:
        """Return the form that `from_json` reads, with the ranks of `bodies` alone."""
        return {
            "editions": [edition.to_json() for edition in self.editions],
            "ranks": [
                {"body": body, "provider": provider, "edition": edition, "rank": rank}
                for body in sorted(bodies)
                for (provider, edition), rank in sorted(self.ranks.get(body, {}).items())
            ],
        }

    def rank(self, body: str, edition: ListEdition) -> int | None:
        """Return the rank of `body` in an edition, or None where it is not listed."""
        of_body = self.ranks.get(body)
        return None if of_body is None else of_body.get((edition.provider, edition.edition))

    def latest(self, provider: str, day: date) -> Wanted | None:
        """Return the edition last published by `day`; None if no edition of the list is held."""
        held = self._held.get(provider)
        if held is None:
            return None
        published = [edition for edition in held if edition.published_on <= day]
        if not published:
            return Wanted((held[0],), is_stand_in=True)
        last = published[-1]
        is_outdated = anniversary(last.published_on, LIST_LIFE_YEARS) <= day
        return Wanted((last,), is_stand_in=is_outdated)

    def within(self, provider: str, day: date, years: int) -> Wanted | None:
        """Return the editions published in the `years` years up to `day`, that day a year counts.

        The nearest held edition stands in where there is none; None if the list is not held at all.
        """
        held = self._held.get(provider)
        if held is None:
            return None
        recent = tuple(
            edition
            for edition in held
            if edition.published_on <= day <= anniversary(edition.published_on, years)
        )
        if recent:
            return Wanted(recent)
        before = [edition for edition in held if edition.published_on <= day]
        return Wanted((before[-1] if before else held[0],), is_stand_in=True)


def _row(data: Json) -> tuple[str, str, str, int]:
    body, provider, edition = (read.text(data, key) for key in ("body", "provider", "edition"))
    return body, provider, edition, read.needed_number(data, "rank")


NOTHING_LISTED = RankedList((), {})


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures held on the day of assessment, whole: the edition says which of them count."""

    gni: tuple[GniFigure, ...] = ()
    rankings: RankedList = NOTHING_LISTED
    companies: RankedList = NOTHING_LISTED

    def gni_on(self, day: date, status_code: str) -> GniFigure | None:
        """Return the figure for filings on `day`: the status's own before the general one."""
        fitting = [figure for figure in self.gni if figure.applies(day, status_code)]
        return max(fitting, key=lambda figure: len(figure.status_code), default=None)

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read figures. Raises `Malformed`."""
        return cls(
            read.objects(data, "gni", GniFigure.from_json),
            read.nested(data, "rankings", RankedList.from_json) or NOTHING_LISTED,
            read.nested(data, "companies", RankedList.from_json) or NOTHING_LISTED,
        )

    def to_json(self, bodies: Collection[str]) -> dict[str, Any]:
        """Return what must be kept with a case whose facts name `bodies`, for exact replay."""
        return {
            "gni": [figure.to_json() for figure in self.gni],
            "rankings": self.rankings.to_json(bodies),
            "companies": self.companies.to_json(bodies),
        }
