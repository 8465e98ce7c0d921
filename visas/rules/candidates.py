"""Which universities a person should look at for a text that names none for certain."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from visas.rules.matches import CANDIDATES, Candidate
from visas.rules.name_index import NameIndex
from visas.rules.name_keys import is_short, is_unspaced, joined, sounds, words
from visas.rules.places import COUNTRY_NAMES
from visas.rules.wording import GENERAL_WORDS, concepts

_LEAST = 0.42
"""Share of what a name's words tell that the text must hold for a person to be asked."""
_SYLLABLES_ALIKE, _LETTERS_ALIKE = 78.0, 84.0
"""Likeness, of 100, at which names are alike letter by letter."""
_MOST_WORDS = 12
_MOST_BEARERS = 60
"""A word that more institutions bear is not what finds one."""
_SLIP = 0.85
"""What a corrected word tells of what it would tell as it stands."""
_SHORTEST_SLIP = 4
_MOST_TEXT = 40
"""Words of a text in which names are looked for."""
_SURE = 0.6
"""Share from which on names that are only alike letter by letter are not looked for."""
_WITHIN = 0.8
"""How sure a name is that stands among other words."""


def candidates_for(text: str, country: str, index: NameIndex) -> tuple[Candidate, ...]:
    """Return the listed universities whose names share most with a text, the likest first."""
    found = words(text)
    scores = _by_words(found, index)
    _add_within(found, index, scores)
    if not all(word.isascii() for word in found):
        _add_alike(found, index, scores)
    if not scores or max(scores.values()) < _SURE:
        _add_resembling(found, index, scores)
    for ref in scores:
        if country and index.bodies[ref].country != country:
            scores[ref] *= 0.8
    best = sorted(scores, key=lambda ref: (-scores[ref], ref))
    return tuple(
        Candidate(ref, index.bodies[ref].name, min(0.95, round(scores[ref], 3)))
        for ref in best[:CANDIDATES]
        if scores[ref] >= _LEAST
    )


def _by_words(text: Sequence[str], index: NameIndex) -> dict[str, float]:
    """Return scores by shared words, weighed by how much each tells."""
    told = _told(text, index)
    scores: dict[str, float] = {}
    near = {
        ref
        for word in told
        if word not in GENERAL_WORDS and not (is_short(word) and word in COUNTRY_NAMES)
        for ref in index.bearers.get(word, ())[:_MOST_BEARERS]
    }
    for ref in near:
        body = index.bodies.get(ref)
        if body is not None:
            scores[ref] = max(_share(name, told, index) for name in index.spoken[ref])
    return scores


def _told(text: Sequence[str], index: NameIndex) -> dict[str, float]:
    """Return the words of a text, corrected where they are not known, with how sure each is."""
    told = dict.fromkeys(concepts(text), 1.0)
    corrected = list(text)
    for place, word in enumerate(text):
        if word not in index.spelling.known and len(word) >= _SHORTEST_SLIP:
            found = [near for _, near in index.spelling.near(word)]
            corrected[place] = found[0] if found else word
            for near in found:
                for concept in concepts([near]):
                    told.setdefault(concept, _SLIP)
    for concept in concepts(corrected):
        told.setdefault(concept, _SLIP)
    return told


def _share(name: Iterable[str], told: dict[str, float], index: NameIndex) -> float:
    """Return how much of what a name tells is told, from 0 to 1."""
    whole = shared = 0.0
    for word in name:
        weight = index.weights.get(word, 0.0)
        whole += weight
        shared += weight * told.get(word, 0.0)
    return shared / whole if whole else 0.0


def _add_within(text: Sequence[str], index: NameIndex, scores: dict[str, float]) -> None:
    """Add institutions whose name as it stands is among other words of a text."""
    for first, word in enumerate(text[:_MOST_TEXT]):
        if word not in index.starts:
            continue
        for last in range(min(len(text), first + _MOST_WORDS), first + 1, -1):
            words = text[first:last]
            if joined(words) in index.exact and not index.is_weak(words):
                for ref in index.exact[joined(words)]:
                    scores[ref] = max(scores.get(ref, 0.0), _WITHIN)
                break


def _add_resembling(text: Sequence[str], index: NameIndex, scores: dict[str, float]) -> None:
    """Add names that are alike letter by letter, for a text in which no word tells."""
    if len(text) > _MOST_WORDS:
        return
    for name, score, _ in process.extract(
        " ".join(text),
        index.spaced,
        scorer=fuzz.ratio,
        score_cutoff=_LETTERS_ALIKE,
        limit=CANDIDATES,
    ):
        for ref in index.exact[name]:
            scores[ref] = max(scores.get(ref, 0.0), score / 100)


def _add_alike(text: Sequence[str], index: NameIndex, scores: dict[str, float]) -> None:
    """Add names in other scripts that are alike letter by letter; Hangul by its single sounds."""
    key = joined(text)
    if not is_unspaced(key):
        return
    for _, score, place in process.extract(
        sounds(key),
        index.unspaced_sounds,
        scorer=fuzz.ratio,
        score_cutoff=_SYLLABLES_ALIKE,
        limit=CANDIDATES,
    ):
        for ref in index.exact[index.unspaced[place]]:
            scores[ref] = max(scores.get(ref, 0.0), score / 100)
    for last in range(3, len(key)):
        for ref in index.exact.get(joined([key[:last]]), ()):
            scores[ref] = max(scores.get(ref, 0.0), 0.8)
