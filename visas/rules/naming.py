"""Which institutions words name: as they stand, in another order or language, or mistyped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import OSA

from talentportal.kernel.names import JOINERS
from visas.rules.hangul import in_english, is_korean
from visas.rules.name_index import NameIndex, Refs
from visas.rules.name_keys import is_short, is_unspaced, joined
from visas.rules.name_keys import words as words_of
from visas.rules.spelling import SHORT_SOLE, is_safe
from visas.rules.vocabulary import TOPONYMS
from visas.rules.wording import GENERAL_WORDS, KIND_WORDS, bag, concepts, written_words

_MOST_SLIPS = 3
"""Mistyped words in one name; beyond, it is a matter of guessing."""
_MOST_WAYS = 9
"""Corrections of one mistyped word that are tried; fewer of each where there are several."""
_LONGEST_ACRONYM = 11
_LEFT_OUT = frozenset({"science", "research", "tech", "main", "campus", "school"})
"""General words that people leave out of a name that is told by another word."""
_AND_SLIPS = frozenset({"adn", "nad", "annd", "andd", "ahd"})
_SMALL_SLIPS = frozenset({"fo", "ot", "o", "teh", "hte", "ofthe", "og", "if", "off", "f"})
_SMALL_WORDS = ("of", "de", "the", "at", "and", "du", "di", "der", "von", "van", "in", "la", "et")
_LONGEST_SMALL = 4


@dataclass(frozen=True, slots=True)
class Named:
    """What words name: institutions, listed or not, and how it was read.

    `is_certain`: the words are the name itself, so that the country is not needed to be sure.
    """

    refs: Refs
    because: str
    is_certain: bool = True


def named(words: Sequence[str], country: str, index: NameIndex) -> Named | None:
    """Return the institutions that go by these words, the closest reading first.

    With a country, a reading that fits it is preferred; without one that does, the closest reading
    is returned all the same, for the caller to see the contradiction.
    """
    contradicted: Named | None = None
    for found in _readings(words, index):
        is_shorter = found.because == "shortened"
        if contradicted and is_shorter and not _is_in_order(words, index):
            continue
        if not country or any(index.body(ref).country == country for ref in found.refs):
            return found
        contradicted = contradicted or found
    return contradicted


def _is_in_order(words: Sequence[str], index: NameIndex) -> bool:
    """Tell whether a name without its city stands in its own order: "Victoria University"."""
    return " ".join(concepts(words)) in index.shortened_ordered


def plainly_named(words: Sequence[str], index: NameIndex) -> Named | None:
    """Return the institutions that go by exactly these words in this order, in any language."""
    return next(_plain(words, index), None)


def exactly_named(words: Sequence[str], index: NameIndex) -> Named | None:
    """Return the institutions that go by exactly these words, in any language and order."""
    plain = plainly_named(words, index)
    if plain is not None or is_unspaced("".join(words)):
        return plain
    spoken = concepts(words)
    refs = index.bags.get(bag(spoken))
    if not refs or _is_of_another_city(spoken, refs, index):
        return None
    return Named(refs, "same_words")


def _readings(words: Sequence[str], index: NameIndex) -> Iterator[Named]:
    yield from _plain(words, index)
    if is_unspaced("".join(words)):
        yield from _translated(words, index)
        return
    spoken = concepts(words)
    refs = index.bags.get(bag(spoken))
    if refs and not _is_of_another_city(spoken, refs, index):
        yield Named(refs, "same_words", is_certain=not _is_reversible(spoken, refs, index))
    refs = index.squeezed.get("".join(words))
    if refs and not is_short("".join(words)):
        yield Named(refs, "same_words")
    refs = index.shortened.get(bag(spoken))
    if refs:
        yield Named(refs, "shortened", is_certain=len(refs) == 1 and _tells(spoken, refs, index))
    yield from _partly(spoken, index)


def _plain(words: Sequence[str], index: NameIndex) -> Iterator[Named]:
    key = joined(words)
    refs = set(index.exact.get(key, ())) | set(index.exact_others.get(key, ()))
    if not is_unspaced(key):
        refs.update(index.ordered.get(" ".join(concepts(words)), ()))
    if not refs:
        return
    first = index.main.get(key)
    same = index.exact.get(key, ())
    if first is not None and same == (first,):
        refs = {first, *index.exact_others.get(key, ())}
    shorter = index.shortened_ordered.get(" ".join(concepts(words)), ())
    yield Named(tuple(sorted(refs)), "exact_name", is_certain=refs.issuperset(shorter))


def _is_reversible(spoken: tuple[str, ...], refs: Refs, index: NameIndex) -> bool:
    """Tell whether a name in another order may be another school's: "Virginia University".

    So it is with a place that lends its name to many, unless the institution is in that place.
    """
    if len(spoken) != 2:  # noqa: PLR2004 -- a kind of institution and a word
        return False
    return any(
        word in TOPONYMS and set(refs).isdisjoint(index.cities.get(word, ()))
        for word in spoken
        if word not in GENERAL_WORDS
    )


def _is_of_another_city(spoken: tuple[str, ...], refs: Refs, index: NameIndex) -> bool:
    """Tell whether words in another order are the city of other institutions only.

    Jinan University is not in Jinan: the University of Jinan is another one.
    """
    if len(spoken) != 2:  # noqa: PLR2004 -- a kind of institution and a word
        return False
    return any(
        word in index.cities and set(refs).isdisjoint(index.cities[word])
        for word in spoken
        if word not in GENERAL_WORDS
    )


def _tells(spoken: Iterable[str], refs: Refs, index: NameIndex) -> bool:
    """Tell whether a word is borne by these institutions only."""
    return any(index.bearers.get(word) == refs for word in spoken if word not in GENERAL_WORDS)


def _partly(spoken: tuple[str, ...], index: NameIndex) -> Iterator[Named]:
    """Yield the institution of a longer name of which the words leave out general ones only.

    "Weizmann Institute" says which one; "Sydney Institute" does not.
    """
    telling = [word for word in spoken if word not in GENERAL_WORDS]
    if not telling or len(spoken) < 2:  # noqa: PLR2004 -- a word by itself is no name
        return
    refs = index.bearers.get(telling[0], ())
    if len(refs) != 1 or refs[0] not in index.bodies:
        return
    body = index.bodies[refs[0]]
    if any(index.bearers.get(word) != refs for word in telling):
        return
    full = set(concepts(words_of(body.name)))
    missing = full - set(spoken) - set(concepts(body.city.split()))
    if set(spoken) <= full and _LEFT_OUT.issuperset(missing):
        is_place = all(word in TOPONYMS or word in index.cities for word in telling)
        if not is_place:
            yield Named(refs, "shortened", is_certain=len(telling[0]) >= SHORT_SOLE)


def _translated(words: Sequence[str], index: NameIndex) -> Iterator[Named]:
    """Yield the readings of a Korean name put into English word by word.

    공과대학 is a university or an institute of technology.
    """
    if not is_korean("".join(words)):
        return
    spoken = concepts(in_english(" ".join(words)))
    refs = set(index.bags.get(bag(spoken), ()))
    if "tech" in spoken and "university" in spoken:
        swapped = tuple("institute" if word == "university" else word for word in spoken)
        refs.update(index.bags.get(bag(swapped), ()))
    if refs:
        shorter = index.shortened.get(bag(spoken), ())
        yield Named(tuple(sorted(refs)), "translated_name", is_certain=refs.issuperset(shorter))


def mistyped(words: Sequence[str], country: str, index: NameIndex) -> Named | None:
    """Return the institution whose name these words are with a few slips; None if in doubt.

    A word that is known is no slip, and short texts are not corrected: acronyms are too close to
    each other. Every way to correct the others must lead to the same
    institution, and what was corrected must not be all that tells it from others.
    """
    words = list(words)
    if is_unspaced("".join(words)) or len("".join(words)) <= _LONGEST_ACRONYM:
        return None
    unknown = _unknown(words, index)
    if not unknown and (_SMALL_SLIPS | _AND_SLIPS).isdisjoint(words):
        return None
    told = [
        word
        for place, word in enumerate(words)
        if place == len(words) - 1 or not _is_mistyped_joiner(words, place, unknown)
    ]
    if len(told) < len(words) and not index.is_weak(told):
        refs = index.worded.get(bag(written_words(told)), ())
        plain = plainly_named(told, index) if refs else None
        if plain is not None:
            return Named(plain.refs, "mistyped")
    if not 0 < sum(word in unknown for word in words) <= _MOST_SLIPS:
        return None
    return _by_word(words, unknown, country, index) or _by_letter(words, unknown, index)


def _unknown(words: Sequence[str], index: NameIndex) -> set[str]:
    known = index.spelling.known
    return {word for word in words if word not in known and not word.isdigit()}


def _is_mistyped_joiner(words: Sequence[str], place: int, unknown: set[str]) -> bool:
    """Tell whether a word is a small one with a slip: "and", or "of" behind what takes it."""
    word = words[place]
    if word in _AND_SLIPS:
        return True
    if place == 0 or KIND_WORDS.isdisjoint(concepts([words[place - 1]])):
        return False
    if word in _SMALL_SLIPS:
        return True
    return (
        word in unknown
        and len(word) <= _LONGEST_SMALL
        and any(OSA.distance(word, small, score_cutoff=1) <= 1 for small in _SMALL_WORDS)
    )


def _by_word(words: list[str], unknown: set[str], country: str, index: NameIndex) -> Named | None:
    """Return what the words are once each that is not known is corrected."""
    most = _MOST_WAYS // len(unknown)
    choices = [
        [way for way in index.spelling.near(word, most) if way[1] not in JOINERS]
        if word in unknown
        else [(0, word)]
        for word in words
    ]
    if not all(choices):
        return None
    hits: set[Refs] = set()
    best: tuple[int, tuple[tuple[int, str], ...]] | None = None
    for corrected in product(*choices):
        told = [word for _, word in corrected]
        found = named(told, country, index)
        if found is None or not found.is_certain:
            continue
        hits.add(found.refs)
        slips = sum(count for count, _ in corrected)
        is_written = set(found.refs) <= set(index.worded.get(bag(written_words(told)), ()))
        if is_written and (best is None or slips < best[0]):
            best = (slips, corrected)
    if len(hits) != 1 or best is None or not is_safe(words, best[1]):
        return None
    return Named(hits.pop(), "mistyped")


def _by_letter(words: list[str], unknown: set[str], index: NameIndex) -> Named | None:
    """Return what the words are but for one slip at a space: "Northweste nUniversity".

    Words that are known must be words of the name.
    """
    text = "".join(words)
    found: set[Refs] = set()
    for name in index.squeezed_near(text):
        is_near = OSA.distance(text, name, score_cutoff=1) <= 1
        if is_near and (len(unknown) > 1 or index.word_counts[name] != len(words)):
            found.add(index.squeezed[name])
    if len(found) != 1:
        return None
    refs = found.pop()
    spoken = {word for ref in refs for name in index.spoken.get(ref, ()) for word in name}
    told = set(concepts(word for word in words if word not in unknown))
    is_same = told <= spoken and all(len(word) >= SHORT_SOLE for word in unknown)
    return Named(refs, "mistyped") if is_same else None
