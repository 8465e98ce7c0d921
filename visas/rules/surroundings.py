"""What stands around a university's name in an address, and whether it speaks against it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from visas.rules.affiliations import ANOTHER_BODY, Kind, is_field, is_number, kind_of
from visas.rules.bodies import Body
from visas.rules.name_index import NameIndex
from visas.rules.name_keys import is_short, joined
from visas.rules.name_keys import words as words_of
from visas.rules.naming import Named
from visas.rules.places import COUNTRY_NAMES, STATES
from visas.rules.vocabulary import FIELDS, HEADS, TOPONYMS
from visas.rules.wording import GENERAL_WORDS, concepts

LONGEST_PLACE = 4
"""Words of the longest name of a place that is looked for."""
_PROFESSIONAL_HEADS = frozenset({"school", "college", "center"})
_PROFESSIONS = frozenset(
    {"medicine", "medical", "dentistry", "pharmacy", "nursing", "law", "health"}
)
_WHOLE_STEMS = ("universit", "hospital", "lyceum", "gymnasium", "boarding")
_COLLEGIATE = frozenset({"GB", "IE", "AU", "NZ"})
"""Countries in which a college with a name is a house of its university."""
_STREET = re.compile("university (?:park|road|avenue|ave|street|drive|hill|boulevard|square|town)")
_OWN_PLACES = frozenset({"hospital", "park", "mount", "john", "mary", "york", "east", "eastern"})
"""Known words that are no sign of another place."""
_STATE_WORDS = frozenset(
    name.split()[-1]
    for name, countries in STATES.items()
    if "US" in countries and len(name) > 2  # noqa: PLR2004 -- a name, not a code
) - {"york", "washington", "hampshire", "columbia"}


@dataclass(frozen=True, slots=True)
class Find:
    """A name in an address: which parts it fills, and the words of those parts around it."""

    first: int
    last: int
    name: Named
    key: str
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


def countries_in(part: Sequence[str]) -> set[str]:
    """Return the country that a part is, or ends with."""
    for first in range(max(0, len(part) - 4), len(part)):
        words = [word for word in part[first:] if not is_number(word)]
        code = COUNTRY_NAMES.get(" ".join(words))
        if code is not None:
            return {code}
    text = " ".join(word for word in part if not is_number(word))
    states = STATES.get(text)
    return set(states) if states is not None and len(states) == 1 and len(text) > 3 else set()  # noqa: PLR2004


def objection(
    body: Body,
    finds: Sequence[Find],
    rest: list[tuple[int, list[str]]],
    index: NameIndex,
    *,
    is_placed: bool,
) -> str:
    """Return what about the rest of an address speaks against `body`; empty if nothing does.

    A branch stands behind the name; what stands before it is inside the university. `is_placed`:
    the country is given, so that a code of two letters is one of that country's own.
    """
    start = min(find.first for find in finds)
    behind = [list(find.behind) for find in finds if find.behind]
    places = [*(part for place, part in rest if place >= start), *behind]
    is_there = any(has_city(part, body) for part in places)
    own = {word for find in finds for word in find.key.split()}
    unknown = False
    for place, part in rest:
        kind = _kind(part, body, own, index)
        if kind is Kind.INSTITUTION and (place > start or _is_whole(part, body)):
            return "another_institution"
        unknown = unknown or (kind is Kind.OTHER and place > start)
    if any(_contradicts(part, body) or _is_strange(part, body) for part in places):
        return "possible_branch"
    if any(_is_elsewhere(part, body, index) for part in behind):
        return "possible_branch"
    if not is_placed and any(_is_foreign_state(part, body) for part in places):
        return "country_contradicts"
    if not is_there and body.country == "US" and own & _STATE_WORDS:
        after = [*behind, *(part for place, part in rest if place > start)]
        if any(_is_professional(part) for part in after):
            return "possible_branch"
    is_system = body.name.endswith("System")
    is_told = is_there and not all(is_short(find.key) for find in finds)
    return "possible_branch" if (unknown and not is_told) or (is_there and is_system) else ""


def _is_professional(part: list[str]) -> bool:
    """Tell whether a part is a school that a state's university often has in another city."""
    has_head = not _PROFESSIONAL_HEADS.isdisjoint(part)
    return has_head and not _PROFESSIONS.isdisjoint(part)


def _is_strange(part: Sequence[str], body: Body) -> bool:
    """Tell whether a part is a campus, or its city together with another place."""
    if any(word in ("campus", "branch") for word in part) and not has_city(part, body):
        return True
    return has_city(part, body) and len(part) <= LONGEST_PLACE and _is_abroad(part, body)


def _is_abroad(words: Sequence[str], body: Body) -> bool:
    """Tell whether words hold a place that is neither in the body's name, city nor address."""
    own = {*body.city.split(), *words_of(body.name), *_OWN_PLACES}
    return any(
        word in TOPONYMS
        and word not in own
        and word not in FIELDS
        and COUNTRY_NAMES.get(word, body.country) == body.country
        and body.country not in STATES.get(word, {})
        for word in words
    )


def _is_elsewhere(words: Sequence[str], body: Body, index: NameIndex) -> bool:
    """Tell whether a department is called after a place that is not the body's."""
    return _is_abroad(words, body) or _is_of_others(words, body, index)


def _is_of_others(words: Sequence[str], body: Body, index: NameIndex) -> bool:
    """Tell whether words hold a city in which other listed institutions are: "Bologna Center"."""
    own = {*concepts(body.city.split()), *concepts(words_of(body.name)), *_OWN_PLACES}
    return any(
        word in index.cities and body.ref not in index.cities[word]
        for word in concepts(words)
        if not (word in own or word in FIELDS or word in HEADS or word in GENERAL_WORDS)
    )


def _is_whole(part: Sequence[str], body: Body) -> bool:
    """Tell whether a part before a name is an institution by itself, not a part of the body.

    So is a college with a name of its own, which gives its own degrees in most countries.
    """
    told = concepts(part)
    if "university" in told or any(word.startswith(_WHOLE_STEMS) for word in part):
        return True
    own_name = [word for word in told if word not in FIELDS and word not in HEADS | GENERAL_WORDS]
    if "institute" in told and "tech" in told:
        return bool(own_name)
    return told[-1:] == ("college",) and body.country not in _COLLEGIATE and bool(own_name)


def _is_foreign_state(part: Sequence[str], body: Body) -> bool:
    """Tell whether a part is a state of the United States, and the body in another country."""
    words = [word for word in part if not is_number(word)]
    text = " ".join(words)
    return (
        body.country != "US"
        and set(STATES.get(text, ())) == {"US"}
        and text not in (body.country.lower(), body.city)
        and text not in COUNTRY_NAMES
    )


def has_city(part: Sequence[str], body: Body) -> bool:
    """Tell whether a part holds the body's city, in any language."""
    city = concepts(body.city.split())
    if len(city) > 1 and city[-1] in ("city", "shi"):
        city = city[:-1]
    return bool(city) and f" {' '.join(city)} " in f" {' '.join(concepts(part))} "


def _is_in_its_state(text: str, body: Body, own: set[str]) -> bool:
    """Tell whether a place is another city of the state in which the body is.

    Not for a state's university, whose name that city would make another's.
    """
    if body.country != "US" or own & _STATE_WORDS:
        return False
    return any(
        {body.city, text} <= countries.get(body.country, frozenset())
        for countries in STATES.values()
    )


def _contradicts(part: Sequence[str], body: Body) -> bool:
    """Tell whether a part is a state of the body's country in which the body is not."""
    words = [word for word in part if not is_number(word)]
    cities = STATES.get(" ".join(words), {}).get(body.country)
    return cities is not None and bool(body.city) and body.city not in cities


def _kind(part: list[str], body: Body, own: set[str], index: NameIndex) -> Kind:
    """Return what a part of the rest is, seen from the body that was found."""
    words = [word for word in part if not is_number(word)]
    text = " ".join(words)
    is_place = text in COUNTRY_NAMES or text in STATES or text == body.city
    is_place = is_place or _is_in_its_state(text, body, own)
    if not words or is_place or _STREET.match(text):
        return Kind.PLACE_NAME
    if words == ["system"] and not body.name.endswith("System"):
        return Kind.OTHER
    if _begins_with_name(words, body, index) or own.issuperset(words):
        return Kind.DEPARTMENT
    kind = Kind.DEPARTMENT if is_field(words) else kind_of(words)
    if kind is Kind.DEPARTMENT and _is_elsewhere(words, body, index):
        return Kind.OTHER
    if kind is not Kind.OTHER:
        return kind
    is_long = len(words) > LONGEST_PLACE and not _is_abroad(words, body)
    is_place = has_city(words, body) or is_long or words[-1] in COUNTRY_NAMES
    return Kind.PLACE_NAME if is_place else Kind.OTHER


def _is_within(rest: Sequence[str], body: Body) -> bool:
    """Tell whether words behind a body's own name are a part of it: a centre, a department."""
    if not rest:
        return True
    is_part = not HEADS.isdisjoint(rest) and ANOTHER_BODY.isdisjoint(rest)
    return is_part and not _is_abroad(rest, body)


def _begins_with_name(words: Sequence[str], body: Body, index: NameIndex) -> bool:
    """Tell whether a part begins with the body's own name: its own department or centre."""
    return any(
        body.ref in index.exact.get(joined(words[:last]), ()) and _is_within(words[last:], body)
        for last in range(len(words), 0, -1)
    )
