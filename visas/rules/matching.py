"""Which university or company a written name is, or that a person must look.

A wrong `match` is the worst answer there is: it gives a visa. So a name counts only if every word
of it is accounted for, and only where nothing speaks against it:

1. the whole text is a name of one body, as it stands, in another order, in another language, or
   with a few slips that lead nowhere else: `match`; a name that several bear, or an acronym of up
   to three letters, needs the country; a country that contradicts is for a person;
2. the text is an address: some of its parts are such a name, the other parts must be departments,
   or places that agree with the body. A second institution, a foreign country or a possible branch
   is for a person;
3. the text names an institution that is known and not listed: `none`;
4. the text shares what tells with a name: `review`, with candidates; otherwise `none`.
"""

from html import unescape

from visas.rules.addresses import is_in_one_part, match_address
from visas.rules.affiliations import ends_with_code, split, unglued
from visas.rules.bodies import Alias, Body
from visas.rules.candidates import candidates_for
from visas.rules.catalogue import Catalogue, company_key
from visas.rules.company_matching import match_company
from visas.rules.facts import MatchStatus
from visas.rules.matches import CONFIDENCE, Candidate, Match, matched, none, review
from visas.rules.name_index import NameIndex
from visas.rules.name_keys import is_short, joined, words
from visas.rules.naming import Named, mistyped, named
from visas.rules.wording import bag, concepts

__all__ = ["Alias", "Candidate", "Catalogue", "Match", "company_key", "match"]

_CODES = {"UK": "GB", "EL": "GR"}
"""Codes that people and the European Union write, to those of ISO 3166."""
LONGEST_QUERY = 1_000
"""Letters of a text that are read; what follows names no university."""


def match(query: str, country: str | None, catalogue: Catalogue) -> Match:
    """Return which body of `catalogue` `query` names; `country` is a two-letter code or None."""
    query = unescape(query[:LONGEST_QUERY])
    key = catalogue.key(query)
    if not key:
        return none("empty")
    if not catalogue.is_placed:
        return match_company(query, key, catalogue)
    place = (country or "").upper()
    place = _CODES.get(place, place)
    confirmed = _confirmed(key, place, catalogue)
    if confirmed is not None:
        return confirmed
    found = _university(query, place, catalogue.index)
    if found.status is not MatchStatus.MATCH:
        apart = unglued(query)
        if apart != query:
            again = _university(apart, place, catalogue.index)
            found = again if again.status is MatchStatus.MATCH else found
    return _with_candidates(found, query, place, catalogue.index)


def _university(query: str, country: str, index: NameIndex) -> Match:
    """Return the answer for a text as it stands."""
    text = words(query)
    is_name = not ends_with_code(query)
    whole = named(text, country, index) if is_name else None
    if whole is not None and is_in_one_part(whole, split(query), index):
        whole = None
    answer = None if whole is None else _answer(text, whole, country, index)
    if answer is not None and answer.status is MatchStatus.MATCH:
        return answer
    in_address = match_address(query, country, index)
    if in_address is not None and in_address.status is MatchStatus.MATCH:
        return in_address
    if answer is None and is_name:
        slips = mistyped(text, country, index)
        answer = None if slips is None else _answer(text, slips, country, index)
    return answer or in_address or none("no_similar_name")


def _answer(text: list[str], found: Named, country: str, index: NameIndex) -> Match:
    """Return the answer for a text that is a name."""
    key = joined(text)
    bodies = [index.body(ref) for ref in found.refs]
    if index.is_weak(text):
        return review("name_says_little", _listed(bodies, index))
    there = [body for body in bodies if body.country == country] if country else bodies
    if not there:
        return _elsewhere(bodies, index)
    if not _listed(there, index):
        return _absent(text, index)
    if len(there) > 1:
        return review("several_bear_it", _listed(there, index))
    if country:
        decides = len(bodies) > 1 or is_short(key)
        return _certain("country_decides" if decides else found.because, there[0])
    return _unplaced(key, found, there[0])


def _unplaced(key: str, found: Named, body: Body) -> Match:
    """Return the answer for a name of one body without a country."""
    if is_short(key):
        return review("short_acronym", [body])
    return _certain(found.because, body) if found.is_certain else review("similar_name", [body])


def _certain(because: str, body: Body) -> Match:
    return matched(because, body, CONFIDENCE[because])


def _absent(text: list[str], index: NameIndex) -> Match:
    """Return the answer for the name of an institution that is not listed.

    "Miami University" is one; people who write it may mean the University of Miami.
    """
    same = index.bags.get(bag(concepts(text)), ())
    close = _listed([index.body(ref) for ref in same], index)
    return review("another_institution", close) if close else none("not_listed")


def _elsewhere(bodies: list[Body], index: NameIndex) -> Match:
    """Return the answer for a name whose bearers are all in another country."""
    listed = _listed(bodies, index)
    return review("country_contradicts", listed) if listed else none("not_listed")


def _listed(bodies: list[Body], index: NameIndex) -> list[Body]:
    return [body for body in bodies if body.ref in index.bodies]


def _with_candidates(found: Match, query: str, country: str, index: NameIndex) -> Match:
    """Return an answer with those bodies that a person should look at."""
    if found.status is MatchStatus.MATCH or found.because in ("not_listed", "empty"):
        return found
    likely = candidates_for(query, country, index)
    if found.status is MatchStatus.REVIEW:
        refs = {one.ref for one in found.candidates}
        more = tuple(one for one in likely if one.ref not in refs)
        best = (*found.candidates, *more)[:5]
        return Match(MatchStatus.REVIEW, found.because, found.confidence, candidates=best)
    if not likely:
        return found
    return Match(MatchStatus.REVIEW, "similar_name", likely[0].confidence, candidates=likely)


def _confirmed(key: str, country: str, catalogue: Catalogue) -> Match | None:
    """Return the answer that officers gave for this very text; None if they gave none for it.

    It holds for the country that stood beside the name. Where one of the two countries is not
    known, the other must be the body's own, and no other body may go by the name.
    """
    if key not in catalogue.aliases:
        return None
    held = catalogue.by_name.get(key, ())
    refs: set[str] = set()
    for alias in catalogue.aliases[key]:
        body = catalogue.bodies[alias.ref]
        is_alone = {alias.country, country} - {""} <= {body.country} and set(held) <= {body.ref}
        if alias.country == country or (not (alias.country and country) and is_alone):
            refs.add(alias.ref)
    bodies = [catalogue.bodies[ref] for ref in sorted(refs)]
    if len(bodies) > 1 or (bodies and held and bodies[0].ref not in held):
        others = [catalogue.bodies[ref] for ref in held if ref not in refs]
        return review("several_bear_it", [*bodies, *others])
    return matched("confirmed_alias", bodies[0], 1.0) if bodies else None
