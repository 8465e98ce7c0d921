"""Which known words a mistyped word may stand for, and when that is sure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from visas.rules.wording import GENERAL_WORDS, concepts

SHORTEST, LONG = 3, 8
"""Letters of the shortest word that is corrected; letters from which two slips are allowed."""
MOST = 4
"""Corrections that are tried for one word."""
_SOLE, SHORT_SOLE, _LONG_SOLE = 7, 5, 9
"""Letters a mistyped word needs if it alone says which institution is meant."""


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

    def near(self, word: str, most: int = MOST) -> list[tuple[int, str]]:
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
                limit=most,
            )
        }
        swapped = word[1] + word[0] + word[2:]
        others = [swapped, word[1:], *self.by_tail.get(word[1:], ()), *self.by_tail.get(word, ())]
        for other in others:
            if other in self.known and len(other) >= SHORTEST:
                found.setdefault(other, 1)
        return sorted((slips, near) for near, slips in found.items())[:most]


def is_safe(words: Sequence[str], corrected: Sequence[tuple[int, str]]) -> bool:
    """Tell whether what was corrected leaves no doubt about the institution."""
    pairs = list(zip(words, corrected, strict=True))
    intact = sum(
        1
        for word, (slips, right) in pairs
        if not slips and len(right) > 2 and not GENERAL_WORDS.issuperset(concepts([right]))  # noqa: PLR2004
    )
    return all(
        _is_likely_slip(word, slips, right, intact=intact)
        for word, (slips, right) in pairs
        if slips and not GENERAL_WORDS.issuperset(concepts([right]))
    )


def _is_likely_slip(word: str, slips: int, right: str, *, intact: int) -> bool:
    """Tell whether `right` was meant: the fewer other words tell, the longer it must be.

    If it alone tells which institution it is, two slips are overlooked only if they leave the same
    letters but for one: "Indoesai" is Indonesia, but Lüneburg not Luxembourg.
    """
    same_letter = word[0] == right[0]
    if intact > 1 and slips == 1:
        return True
    if intact:
        return len(right) >= SHORT_SOLE or same_letter
    if slips > 1:
        return same_letter and len(right) >= _LONG_SOLE - 1 and _has_same_letters(word, right)
    is_swapped = sorted(word) == sorted(right)
    least = SHORT_SOLE if is_swapped else _SOLE - (len(word) != len(right))
    return len(right) >= (least if same_letter else _LONG_SOLE)


def _has_same_letters(word: str, right: str) -> bool:
    """Tell whether two words have the same letters but for one that is missing or too many."""
    left, needed = Counter(word), Counter(right)
    return (left - needed).total() + (needed - left).total() <= 1
