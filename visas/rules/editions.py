"""Rule editions: the criteria of a track as dated parameters, each with its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from visas.rules import json_fields as read
from visas.rules.facts import JobKind, Level
from visas.rules.findings import ASKED, Criterion
from visas.rules.json_fields import Json, Malformed
from visas.rules.states import Track


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


class WaiverScope(StrEnum):
    """What the higher pay stands in for."""

    ONE_OF = "one_of"
    """Education or experience; the other is still needed."""
    BOTH = "both"


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
        time = read.needed_choice(data, "time", ListTime)
        window = read.number(data, "window_years") or 0
        if (time is ListTime.ANY_WITHIN) != (window > 0):
            raise Malformed("window_years: needed for any_within, and for nothing else.")
        limits = read.mapping(data.get("limits") or {}, "limits")
        return cls(
            read.texts(data, "providers"),
            read.needed_number(data, "limit"),
            read.needed_choice(data, "quantifier", Quantifier),
            time,
            window,
            {provider: read.needed_number(limits, provider) for provider in limits},
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


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to the experience: `years` of a kind, `top_years` of them at a top employer.

    A top employer is a listed company for work, a top institute for post-doctoral research.
    """

    kind: JobKind
    years: int
    top_years: int

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read an alternative. Raises `Malformed`."""
        return cls(
            read.needed_choice(data, "kind", JobKind),
            read.needed_number(data, "years"),
            read.needed_number(data, "top_years"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"kind": self.kind, "years": self.years, "top_years": self.top_years}


@dataclass(frozen=True, slots=True)
class GniRule:
    """How many times GNI per capita the pay must reach, and whose figure counts.

    `waiver_multiple` is for pathways that rest on the waiver.
    """

    multiple: Decimal
    waiver_multiple: Decimal
    status_code: str

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read the multiples. Raises `Malformed`."""
        return cls(
            read.multiple(data, "multiple"),
            read.multiple(data, "waiver_multiple"),
            read.text(data, "status_code"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "multiple": str(self.multiple),
            "waiver_multiple": str(self.waiver_multiple),
            "status_code": self.status_code,
        }


@dataclass(frozen=True, slots=True)
class Waiver:
    """What the higher pay waives. `is_disputed`: the sources contradict one another."""

    scope: WaiverScope
    is_disputed: bool = False

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read the waiver. Raises `Malformed`."""
        scope = read.needed_choice(data, "scope", WaiverScope)
        return cls(scope, read.flag(data, "is_disputed") or False)

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"scope": self.scope, "is_disputed": self.is_disputed}


@dataclass(frozen=True, slots=True)
class FieldRule:
    """An advanced field and the first filing day on which it counts."""

    code: str
    applies_from: date

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a field. Raises `Malformed`."""
        return cls(read.needed_text(data, "code"), read.needed_day(data, "applies_from"))

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"code": self.code, "applies_from": read.iso(self.applies_from)}


@dataclass(frozen=True, slots=True)
class Pathway:
    """One way to the visa: all of its criteria. Pay is the waiver's where the waiver is one."""

    code: str
    criteria: tuple[Criterion, ...]

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a pathway. Raises `Malformed`."""
        criteria = read.choices(data, "criteria", Criterion)
        if not ASKED.issuperset(criteria) or not criteria:
            raise Malformed(f"criteria: some of {', '.join(sorted(ASKED))} are needed.")
        return cls(read.needed_text(data, "code"), criteria)

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"code": self.code, "criteria": list(self.criteria)}


@dataclass(frozen=True, slots=True)
class EditionParameters:
    """One edition of the criteria of one track.

    In force for filings from `effective_from` to `effective_to`, both included; None: still in
    force. `recency_years` (None: any age) is how old the degree may be at filing. `sources` maps
    the name of a parameter, such as `lists.limit`, to where it was read.
    """

    code: str
    track: Track
    effective_from: date
    effective_to: date | None
    pathways: tuple[Pathway, ...]
    levels: tuple[Level, ...]
    recency_years: int | None
    lists: ListRule
    companies: ListRule
    alternatives: tuple[Alternative, ...]
    gni: GniRule
    waiver: Waiver
    fields: tuple[FieldRule, ...]
    sources: Mapping[str, str]

    def fields_on(self, day: date) -> tuple[str, ...]:
        """Return the codes of the fields that count for filings on `day`."""
        return tuple(rule.code for rule in self.fields if rule.applies_from <= day)

    def is_in_force(self, day: date) -> bool:
        """Tell whether filings on `day` fall under this edition."""
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read an edition: its code, track and days, and `parameters`. Raises `Malformed`."""
        rules = read.mapping(data.get("parameters"), "parameters")
        degree = read.mapping(rules.get("degree"), "degree")
        experience = read.mapping(rules.get("experience"), "experience")
        return cls(
            read.needed_text(data, "code"),
            read.needed_choice(data, "track", Track),
            read.needed_day(data, "effective_from"),
            read.day(data, "effective_to"),
            read.objects(rules, "pathways", Pathway.from_json),
            read.choices(degree, "levels", Level),
            read.number(degree, "recency_years"),
            read.needed(rules, "lists", ListRule.from_json),
            read.needed(rules, "companies", ListRule.from_json),
            read.objects(experience, "alternatives", Alternative.from_json),
            read.needed(rules, "gni", GniRule.from_json),
            read.needed(rules, "waiver", Waiver.from_json),
            read.objects(rules, "fields", FieldRule.from_json),
            {key: str(value) for key, value in (rules.get("sources") or {}).items()},
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "code": self.code,
            "track": self.track,
            "effective_from": read.iso(self.effective_from),
            "effective_to": read.iso(self.effective_to),
            "parameters": {
                "pathways": [pathway.to_json() for pathway in self.pathways],
                "degree": {"levels": list(self.levels), "recency_years": self.recency_years},
                "lists": self.lists.to_json(),
                "companies": self.companies.to_json(),
                "experience": {"alternatives": [item.to_json() for item in self.alternatives]},
                "gni": self.gni.to_json(),
                "waiver": self.waiver.to_json(),
                "fields": [rule.to_json() for rule in self.fields],
                "sources": dict(self.sources),
            },
        }


def edition_in_force(
    editions: Iterable[EditionParameters], track: Track, day: date
) -> EditionParameters | None:
    """Return the edition of `track` that filings on `day` fall under, or None."""
    fitting = (edition for edition in editions if edition.track is track)
    return next((edition for edition in fitting if edition.is_in_force(day)), None)
