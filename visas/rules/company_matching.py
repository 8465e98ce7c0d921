"""Which listed company a written name is: only an equal name counts."""

from collections.abc import Iterator, Sequence

from visas.rules.bodies import Body
from visas.rules.catalogue import Catalogue, in_brackets
from visas.rules.company_names import SHARED
from visas.rules.facts import MatchStatus
from visas.rules.likeness import SHORTEST_CORE, candidates_for
from visas.rules.matches import CANDIDATES, Match, matched, none, review
from visas.rules.name_keys import joined, words
from visas.rules.places import COUNTRY_NAMES

LONGEST_NAME = 12
"""Words of the longest name that is looked for inside a text."""
_SHORT = 3
_SHORTEST_BEGINNING = 2


def match_company(query: str, key: str, catalogue: Catalogue) -> Match:
    """Return which company of `catalogue` a text is; `key` is its folded form."""
    refs = catalogue.by_name.get(key, ())
    bodies = [catalogue.bodies[ref] for ref in refs]
    if bodies and not _brackets_agree(query, bodies[0], catalogue):
        return review("possible_subsidiary", bodies)
    if len(bodies) == 1 and key not in SHARED:
        return matched("exact_name", bodies[0], 1.0)
    if bodies:
        return review("several_bear_it", bodies)
    return _within(query, catalogue) or _of_the_house(key, catalogue) or _resembling(key, catalogue)


def _brackets_agree(query: str, body: Body, catalogue: Catalogue) -> bool:
    """Tell whether brackets behind a name hold its own country or another name of it.

    "Samsung Electronics (Vietnam)" is a subsidiary.
    """
    return all(
        COUNTRY_NAMES.get(inner) == body.country or body.ref in catalogue.by_name.get(inner, ())
        for inner in in_brackets(query)
    )


def _within(query: str, catalogue: Catalogue) -> Match | None:
    """Return a review for names that stand among other words of the text; None without any.

    One of a few letters may be any word's: it is looked for in front alone, and in capitals.
    """
    text = words(query)
    begins_in_capitals = query.split(maxsplit=1)[0].isupper() if text else False
    refs: dict[str, int] = {}
    for first in range(len(text)):
        for last in range(min(len(text), first + LONGEST_NAME), first, -1):
            key = joined(text[first:last])
            is_short = len(key) <= _SHORT and key.isascii()
            if (is_short and (first or not begins_in_capitals)) or key in COUNTRY_NAMES:
                continue
            for ref in catalogue.by_name.get(key, ()):
                refs[ref] = max(refs.get(ref, 0), last - first)
    for begun in _begun(text, catalogue):
        refs.setdefault(begun, 0)
    if not refs:
        return None
    longest = sorted(refs, key=lambda ref: (-refs[ref], ref))[:CANDIDATES]
    return review("name_within", [catalogue.bodies[ref] for ref in longest])


def _begun(text: Sequence[str], catalogue: Catalogue) -> Iterator[str]:
    """Yield the companies whose name begins a word of a script that sets no spaces: 구글코리아."""
    for word in text:
        if not word.isascii():
            for end in range(_SHORTEST_BEGINNING, len(word)):
                yield from catalogue.by_name.get(word[:end], ())


def _of_the_house(key: str, catalogue: Catalogue) -> Match | None:
    """Return a review for what may belong to a listed company: it begins with the same word.

    A subsidiary is not on the list itself; whether it counts is for a person.
    """
    word = key.split(" ", 1)[0]
    refs = catalogue.by_first_word.get(word, ()) if len(word) >= SHORTEST_CORE else ()
    if not 0 < len(refs) <= CANDIDATES:
        return None
    return review("possible_subsidiary", [catalogue.bodies[ref] for ref in refs])


def _resembling(key: str, catalogue: Catalogue) -> Match:
    """Return a review for what looks like a name that was mistyped or cut short, else none."""
    candidates = candidates_for(key, catalogue)
    if not candidates:
        return none("no_similar_name")
    confidence = candidates[0].confidence
    return Match(MatchStatus.REVIEW, "similar_name", confidence, candidates=candidates)
