"""Which names of a register look like a text that was mistyped or cut short."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from visas.rules.catalogue import Catalogue, core, is_unspaced

CANDIDATES = 5
"""As many as a person looks through."""
WHOLE_ALIKE, CORE_ALIKE = 88.0, 82.0
"""Least likeness, of 100, at which a person is asked: of whole names, of the words that tell."""
SYLLABLES_ALIKE = 75.0
"""The same of names in Korean, Chinese and Japanese, where one letter is much."""
SHORTEST_CORE = 4
"""Letters below which two words are alike by chance."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that the name may be, and how alike they are, from 0 to 1."""

    ref: str
    name: str
    confidence: float


def candidates_for(texts: Collection[str], catalogue: Catalogue) -> tuple[Candidate, ...]:
    """Return the bodies whose names are most like any of the texts, the likest first."""
    scores: dict[str, float] = {}
    for text in sorted(texts):
        for place, score in _alike(text, catalogue):
            for ref in catalogue.by_name[catalogue.names[place]]:
                scores[ref] = max(scores.get(ref, 0.0), score)
    best = sorted(scores, key=lambda ref: (-scores[ref], ref))[:CANDIDATES]
    return tuple(
        Candidate(ref, catalogue.bodies[ref].name, min(0.95, round(scores[ref] / 100, 3)))
        for ref in best
    )


def _alike(text: str, catalogue: Catalogue) -> Iterator[tuple[int, float]]:
    """Yield which names `text` is like, and how much.

    As a whole, in the words that tell, or as the beginning of a longer name.
    """
    least = SYLLABLES_ALIKE if is_unspaced(text) else WHOLE_ALIKE
    for _, score, place in process.extract(
        text, catalogue.names, scorer=fuzz.ratio, score_cutoff=least, limit=CANDIDATES
    ):
        yield place, score
    told = core(text)
    if len(told) < SHORTEST_CORE or is_unspaced(told):
        return
    for _, score, place in process.extract(
        told, catalogue.cores, scorer=fuzz.ratio, score_cutoff=CORE_ALIKE, limit=CANDIDATES
    ):
        yield place, score
    first = bisect_left(catalogue.names, f"{text} ")
    for place in range(first, min(first + CANDIDATES, len(catalogue.names))):
        if catalogue.names[place].startswith(f"{text} "):
            yield place, CORE_ALIKE
