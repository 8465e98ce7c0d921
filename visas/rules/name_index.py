"""Names of universities, listed and not, by the words they are made of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from talentportal.kernel.names import fold
from visas.rules.bodies import AmbiguousRow, Body, OtherRow, UniversityRow, WrittenRow
from visas.rules.name_keys import is_unspaced, joined, sounds, spellings, university_key
from visas.rules.places import COUNTRY_NAMES
from visas.rules.spelling import Spelling
from visas.rules.vocabulary import FIELDS, FOREIGN_SMALL, HEADS, TOPONYMS
from visas.rules.wording import GENERAL_WORDS, bag, concepts, known_words, written_words

Refs = tuple[str, ...]
_COLLEGE = re.compile(r"^(?!.*universit).*\bcollege\b")
_OTHER = "~"


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """Institutions by name. A ref that is not in `bodies` is that of an institution not listed."""

    bodies: Mapping[str, Body]
    others: Mapping[str, Body]
    exact: Mapping[str, Refs]
    """Listed ones by folded name."""
    main: Mapping[str, str]
    """Those whose first name it is."""
    exact_others: Mapping[str, Refs]
    ordered: Mapping[str, Refs]
    """By the words in one language, in order; listed or not."""
    bags: Mapping[str, Refs]
    """By the words in one language, in any order; listed or not."""
    worded: Mapping[str, Refs]
    """By the words as they are written, in any order; listed ones only."""
    squeezed: Mapping[str, Refs]
    """By the letters alone."""
    squeezed_by_start: Mapping[tuple[str, int], Refs]
    """The letters of names by the first two and how many there are."""
    word_counts: Mapping[str, int]
    """How many words a name has, by its letters."""
    shortened: Mapping[str, Refs]
    """Listed ones by their words, in any order, without those that say where they are."""
    shortened_ordered: Mapping[str, Refs]
    """The same in order."""
    bearers: Mapping[str, Refs]
    """By each word, listed or not."""
    weights: Mapping[str, float]
    """How much each word tells: much if few bear it."""
    weak: frozenset[str]
    """Names that are not enough by themselves: those of towns, and of colleges of old."""
    cities: Mapping[str, Refs]
    """Listed ones by each word of their city."""
    spelling: Spelling
    starts: frozenset[str]
    """First words of names."""
    spoken: Mapping[str, tuple[tuple[str, ...], ...]]
    """Names of listed ones as words in one language."""
    spaced: tuple[str, ...]
    """Listed names in other scripts, as they are written."""
    unspaced: tuple[str, ...]
    """Listed names in scripts without spaces."""
    unspaced_sounds: tuple[str, ...]
    """The same in their single sounds."""

    @classmethod
    def of(
        cls,
        rows: tuple[UniversityRow, ...],
        ambiguous: Iterable[AmbiguousRow],
        written: Iterable[WrittenRow],
        others: Iterable[OtherRow],
    ) -> "NameIndex":
        """Index rows by their names; names known to be shared are indexed for all bearers."""
        bodies = {
            row.ror_id: Body(row.ror_id, row.name, row.country, fold(row.city)) for row in rows
        }
        named = _named(rows, ambiguous, written)
        exact = _exact(named)
        main = {university_key(row.name): row.ror_id for row in rows}
        absent = {
            f"{_OTHER}{country}:{name}": Body(f"{_OTHER}{country}:{name}", name, country)
            for country, name in others
        }
        other_names = [(ref, body.name) for ref, body in absent.items()]
        everyone = [*named, *other_names]
        keys = [(ref, tuple(key.split())) for ref, name in everyone for key in spellings(name)]
        spoken = [(ref, concepts(key)) for ref, key in keys if not is_unspaced(key[0])]
        unspaced = tuple(sorted(key for key in exact if is_unspaced(key)))
        squeezed = _grouped(("".join(key), ref) for ref, key in keys)
        shorter = tuple(_shortened(spoken, bodies))
        bearers = _grouped((word, ref) for ref, found in spoken for word in found)
        return cls(
            bodies=bodies,
            others=absent,
            exact=exact,
            main=main,
            exact_others=_exact(other_names),
            ordered=_grouped((" ".join(found), ref) for ref, found in spoken),
            bags=_grouped(
                [*((bag(found), ref) for ref, found in spoken), *_in_full_city(spoken, bodies)]
            ),
            worded=_grouped((bag(written_words(key)), ref) for ref, key in keys if ref in bodies),
            squeezed=squeezed,
            squeezed_by_start=_by_start(squeezed),
            word_counts={"".join(key): len(key) for _, key in keys},
            shortened=_grouped((bag(rest), ref) for rest, ref in shorter),
            shortened_ordered=_grouped((" ".join(rest), ref) for rest, ref in shorter),
            bearers=bearers,
            weights={word: log(1 + len(bodies) / len(refs)) for word, refs in bearers.items()},
            weak=_weak(bodies, exact),
            cities=_grouped(
                (word, ref) for ref, body in bodies.items() for word in concepts(body.city.split())
            ),
            spelling=Spelling.of(_known(keys, bodies)),
            starts=frozenset(key[0] for _, key in keys),
            spoken=_by_ref(spoken, bodies),
            spaced=tuple(sorted(key for key in exact if " " in key)),
            unspaced=unspaced,
            unspaced_sounds=tuple(map(sounds, unspaced)),
        )

    def squeezed_near(self, text: str) -> Iterable[str]:
        """Yield the letters of names of about a text's length that begin as it does."""
        for length in (len(text) - 1, len(text), len(text) + 1):
            yield from self.squeezed_by_start.get((text[:2], length), ())

    def is_weak(self, words: Sequence[str]) -> bool:
        """Tell whether words, in whichever language, are a name that is not enough by itself."""
        return joined(words) in self.weak or " ".join(concepts(words)) in self.weak

    def body(self, ref: str) -> Body:
        """Return an institution, listed or not."""
        return self.bodies.get(ref) or self.others[ref]


def _named(
    rows: tuple[UniversityRow, ...],
    ambiguous: Iterable[AmbiguousRow],
    written: Iterable[WrittenRow],
) -> list[tuple[str, str]]:
    """Return every name of a listed institution as (ref, name)."""
    found = [(row.ror_id, name) for row in rows for name in (row.name, *row.names)]
    refs = {row.ror_id for row in rows}
    found.extend((shared.ror_id, shared.name) for shared in ambiguous if shared.ror_id in refs)
    by_main = {(row.country, row.name): row.ror_id for row in rows}
    for country, institution, name in written:
        ref = by_main.get((country, institution))
        if ref is not None:
            found.append((ref, name))
    return found


def _exact(named: Iterable[tuple[str, str]]) -> dict[str, Refs]:
    return _grouped((key, ref) for ref, name in named for key in spellings(name))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, Refs]:
    found: dict[str, set[str]] = {}
    for key, ref in pairs:
        found.setdefault(key, set()).add(ref)
    found.pop("", None)
    return {key: tuple(sorted(refs)) for key, refs in found.items()}


def _by_start(names: Iterable[str]) -> dict[tuple[str, int], Refs]:
    found: dict[tuple[str, int], list[str]] = {}
    for name in names:
        found.setdefault((name[:2], len(name)), []).append(name)
    return {key: tuple(held) for key, held in found.items()}


def _by_ref(
    spoken: Iterable[tuple[str, tuple[str, ...]]], bodies: Mapping[str, Body]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for ref, name in spoken:
        if ref in bodies:
            found.setdefault(ref, set()).add(name)
    return {ref: tuple(sorted(names)) for ref, names in found.items()}


def _shortened(
    spoken: Iterable[tuple[str, tuple[str, ...]]], bodies: Mapping[str, Body]
) -> Iterable[tuple[tuple[str, ...], str]]:
    """Yield names without their own city: "Trinity College" of Dublin; the rest must tell.

    Not of the United States, where the city tells the campuses of one university apart.
    """
    for ref, found in spoken:
        body = bodies.get(ref)
        if body is None or not body.city or body.country == "US":
            continue
        if "college" in found and not _is_college(body):
            continue
        city = frozenset(concepts(body.city.split())) - GENERAL_WORDS
        rest = [word for word in found if word not in city]
        if len(rest) < len(found) and len(rest) > 1 and not GENERAL_WORDS.issuperset(rest):
            yield tuple(rest), ref


def _in_full_city(
    spoken: Iterable[tuple[str, tuple[str, ...]]], bodies: Mapping[str, Body]
) -> Iterable[tuple[str, str]]:
    """Yield names with their city in full: "Institute of Technology, New Delhi"."""
    for ref, found in spoken:
        body = bodies.get(ref)
        city = concepts(body.city.split()) if body is not None else ()
        rest = [word for word in found if word not in city or word in GENERAL_WORDS]
        if 0 < len(found) - len(rest) < len(city) and rest:
            yield bag([*rest, *city]), ref


def _known(keys: Iterable[tuple[str, tuple[str, ...]]], bodies: Mapping[str, Body]) -> set[str]:
    """Return every word that is not a slip: of names, cities, countries, fields and the like."""
    found = set(known_words() | HEADS | FIELDS | FOREIGN_SMALL | TOPONYMS | GENERAL_WORDS)
    for _, key in keys:
        found.update(key)
    for body in bodies.values():
        found.update(body.city.split())
    for name in COUNTRY_NAMES:
        found.update(name.split())
    return found


def _weak(bodies: Mapping[str, Body], exact: Mapping[str, Refs]) -> frozenset[str]:
    """Return names that say too little: of towns, and of colleges that are universities now.

    "Cambridge" may be a town, "Columbia College" another school that is still called so.
    """
    towns = {body.city for body in bodies.values()}
    colleges = {
        key
        for key, refs in exact.items()
        if _COLLEGE.search(key) and not any(_is_college(bodies[ref]) for ref in refs)
    }
    names = colleges | (towns & exact.keys())
    return frozenset(names | {" ".join(concepts(name.split())) for name in names})


def _is_college(body: Body) -> bool:
    return "college" in fold(body.name).split()


NO_INDEX = NameIndex(
    bodies={},
    others={},
    exact={},
    main={},
    exact_others={},
    ordered={},
    bags={},
    worded={},
    squeezed={},
    squeezed_by_start={},
    word_counts={},
    shortened={},
    shortened_ordered={},
    bearers={},
    weights={},
    weak=frozenset(),
    cities={},
    spelling=Spelling.of(()),
    starts=frozenset(),
    spoken={},
    spaced=(),
    unspaced=(),
    unspaced_sounds=(),
)
"""The index of a register whose names are only compared as they stand."""
