"""Which lists of universities or companies count, and which institutions are named one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from visas.rules import json_fields as read
from visas.rules.json_fields import Json, Malformed

LOWEST_RANK = 100_000
_limit = read.at_most(LOWEST_RANK, read.positive)


class Quantifier(StrEnum):
    """Whether one of the lists is enough or each is needed."""

    ANY_OF = "any_of"
    ALL_OF = "all_of"


class ListTime(StrEnum):
    """Which edition of a list counts."""

    LATEST_AT_FILING = "latest_at_filing"
    LATEST_AT_AWARD = "latest_at_award"
    """The latest published when the degree was awarded; at filing for an employer."""
    ANY_WITHIN = "any_within"
    """Any published in the last `window_years` years before filing."""


@dataclass(frozen=True, slots=True)
class ListRule:
    """Which lists count, down to which rank, and in which edition."""

    providers: tuple[str, ...]
    limit: int
    quantifier: Quantifier = Quantifier.ANY_OF
    time: ListTime = ListTime.LATEST_AT_FILING
    window_years: int = 0
    limits: Mapping[str, int] = field(default_factory=dict)
    """Lists with a limit of their own."""

    def limit_of(self, provider: str) -> int:
        """Return the last rank of a list that counts."""
        return self.limits.get(provider, self.limit)

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a rule about lists. Raises `Malformed`."""
        read.only(data, "providers", "limit", "quantifier", "time", "window_years", "limits")
        time = read.needed_choice(data, "time", ListTime)
        window = read.at_most(read.MOST_YEARS, read.number)(data, "window_years") or 0
        if (time is ListTime.ANY_WITHIN) != (window > 0):
            raise Malformed("window_years: needed for any_within, and for nothing else.")
        providers = read.some_texts(data, "providers")
        limits = read.mapping(data.get("limits") or {}, "limits")
        for provider in limits:
            if provider not in providers:
                raise Malformed(f"limits.{provider}: not one of the lists that count.")
        return cls(
            providers,
            _limit(data, "limit"),
            read.needed_choice(data, "quantifier", Quantifier),
            time,
            window,
            {provider: _own_limit(limits, provider) for provider in limits},
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "providers": list(self.providers),
            "limit": self.limit,
            "quantifier": self.quantifier,
            "time": self.time,
            "window_years": self.window_years or None,
            "limits": dict(self.limits),
        }


def _own_limit(limits: Json, provider: str) -> int:
    with read.inside("limits"):
        return _limit(limits, provider)


@dataclass(frozen=True, slots=True)
class Designated:
    """Institutions named one by one, by ROR id. Incomplete: others may be designated as well.

    All are in `country`; an institution elsewhere is certainly none of them.
    """

    refs: tuple[str, ...]
    is_complete: bool
    country: str = ""

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read the list of institutions. Raises `Malformed`."""
        read.only(data, "refs", "is_complete", "country")
        return cls(
            read.texts(data, "refs"),
            read.needed_flag(data, "is_complete"),
            read.country(data, "country"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "refs": list(self.refs),
            "is_complete": self.is_complete,
            "country": self.country or None,
        }
