"""Which companies of a register look like a text that was mistyped or cut short."""

from bisect import bisect_left
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from visas.rules.catalogue import Catalogue
from visas.rules.matches import CANDIDATES, Candidate
from visas.rules.name_keys import core, is_unspaced

WHOLE_ALIKE, CORE_ALIKE = 88.0, 82.0
"""Least likeness, of 100, at which a person is asked: of whole names, of the words that tell."""
SYLLABLES_ALIKE = 75.0
"""The same of names in Korean, Chinese and Japanese, where one letter is much."""
SHORTEST_CORE = 4
"""Letters below which two words are alike by chance."""


def candidates_for(text: str, catalogue: Catalogue) -> tuple[Candidate, ...]:
    """Return the bodies whose names are most like a folded text, the likest first."""
    scores: dict[str, float] = {}
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
