"""The answer to which institution or company a written name is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from visas.rules.bodies import Body
from visas.rules.facts import MatchStatus

CANDIDATES = 5
"""As many as a person looks through."""
CONFIDENCE = {
    "exact_name": 1.0,
    "country_decides": 0.98,
    "same_words": 0.97,
    "name_in_address": 0.95,
    "translated_name": 0.95,
    "shortened": 0.93,
    "mistyped": 0.92,
}
"""How sure a match is, by the way in which it was read."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that the name may be, and how alike they are, from 0 to 1."""

    ref: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Match:
    """What a name came to. `ref` and `name` only for a match; candidates only for a review.

    Codes of `because`. For a match: `confirmed_alias`, `exact_name`, `country_decides`,
    `same_words`, `translated_name`, `shortened`, `mistyped`, `name_in_address`. For a review:
    `several_bear_it`, `short_acronym`, `name_says_little`, `country_contradicts`,
    `another_institution`, `possible_branch`, `possible_subsidiary`, `name_within`, `similar_name`.
    For none: `empty`, `no_similar_name`, `not_listed`.
    """

    status: MatchStatus
    because: str
    confidence: float
    ref: str | None = None
    name: str = ""
    candidates: tuple[Candidate, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the match as JSON."""
        return {
            "status": self.status,
            "ref": self.ref,
            "confidence": self.confidence,
            "candidates": [
                {"ref": one.ref, "name": one.name, "confidence": one.confidence}
                for one in self.candidates
            ],
            "because": self.because,
        }


def matched(because: str, body: Body, confidence: float) -> Match:
    """Return the answer that may count without a person."""
    return Match(MatchStatus.MATCH, because, confidence, body.ref, body.name)


def review(because: str, bodies: Iterable[Body]) -> Match:
    """Return the answer that a person must look at these bodies."""
    seen = {body.ref: body for body in bodies}
    candidates = tuple(
        Candidate(body.ref, body.name, 0.5) for body in list(seen.values())[:CANDIDATES]
    )
    return Match(MatchStatus.REVIEW, because, 0.5, candidates=candidates)


def none(because: str) -> Match:
    """Return the answer that the name is nothing that is listed."""
    return Match(MatchStatus.NONE, because, 0.0)
