"""Which known words a mistyped word may stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST, LONG = 3, 8
"""Letters of the shortest word that is corrected; letters from which two slips are allowed."""
MOST = 4
"""Corrections that are tried for one word."""


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """Known words, by their first letter and by what follows it."""

    known: frozenset[str]
    by_letter: Mapping[str, tuple[str, ...]]
    by_tail: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Spelling":
        """Index words; a word that is known is never taken for a slip of another."""
        known = frozenset(words)
        letters: dict[str, list[str]] = {}
        tails: dict[str, list[str]] = {}
        for word in sorted(known):
            if len(word) >= SHORTEST:
                letters.setdefault(word[0], []).append(word)
                tails.setdefault(word[1:], []).append(word)
        return cls(
            known,
            {letter: tuple(found) for letter, found in letters.items()},
            {tail: tuple(found) for tail, found in tails.items()},
        )

    def near(self, word: str) -> list[tuple[int, str]]:
        """Return known words one slip away, two for long words, as (slips, word), nearest first.

        A slip is a letter too many, missing, changed, or swapped with its neighbour. The first
        letter may be wrong only as the single slip.
        """
        if len(word) < SHORTEST:
            return []
        slips = 2 if len(word) >= LONG else 1
        found = {
            near: int(distance)
            for near, distance, _ in process.extract(
                word,
                self.by_letter.get(word[0], ()),
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=MOST,
            )
        }
        swapped = word[1] + word[0] + word[2:]
        others = [swapped, word[1:], *self.by_tail.get(word[1:], ()), *self.by_tail.get(word, ())]
        for other in others:
            if other in self.known and len(other) >= SHORTEST:
                found.setdefault(other, 1)
        return sorted((slips, near) for near, slips in found.items())[:MOST]
