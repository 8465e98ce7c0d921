"""Which university an address names, or a name with departments and places around it."""

from collections.abc import Sequence

from talentportal.kernel.names import JOINERS
from visas.rules.affiliations import (
    begins_department,
    is_department,
    is_korean_part,
    is_number,
    spans,
    split,
)
from visas.rules.bodies import Body
from visas.rules.matches import CONFIDENCE, Match, matched, none, review
from visas.rules.name_index import NameIndex
from visas.rules.name_keys import is_short, is_unspaced, joined
from visas.rules.naming import Named, exactly_named, mistyped, named, plainly_named
from visas.rules.places import COUNTRY_NAMES, STATES
from visas.rules.surroundings import LONGEST_PLACE, Find, countries_in, has_city, objection
from visas.rules.wording import GENERAL_WORDS, KIND_WORDS, concepts

LONGEST_NAME = 12
"""Words of the longest name that is looked for inside a part."""
_SHORT_NUMBER = 2
"""Digits of a number that may be part of a name: Lyon 1."""


def match_address(query: str, country: str, index: NameIndex) -> Match | None:
    """Return the answer for a text that holds a name among other parts; None if it holds none."""
    parts = split(query)
    finds = _finds(parts, country, index)
    if not finds:
        return None
    rest = [
        (place, part)
        for place, part in enumerate(parts)
        if not any(find.first <= place < find.last for find in finds)
    ]
    around = [*(part for _, part in rest), *(list(f.behind) for f in finds if f.behind)]
    countries = {code for part in around for code in countries_in(part)}
    if country:
        countries.add(country)
    shared = _agreed(finds, index)
    there = [body for body in shared if countries <= {body.country}]
    listed = [body for body in there or shared if body.ref in index.bodies]
    if not listed or len(listed) < len(there):
        named_here = _listed(finds, index)
        return review("another_institution", named_here) if named_here else none("not_listed")
    if not there:
        return review("country_contradicts", listed)
    if len(there) > 1:
        return review("several_bear_it", there)
    return _judged(there[0], finds, rest, bool(countries), index)


def _judged(
    body: Body,
    finds: list[Find],
    rest: list[tuple[int, list[str]]],
    is_placed: bool,
    index: NameIndex,
) -> Match:
    """Return the answer for the one body that all names agree on."""
    is_sure = any(find.name.is_certain and not is_short(find.key) for find in finds)
    is_there = is_placed or any(has_city(part, body) for _, part in rest)
    if not is_sure and not is_there and len(finds) == 1:
        return review("short_acronym" if is_short(finds[0].key) else "similar_name", [body])
    reason = objection(body, finds, rest, index, is_placed=is_placed)
    if reason:
        return review(reason, [body])
    only = finds[0]
    if len(finds) == 1 and not (rest or only.before or only.behind):
        return matched(only.name.because, body, CONFIDENCE[only.name.because])
    return matched("name_in_address", body, CONFIDENCE["name_in_address"])


def _agreed(finds: list[Find], index: NameIndex) -> list[Body]:
    """Return the bodies, listed or not, that every name in the address may be."""
    shared = set(finds[0].name.refs)
    for find in finds[1:]:
        shared &= set(find.name.refs)
    return [index.body(ref) for ref in sorted(shared)]


def _listed(finds: list[Find], index: NameIndex) -> list[Body]:
    return [index.bodies[ref] for find in finds for ref in find.name.refs if ref in index.bodies]


def _finds(parts: list[list[str]], country: str, index: NameIndex) -> list[Find]:
    """Return every name of an institution in an address."""
    found: list[Find] = []
    taken: set[int] = set()
    for first, last in spans(len(parts)):
        if taken.isdisjoint(range(first, last)):
            find = _run(parts, first, last, country, index)
            if find is not None:
                found.append(find)
                taken.update(range(first, last))
    for place, part in enumerate(parts):
        find = None if place in taken else _inside(place, part, index)
        if find is not None:
            found.append(find)
            taken.add(place)
    return found or _split_name(parts, index) or _slips(parts, country, index)


def _run(
    parts: list[list[str]], first: int, last: int, country: str, index: NameIndex
) -> Find | None:
    """Return the name that a run of parts is as a whole.

    The code of a state ("IN", "DE") is no small word of a name.
    """
    if last - first > 1 and any(_is_code(part) for part in parts[first:last]):
        return None
    run = _without_code([word for part in parts[first:last] for word in part])
    key = joined(run)
    if len(run) > LONGEST_NAME or _is_place(key, index):
        return None
    if is_department(run):
        name = plainly_named(run, index)
    elif last - first > 1:
        name = exactly_named(run, index)
        if name is not None and is_in_one_part(name, parts[first:last], index):
            return None
    else:
        name = named(run, country, index)
    return None if name is None else Find(first, last, name, key)


def is_in_one_part(name: Named, parts: list[list[str]], index: NameIndex) -> bool:
    """Tell whether parts in another order are a name, but one of them is that of a listed body.

    "University of Chile, Santiago" is not the Universidad de Santiago de Chile.
    """
    if name.because != "same_words":
        return False
    for part in parts:
        one = plainly_named(part, index)
        if one is not None and not set(one.refs) & set(name.refs):
            return any(ref in index.bodies for ref in one.refs)
    return False


def _is_code(part: list[str]) -> bool:
    return len(part) == 1 and len(part[0]) == _SHORT_NUMBER and part[0] in STATES


def _without_code(run: list[str]) -> list[str]:
    """Return words without a state and post code behind them: "Stony Brook NY 11794"."""
    end = len(run)
    while end > 1 and is_number(run[end - 1]) and len(run[end - 1]) > _SHORT_NUMBER:
        end -= 1
    if end < len(run) and end > 1 and run[end - 1] in STATES:
        end -= 1
    return run[:end]


def _is_place(key: str, index: NameIndex) -> bool:
    return key in COUNTRY_NAMES or key in STATES or index.is_weak(key.split())


def _inside(place: int, part: list[str], index: NameIndex) -> Find | None:
    """Return the longest name in a part that stands between departments and places only."""
    for length in range(min(len(part), LONGEST_NAME), 0, -1):
        for first in range(len(part) - length + 1):
            words = part[first : first + length]
            if words[0] not in index.starts and not is_unspaced(words[0]):
                continue
            before, behind = part[:first], part[first + length :]
            if not (before or behind):
                continue
            find = _framed(place, words, before, behind, index)
            if find is not None:
                return find
    return None


def _framed(
    place: int, words: list[str], before: list[str], behind: list[str], index: NameIndex
) -> Find | None:
    key = joined(words)
    is_bare = (len(words) == 1 and key.isascii()) or words[-1] in JOINERS
    if is_short(key) or _is_place(key, index) or is_department(words) or (behind and is_bare):
        return None
    name = plainly_named(words, index)
    if name is None:
        return None
    if not (_may_precede(before) or _is_own_school(before, name, index)):
        return None
    if not (_may_follow(behind, words, name, index) or _is_own_school(behind, name, index)):
        return None
    return Find(place, place + 1, name, key, tuple(before), tuple(behind))


def _is_own_school(words: Sequence[str], name: Named, index: NameIndex) -> bool:
    """Tell whether words beside a name are that of the body's own school."""
    kept = [place for place, word in enumerate(words) if word not in JOINERS]
    if not kept:
        return False
    school = plainly_named(words[kept[0] : kept[-1] + 1], index)
    return school is not None and school.refs == name.refs


def _may_precede(before: Sequence[str]) -> bool:
    if "branch" in before:
        return False
    return not before or is_department(before) or all(map(is_number, before))


def _may_follow(behind: Sequence[str], words: Sequence[str], name: Named, index: NameIndex) -> bool:
    """Tell whether words behind a name are its own school, or the place where it is.

    Behind "Ohio State", without what it is, a school must be one of a known field.

    A number is part of a French university's name, and a post code elsewhere.
    """
    if not behind or all(map(is_korean_part, behind)):
        return True
    if begins_department(behind):
        return not KIND_WORDS.isdisjoint(concepts(words)) or is_department(behind)
    bodies = [index.body(ref) for ref in name.refs]
    if any(body.country == "FR" for body in bodies) and any(map(str.isdigit, behind)):
        return False
    own = {word for word in words if word not in GENERAL_WORDS}
    return _are_places(behind, own | {body.city for body in bodies})


def _are_places(words: Sequence[str], cities: set[str]) -> bool:
    """Tell whether words are only these cities, countries, states and codes."""
    rest = list(words)
    while rest:
        length = next(
            (
                length
                for length in range(min(len(rest), LONGEST_PLACE), 0, -1)
                if _is_known_place(" ".join(rest[:length]), cities)
            ),
            0,
        )
        if not length:
            return False
        rest = rest[length:]
    return True


def _is_known_place(text: str, cities: set[str]) -> bool:
    return text in cities or text in COUNTRY_NAMES or text in STATES or is_number(text)


def _split_name(parts: list[list[str]], index: NameIndex) -> list[Find]:
    """Return a name whose parts stand apart: "University of California, Dept. of X, Davis"."""
    for first, part in enumerate(parts):
        if not any(word.startswith("universit") for word in part):
            continue
        for last in range(first + 2, len(parts)):
            name = plainly_named([*part, *_without_code(parts[last])], index)
            if name is not None:
                return [
                    Find(first, first + 1, name, joined(part)),
                    Find(last, last + 1, name, ""),
                ]
    return []


def _slips(parts: list[list[str]], country: str, index: NameIndex) -> list[Find]:
    """Return the names that parts are with a few slips."""
    found = []
    for place, part in enumerate(parts):
        if len(part) <= LONGEST_NAME and not is_department(part):
            name = mistyped(part, country, index)
            if name is not None:
                found.append(Find(place, place + 1, name, joined(part)))
    return found
