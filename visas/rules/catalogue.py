"""A register of universities or companies, indexed by every way in which they are named."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from talentportal.kernel.names import JOINERS, fold
from visas.rules.company_names import ALSO_KNOWN_AS

_SHORT = {"univ": "university", "inst": "institute", "natl": "national", "polytech": "polytechnic"}
_GENERIC = frozenset(
    {
        "university",
        "institute",
        "college",
        "school",
        "system",
        "campus",
        "of",
        "the",
        "and",
        "state",
    }
    | {"technology", "science", "national", "main", "polytechnic", "technical", "city"}
)
_LEGAL = frozenset(
    {"inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc"}
    | {"ag", "se", "sa", "nv", "gmbh", "kg", "kgaa", "spa", "asa", "ab", "oyj", "pjsc", "pte", "bv"}
    | {"group", "holdings", "holding", "the", "and", "kk", "주식회사", "㈜"}
)
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_KOREAN_UNIVERSITY = re.compile("대학교?$")
_COLLEGE = re.compile("^(?!.*universit).*college$")
_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


class UniversityRow(Protocol):
    """A row of the list of universities; `ror_id` is whatever key the register goes by."""

    @property
    def ror_id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str: ...  # noqa: D102
    @property
    def names(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def city(self) -> str: ...  # noqa: D102


class AmbiguousRow(Protocol):
    """A name that several universities bear, and one of them."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def ror_id(self) -> str: ...  # noqa: D102


class Alias(NamedTuple):
    """A written name that an officer confirmed to be a body's; `country` as it stood beside it."""

    name: str
    country: str
    ref: str


@dataclass(frozen=True, slots=True)
class Body:
    """A university or company of the register; `city` is folded."""

    ref: str
    name: str
    country: str
    city: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Bodies by their key, and the keys of bodies by every folded name.

    `is_placed`: the country of a body is where its people are, as for universities. People of a
    company work in any country.
    """

    bodies: Mapping[str, Body]
    by_name: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    """Every folded name, sorted."""
    cores: tuple[str, ...]
    """The names without the words that say nothing, in the same order."""
    by_first_word: Mapping[str, tuple[str, ...]]
    weak: frozenset[str]
    """Names that are not enough by themselves: those of towns, and of colleges of old."""
    is_placed: bool
    aliases: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)
    """What officers confirmed, by folded name."""

    @classmethod
    def of_universities(
        cls,
        rows: Iterable[UniversityRow],
        ambiguous: Iterable[AmbiguousRow],
        aliases: Iterable[Alias] = (),
    ) -> "Catalogue":
        """Index universities by all of their names, and names known to be shared by all bearers.

        `aliases` are names that officers confirmed; one for a body that is not held is left out.
        """
        bodies: dict[str, Body] = {}
        by_name: dict[str, set[str]] = {}
        for row in rows:
            bodies[row.ror_id] = Body(row.ror_id, row.name, row.country, fold(row.city))
            for name in (row.name, *row.names):
                for key in _spellings(name):
                    by_name.setdefault(key, set()).add(row.ror_id)
        for shared in ambiguous:
            by_name.setdefault(university_key(shared.name), set()).add(shared.ror_id)
        made = cls._made(bodies, by_name, weak=_weak(bodies, by_name), is_placed=True)
        return made.with_aliases(aliases)

    def with_aliases(self, aliases: Iterable[Alias]) -> "Catalogue":
        """Return the same register with other names that officers confirmed; its index is kept."""
        return replace(self, aliases=_confirmed(aliases, self.bodies))

    @classmethod
    def of_companies(cls, rows: Iterable[tuple[str, str]]) -> "Catalogue":
        """Index companies, given as (name, country), by name without its legal form."""
        bodies: dict[str, Body] = {}
        by_name: dict[str, set[str]] = {}
        for name, country in rows:
            ref = company_key(name, country)
            bodies.setdefault(ref, Body(ref, name, country))
            inner = (part for part in _BRACKETS.findall(name) if not _LEGAL.issuperset(words(part)))
            for key in (bare_company(name), *map(bare_company, inner)):
                by_name.setdefault(key, set()).add(ref)
        for alias, listed in ALSO_KNOWN_AS.items():
            if listed in by_name:
                by_name.setdefault(alias, set()).update(by_name[listed])
        return cls._made(bodies, by_name, weak=frozenset(), is_placed=False)

    @classmethod
    def _made(
        cls,
        bodies: dict[str, Body],
        by_name: dict[str, set[str]],
        *,
        weak: frozenset[str],
        is_placed: bool,
    ) -> "Catalogue":
        by_name.pop("", None)
        frozen = {key: tuple(sorted(by_name[key])) for key in sorted(by_name)}
        telling: dict[str, set[str]] = {}
        for key, refs in frozen.items():
            telling.setdefault(key.split(" ", 1)[0], set()).update(refs)
        return cls(
            bodies,
            frozen,
            tuple(frozen),
            tuple(map(core, frozen)),
            {word: tuple(sorted(refs)) for word, refs in telling.items()},
            weak,
            is_placed,
        )

    def key(self, text: str) -> str:
        """Return the form in which names of this register are compared."""
        return university_key(text) if self.is_placed else bare_company(text)


def university_key(text: str) -> str:
    """Return a folded name: common abbreviations written out, no leading article.

    Names in Korean, Chinese and Japanese lose their spaces, which people set as they like.
    """
    return joined(words(text))


def words(text: str) -> list[str]:
    """Return the folded words of a text, common abbreviations written out."""
    return [_SHORT.get(word, word) for word in fold(text).split()]


def joined(parts: Sequence[str]) -> str:
    """Return words as one key.

    Korean speakers write 대학교, 대학 or 대 at the end of the same university's name.
    """
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    if not parts or not _UNSPACED.search(parts[0]):
        return " ".join(parts)
    return _KOREAN_UNIVERSITY.sub("대", "".join(parts))


def is_unspaced(key: str) -> bool:
    """Tell whether a key is in a script in which one letter is a syllable or a word."""
    return _UNSPACED.search(key) is not None


def core(key: str) -> str:
    """Return a key without the words that many names share, sorted; empty if it has no other."""
    return " ".join(sorted(set(key.split()) - _GENERIC - JOINERS))


def company_key(name: str, country: str) -> str:
    """Return the key of a listed company, the same in every edition of a list."""
    return f"company:{bare_company(name)}:{country.lower()}"


def bare_company(text: str) -> str:
    """Return a company's folded name without brackets and legal form; all of it if only that."""
    parts = fold(_BRACKETS.sub(" ", text)).split()
    bare = [word for word in _initials(parts) if word not in _LEGAL]
    return " ".join(bare or parts)


def _initials(parts: list[str]) -> list[str]:
    """Return words with single letters joined: `s a` is the legal form `sa`."""
    found: list[str] = []
    was_letter = False
    for word in parts:
        is_letter = len(word) == 1 and word.isascii() and word.isalpha()
        if is_letter and was_letter:
            found[-1] += word
        else:
            found.append(word)
        was_letter = is_letter
    return found


def _spellings(name: str) -> set[str]:
    """Return the keys of one name: as it stands, and with umlauts written out.

    A name that says nothing ("System") is no name.
    """
    keys = {university_key(name), university_key(name.lower().translate(_UMLAUTS))}
    return {key for key in keys if not _GENERIC.issuperset(key.split())}


def _confirmed(
    aliases: Iterable[Alias], bodies: Mapping[str, Body]
) -> dict[str, tuple[Alias, ...]]:
    found: dict[str, list[Alias]] = {}
    for alias in aliases:
        if alias.ref in bodies:
            held = Alias(alias.name, alias.country.upper(), alias.ref)
            found.setdefault(university_key(alias.name), []).append(held)
    found.pop("", None)
    return {key: tuple(sorted(held)) for key, held in found.items()}


def _weak(bodies: Mapping[str, Body], by_name: Mapping[str, set[str]]) -> frozenset[str]:
    """Return names that say too little: of towns, and of colleges that are universities now.

    "Cambridge" may be a town, "Columbia College" another school that is still called so.
    """
    towns = {body.city for body in bodies.values()}
    colleges = {
        key
        for key, refs in by_name.items()
        if _COLLEGE.search(key) and not any(_is_college(bodies[ref]) for ref in refs)
    }
    return frozenset(colleges | (towns & by_name.keys()))


def _is_college(body: Body) -> bool:
    return "college" in fold(body.name).split()


def is_short(key: str) -> bool:
    """Tell whether a key is an acronym of up to three letters, which too many bodies share."""
    return len(key) <= 3 and key.isascii()  # noqa: PLR2004 -- as the docstring says
