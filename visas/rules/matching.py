"""Which university or company a written name is, or that a person must look.

A wrong `match` is the worst answer there is: it gives a visa. So only an equal name counts, after
folding, and only where nothing speaks against it:

1. the whole text is a name of one body: `match`; a name that several bear, or an acronym of up to
   three letters, needs the country; a country that contradicts is for a person;
2. the text is an address: one of its comma-separated parts, or several in a row, is such a name.
   The other parts must be departments, or places that agree with the body. A place nobody knows is
   accepted where the body's own city stands beside it; a second institution, a foreign country or
   a possible branch is for a person;
3. the text holds a name among other words, or resembles one: `review`, with candidates;
4. otherwise `none`.
"""

from dataclasses import dataclass
from typing import Any

from visas.rules.affiliations import Kind, kind_of, spans, split, without_school
from visas.rules.catalogue import (
    Alias,
    Body,
    Catalogue,
    company_key,
    is_short,
    is_unspaced,
    joined,
    words,
)
from visas.rules.facts import MatchStatus
from visas.rules.likeness import CANDIDATES, SHORTEST_CORE, Candidate, candidates_for
from visas.rules.places import COUNTRY_NAMES

__all__ = ["Alias", "Candidate", "Catalogue", "Match", "company_key", "match"]

Refs = tuple[str, ...]
LONGEST_NAME = 12
"""Words of the longest name that is looked for inside a text."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a name came to. `ref` and `name` only for a match; candidates only for a review.

    Codes of `because`. For a match: `confirmed_alias`, `exact_name`, `country_decides`,
    `name_in_address`. For a
    review: `several_bear_it`, `short_acronym`, `name_says_little`, `country_contradicts`,
    `another_institution`, `possible_branch`, `possible_subsidiary`, `name_within`, `similar_name`.
    For none: `empty`, `no_similar_name`.
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


def match(query: str, country: str | None, catalogue: Catalogue) -> Match:
    """Return which body of `catalogue` `query` names; `country` is a two-letter code or None."""
    key = catalogue.key(query)
    if not key:
        return Match(MatchStatus.NONE, "empty", 0.0)
    country = (country or "").upper() if catalogue.is_placed else ""
    whole = catalogue.by_name.get(key)
    confirmed = _confirmed(key, whole or (), country, catalogue)
    if confirmed is not None:
        return confirmed
    if whole is not None:
        return _named(key, whole, country, catalogue)
    if catalogue.is_placed:
        in_address = _in_address(query, country, catalogue)
        if in_address is not None:
            return in_address
    found = _within(query, catalogue)
    if found is None and not catalogue.is_placed:
        found = _of_the_house(key, catalogue)
    return found or _resembling(key, query, catalogue)


def _confirmed(key: str, named: Refs, country: str, catalogue: Catalogue) -> Match | None:
    """Return the answer that officers gave for this very text; None if they gave none for it.

    It holds for the country that stood beside the name. Where one of the two countries is not
    known, the other must be the body's own, and no other body may go by the name.
    """
    refs: set[str] = set()
    for alias in catalogue.aliases.get(key, ()):
        body = catalogue.bodies[alias.ref]
        is_alone = {alias.country, country} - {""} <= {body.country} and set(named) <= {body.ref}
        if alias.country == country or (not (alias.country and country) and is_alone):
            refs.add(alias.ref)
    bodies = [catalogue.bodies[ref] for ref in sorted(refs)]
    if len(bodies) > 1 or (bodies and named and bodies[0].ref not in named):
        others = [catalogue.bodies[ref] for ref in named if ref not in refs]
        return _review("several_bear_it", [*bodies, *others])
    return _matched("confirmed_alias", bodies[0], 1.0) if bodies else None


def _named(key: str, refs: Refs, country: str, catalogue: Catalogue) -> Match:
    """Return the answer for a text that is a name as it stands."""
    bodies = [catalogue.bodies[ref] for ref in refs]
    if key in catalogue.weak:
        return _review("name_says_little", bodies)
    there = [body for body in bodies if body.country == country]
    if country and not there:
        elsewhere = candidates_for([key], catalogue)
        likely = [catalogue.bodies[one.ref] for one in elsewhere]
        here = [body for body in likely if body.country == country]
        return _review("country_contradicts", [*here, *bodies])
    if len(there or bodies) > 1:
        return _review("several_bear_it", there or bodies)
    if there and (len(bodies) > 1 or is_short(key)):
        return _matched("country_decides", there[0], 0.98)
    if catalogue.is_placed and is_short(key):
        return _review("short_acronym", bodies)
    return _matched("exact_name", bodies[0], 1.0)


def _in_address(query: str, country: str, catalogue: Catalogue) -> Match | None:
    """Return the answer for a text of several parts of which some are a name; None if none are."""
    parts = split(query)
    found = _longest(parts, catalogue)
    if found is None:
        return None
    first, last, refs = found
    rest = [part for place, part in enumerate(parts) if not first <= place < last]
    named = {COUNTRY_NAMES[part] for part in map(joined, rest) if part in COUNTRY_NAMES}
    bodies = [catalogue.bodies[ref] for ref in refs]
    if country:
        named.add(country)
    there = [body for body in bodies if named <= {body.country}]
    if not there:
        return _review("country_contradicts", bodies)
    key = joined([word for part in parts[first:last] for word in part])
    if len(there) > 1 or (is_short(key) and not named):
        return _review("short_acronym" if len(there) == 1 else "several_bear_it", there)
    body = there[0]
    after = len([place for place in range(len(parts)) if place >= last])
    reason = _objection(body, rest, len(rest) - after, catalogue)
    return _review(reason, [body]) if reason else _matched("name_in_address", body, 0.95)


def _longest(
    parts: list[list[str]], catalogue: Catalogue
) -> tuple[int, int, tuple[str, ...]] | None:
    """Return the run of parts that is a name: the one of the most parts, the first of equals.

    A part may go on with the body's own school: "Yale University School of Public Health".
    """
    for first, last in spans(len(parts)):
        run = [word for part in parts[first:last] for word in part]
        refs = catalogue.by_name.get(joined(run))
        if refs is not None and not _is_place(joined(run), catalogue):
            return first, last, refs
    for place, part in enumerate(parts):
        name = joined(without_school(part))
        refs = catalogue.by_name.get(name)
        if refs is not None and not _is_place(name, catalogue):
            return place, place + 1, refs
    return None


def _is_place(key: str, catalogue: Catalogue) -> bool:
    return key in COUNTRY_NAMES or key in catalogue.weak


def _objection(body: Body, rest: list[list[str]], before: int, catalogue: Catalogue) -> str:
    """Return what about the rest of an address speaks against `body`; empty if nothing does.

    `before`: how many parts of the rest stand before the name; a branch stands behind it.
    """
    unknown = 0
    has_city = False
    for place, part in enumerate(rest):
        text, kind = joined(part), kind_of(part)
        refs = catalogue.by_name.get(text) or catalogue.by_name.get(joined(without_school(part)))
        if body.city and body.city in text:
            has_city = True
        is_same = refs is not None and body.ref in refs
        if is_same or _is_place(text, catalogue) or text in body.city.split():
            unknown += text in catalogue.weak and text != body.city
            continue
        is_inner = place < before and "universit" not in text
        if refs is not None or (kind is Kind.INSTITUTION and not is_inner):
            return "another_institution"
        if kind is Kind.OTHER and place >= before:
            unknown += 1
    is_system = "system" in words(body.name)
    return "possible_branch" if (unknown and not has_city) or (has_city and is_system) else ""


def _within(query: str, catalogue: Catalogue) -> Match | None:
    """Return a review for names that stand among other words of the text; None without any."""
    text = words(query)
    refs = _beginnings(joined(text), catalogue)
    for first in range(len(text)):
        for last in range(min(len(text), first + LONGEST_NAME), first, -1):
            key = joined(text[first:last])
            if is_short(key) or key in COUNTRY_NAMES:
                continue
            for ref in catalogue.by_name.get(key, ()):
                refs[ref] = max(refs.get(ref, 0), last - first)
    if not refs:
        return None
    longest = sorted(refs, key=lambda ref: (-refs[ref], ref))[:CANDIDATES]
    return _review("name_within", [catalogue.bodies[ref] for ref in longest])


def _beginnings(key: str, catalogue: Catalogue) -> dict[str, int]:
    """Return names with which an unspaced text begins, by length: 東京大学大学院."""
    if not is_unspaced(key):
        return {}
    begins = (key[:last] for last in range(3, len(key) + 1))
    found = {joined([begin]): len(begin) for begin in begins}
    return {
        ref: length for name, length in found.items() for ref in catalogue.by_name.get(name, ())
    }


def _of_the_house(key: str, catalogue: Catalogue) -> Match | None:
    """Return a review for what may belong to a listed company: it begins with the same word.

    A subsidiary is not on the list itself; whether it counts is for a person.
    """
    word = key.split(" ", 1)[0]
    refs = catalogue.by_first_word.get(word, ()) if len(word) >= SHORTEST_CORE else ()
    if not 0 < len(refs) <= CANDIDATES:
        return None
    return _review("possible_subsidiary", [catalogue.bodies[ref] for ref in refs])


def _resembling(key: str, query: str, catalogue: Catalogue) -> Match:
    """Return a review for what looks like a name that was mistyped or cut short, else none."""
    texts = {key, *(joined(part) for part in split(query))} if catalogue.is_placed else {key}
    candidates = candidates_for(texts, catalogue)
    if not candidates:
        return Match(MatchStatus.NONE, "no_similar_name", 0.0)
    confidence = candidates[0].confidence
    return Match(MatchStatus.REVIEW, "similar_name", confidence, candidates=candidates)


def _matched(because: str, body: Body, confidence: float) -> Match:
    return Match(MatchStatus.MATCH, because, confidence, body.ref, body.name)


def _review(because: str, bodies: list[Body]) -> Match:
    candidates = tuple(Candidate(body.ref, body.name, 0.5) for body in bodies[:CANDIDATES])
    return Match(MatchStatus.REVIEW, because, 0.5, candidates=candidates)
