"""Which institutions words name: as they stand, in another order or language, or mistyped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from visas.rules.hangul import in_english, is_korean
from visas.rules.name_index import NameIndex, Refs
from visas.rules.name_keys import is_short, is_unspaced, joined
from visas.rules.name_keys import words as words_of
from visas.rules.vocabulary import TOPONYMS
from visas.rules.wording import GENERAL_WORDS, bag, concepts, written_words

_MOST_SLIPS = 3
"""Mistyped words in one name; beyond, it is a matter of guessing."""
_SOLE, _SHORT_SOLE, _LONG_SOLE = 7, 5, 9
"""Letters a mistyped word needs if it alone says which institution is meant."""
_LEFT_OUT = frozenset({"science", "research", "tech", "main", "campus", "school"})
"""General words that people leave out of a name that is told by another word."""
_SMALL_SLIPS = frozenset({"fo", "ot", "o", "adn", "nad", "teh", "hte", "ofthe", "og", "if", "off"})


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
        if not country or any(index.body(ref).country == country for ref in found.refs):
            return found
        contradicted = contradicted or found
    return contradicted


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
    yield Named(tuple(sorted(refs)), "exact_name")


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
            yield Named(refs, "shortened", is_certain=len(telling[0]) >= _SHORT_SOLE)


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
        yield Named(tuple(sorted(refs)), "translated_name")


def mistyped(words: Sequence[str], country: str, index: NameIndex) -> Named | None:
    """Return the institution whose name these words are with a few slips; None if in doubt.

    A word that is known is no slip. Every way to correct the others must lead to the same
    institution, and what was corrected must not be all that tells it from others.
    """
    told = [word for word in words if word not in _SMALL_SLIPS]
    if len(told) < len(words):
        plain = plainly_named(told, index)
        if plain is not None:
            return Named(plain.refs, "mistyped")
    words, known = told, index.spelling.known
    unknown = [word for word in words if word not in known and not word.isdigit()]
    if not 0 < len(unknown) <= _MOST_SLIPS or is_unspaced("".join(words)):
        return None
    choices = [[(0, word)] if word not in unknown else index.spelling.near(word) for word in words]
    if not all(choices):
        return None
    hits: dict[Refs, tuple[int, tuple[tuple[int, str], ...]]] = {}
    for corrected in product(*choices):
        found = _corrected([word for _, word in corrected], country, index)
        slips = sum(count for count, _ in corrected)
        if found is not None and slips < hits.get(found.refs, (99, ()))[0]:
            hits[found.refs] = (slips, corrected)
    if len(hits) != 1:
        return None
    refs, (_, corrected) = next(iter(hits.items()))
    written = index.worded.get(bag(written_words(word for _, word in corrected)), ())
    is_safe = set(refs) <= set(written) and _is_safe(words, corrected, bool(country))
    return Named(refs, "mistyped") if is_safe else None


def _corrected(words: Sequence[str], country: str, index: NameIndex) -> Named | None:
    found = named(words, country, index)
    return found if found is not None and found.is_certain else None


def _is_safe(words: Sequence[str], corrected: Sequence[tuple[int, str]], has_country: bool) -> bool:
    """Tell whether what was corrected leaves no doubt about the institution."""
    pairs = list(zip(words, corrected, strict=True))
    intact = sum(
        1
        for word, (slips, right) in pairs
        if not slips and len(right) > 2 and not GENERAL_WORDS.issuperset(concepts([right]))  # noqa: PLR2004
    )
    return all(
        _is_likely_slip(word, slips, right, intact, has_country)
        for word, (slips, right) in pairs
        if slips and not GENERAL_WORDS.issuperset(concepts([right]))
    )


def _is_likely_slip(word: str, slips: int, right: str, intact: int, has_country: bool) -> bool:
    """Tell whether `right` was meant: the fewer other words tell, the longer it must be."""
    same_letter = word[0] == right[0]
    if intact > 1 and slips == 1:
        return True
    if intact:
        return len(right) >= _SHORT_SOLE or same_letter
    if slips > 1:
        return same_letter and len(right) >= (_LONG_SOLE if not has_country else _LONG_SOLE - 1)
    is_swapped = sorted(word) == sorted(right)
    least = _SHORT_SOLE if is_swapped else _SOLE
    return len(right) >= (least if same_letter else _LONG_SOLE)
