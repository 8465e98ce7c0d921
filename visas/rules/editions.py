"""Rule editions: the criteria of a track as dated parameters, each with its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Self

from visas.rules import json_fields as read
from visas.rules.criteria import (
    Alternative,
    DegreeRule,
    FieldRule,
    GniRule,
    Pathway,
    RecommendationRule,
    Waiver,
    WaiverScope,
)
from visas.rules.facts import JobKind
from visas.rules.findings import Criterion
from visas.rules.json_fields import Json, Malformed
from visas.rules.list_rules import Designated, ListRule, ListTime, Quantifier
from visas.rules.points import MOST_ROWS, Points
from visas.rules.states import Track

__all__ = [
    "Alternative",
    "DegreeRule",
    "Designated",
    "EditionParameters",
    "FieldRule",
    "GniRule",
    "ListRule",
    "ListTime",
    "Pathway",
    "Points",
    "Quantifier",
    "RecommendationRule",
    "Source",
    "Waiver",
    "WaiverScope",
    "edition_in_force",
]

BLOCKS = (
    "pathways",
    "degree",
    "lists",
    "companies",
    "experience",
    "gni",
    "waiver",
    "fields",
    "recommendation",
    "points",
    "sources",
)
"""The keys of an edition's parameters."""
MOST_FIELDS = 500


class Source(NamedTuple):
    """Where a parameter was read, in English and in Korean (empty: not translated)."""

    en: str
    ko: str = ""

    def text(self, language: str) -> str:
        """Return the sentence in the language ("ko", or anything else for English)."""
        return self.ko if language == "ko" and self.ko else self.en

    def to_json(self) -> str | dict[str, str]:
        """Return the form that `read_source` reads."""
        return {"en": self.en, "ko": self.ko} if self.ko else self.en


def read_source(data: Json, key: str) -> Source:
    """Return the source under `key`: a text, or texts by language. Raises `Malformed`."""
    value = data.get(key)
    if isinstance(value, str):
        return Source(read.needed_text(data, key))
    with read.inside(key):
        texts = read.mapping(value, "source")
        read.only(texts, "en", "ko")
        return Source(read.needed_text(texts, "en"), read.text(texts, "ko"))


@dataclass(frozen=True, slots=True)
class EditionParameters:
    """One edition of the criteria of one track.

    In force for filings from `effective_from` to `effective_to`, both included; None: still in
    force. A block that no pathway asks for may be None or empty. `sources` maps the name of a
    parameter, such as `lists.limit`, to where it was read. Raises `Malformed` when a pathway asks
    for what has no block.
    """

    code: str
    track: Track
    effective_from: date
    effective_to: date | None
    pathways: tuple[Pathway, ...]
    degree: DegreeRule | None = None
    lists: ListRule | None = None
    companies: ListRule | None = None
    alternatives: tuple[Alternative, ...] = ()
    gni: GniRule | None = None
    waiver: Waiver | None = None
    fields: tuple[FieldRule, ...] = ()
    recommendation: RecommendationRule | None = None
    points: Points | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.effective_to is not None and self.effective_to < self.effective_from:
            raise Malformed("effective_to: an edition cannot end before it begins.")
        codes = [pathway.code for pathway in self.pathways]
        if not codes or len(set(codes)) != len(codes):
            raise Malformed("pathways: at least one is needed, each with a code of its own.")
        for position, pathway in enumerate(self.pathways):
            for code in pathway.criteria:
                lacking = next((name for name in self._needed_by(code) if not self._has(name)), "")
                if lacking:
                    raise Malformed(f"{lacking}: needed by pathways[{position}], {code}.")

    @property
    def asked(self) -> frozenset[Criterion]:
        """The criteria that its pathways ask for."""
        return frozenset(code for pathway in self.pathways for code in pathway.criteria)

    def _has(self, block: str) -> bool:
        if block == "gni.waiver_multiple":
            return self.gni is None or self.gni.waiver_multiple is not None
        if block == "degree.designated":
            return self.degree is not None and self.degree.designated is not None
        if block == "experience.alternatives":
            return bool(self.alternatives)
        return bool(getattr(self, block))

    def _needed_by(self, code: Criterion) -> tuple[str, ...]:
        """Return the blocks without which a criterion cannot be answered."""
        is_designated = self.degree is not None and self.degree.designated is not None
        education = ("degree",) if is_designated else ("degree", "lists")
        experience: tuple[str, ...] = ("experience.alternatives", "companies")
        if any(way.kind is JobKind.POSTDOC or way.at_institutes for way in self.alternatives):
            experience = (*experience, "lists")
        from_designated = self.recommendation is not None and self.recommendation.from_designated
        needed: dict[Criterion, tuple[str, ...]] = {
            Criterion.EDUCATION: education,
            Criterion.EXPERIENCE: experience,
            Criterion.WAIVER: (
                *("waiver", "gni", "gni.waiver_multiple"),
                *education,
                *experience,
            ),
            Criterion.PAY: ("gni",),
            Criterion.FIELD: ("fields",),
            Criterion.RECOMMENDATION: (
                ("recommendation", "degree.designated") if from_designated else ("recommendation",)
            ),
            Criterion.POINTS: ("points", "companies", "lists", "gni"),
        }
        return needed.get(code, ())

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
        read.only(rules, *BLOCKS)
        has_fields = rules.get("fields") is not None
        sources = read.mapping(rules.get("sources") or {}, "sources")
        with read.inside("sources"):
            read_sources = {key: read_source(sources, key) for key in sources}
        return cls(
            read.needed_text(data, "code"),
            read.needed_choice(data, "track", Track),
            read.needed_day(data, "effective_from"),
            read.day(data, "effective_to"),
            read.objects(rules, "pathways", Pathway.from_json, MOST_ROWS),
            read.nested(rules, "degree", DegreeRule.from_json),
            read.nested(rules, "lists", ListRule.from_json),
            read.nested(rules, "companies", ListRule.from_json),
            read.nested(rules, "experience", _alternatives) or (),
            read.nested(rules, "gni", GniRule.from_json),
            read.nested(rules, "waiver", Waiver.from_json),
            read.objects(rules, "fields", FieldRule.from_json, MOST_FIELDS) if has_fields else (),
            read.nested(rules, "recommendation", RecommendationRule.from_json),
            read.nested(rules, "points", Points.from_json),
            read_sources,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads; blocks that are not there are left out."""
        alternatives = [item.to_json() for item in self.alternatives]
        blocks: dict[str, Any] = {
            "pathways": [pathway.to_json() for pathway in self.pathways],
            "degree": self.degree and self.degree.to_json(),
            "lists": self.lists and self.lists.to_json(),
            "companies": self.companies and self.companies.to_json(),
            "experience": {"alternatives": alternatives} if alternatives else None,
            "gni": self.gni and self.gni.to_json(),
            "waiver": self.waiver and self.waiver.to_json(),
            "fields": [rule.to_json() for rule in self.fields] or None,
            "recommendation": self.recommendation and self.recommendation.to_json(),
            "points": self.points and self.points.to_json(),
            "sources": {key: source.to_json() for key, source in self.sources.items()},
        }
        return {
            "code": self.code,
            "track": self.track,
            "effective_from": read.iso(self.effective_from),
            "effective_to": read.iso(self.effective_to),
            "parameters": {key: block for key, block in blocks.items() if block is not None},
        }


def _alternatives(data: Json) -> tuple[Alternative, ...]:
    read.only(data, "alternatives")
    return read.objects(data, "alternatives", Alternative.from_json, MOST_ROWS)


def edition_in_force(
    editions: Iterable[EditionParameters], track: Track, day: date
) -> EditionParameters | None:
    """Return the edition of `track` that filings on `day` fall under, or None."""
    fitting = (edition for edition in editions if edition.track is track)
    return next((edition for edition in fitting if edition.is_in_force(day)), None)
