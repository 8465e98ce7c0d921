"""A register of universities or companies, indexed by every way in which they are named."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from talentportal.kernel.names import fold
from visas.rules.bodies import Alias, AmbiguousRow, Body, OtherRow, UniversityRow, WrittenRow
from visas.rules.company_names import ALSO_KNOWN_AS
from visas.rules.name_index import NO_INDEX, NameIndex
from visas.rules.name_keys import core, university_key, words
from visas.rules.places import COUNTRY_NAMES

__all__ = ["Alias", "Body", "Catalogue", "bare_company", "company_key", "university_key"]

_LEGAL = frozenset(
    {"inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc"}
    | {"ag", "se", "sa", "nv", "gmbh", "kg", "kgaa", "spa", "asa", "ab", "oyj", "pjsc", "pte", "bv"}
    | {"group", "holdings", "holding", "the", "and", "kk", "주식회사", "주", "유", "㈜"}
)
_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Bodies by their key, and the keys of bodies by every folded name.

    `is_placed`: the country of a body is where its people are, as for universities. People of a
    company work in any country.
    """

    bodies: Mapping[str, Body]
    by_name: Mapping[str, tuple[str, ...]]
    is_placed: bool
    names: tuple[str, ...] = ()
    """Every folded name of a company, sorted."""
    cores: tuple[str, ...] = ()
    """The names without the words that say nothing, in the same order."""
    by_first_word: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    index: NameIndex = NO_INDEX
    """How universities are found by words that are not quite a name."""
    aliases: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)
    """What officers confirmed, by folded name."""

    @classmethod
    def of_universities(
        cls,
        rows: Iterable[UniversityRow],
        ambiguous: Iterable[AmbiguousRow],
        aliases: Iterable[Alias] = (),
        *,
        written: Iterable[WrittenRow] = (),
        others: Iterable[OtherRow] = (),
    ) -> "Catalogue":
        """Index universities by all of their names, and names known to be shared by all bearers.

        `aliases` are names that officers confirmed; one for a body that is not held is left out.
        `written`: further names that people write. `others`: institutions that are not listed and
        must not be taken for one that is.
        """
        index = NameIndex.of(tuple(rows), ambiguous, written, others)
        return cls(
            bodies=index.bodies,
            by_name=index.exact,
            is_placed=True,
            index=index,
            aliases=_confirmed(aliases, index.bodies),
        )

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
            inner = (key for key in in_brackets(name) if key not in COUNTRY_NAMES)
            for key in (bare_company(name), *inner):
                by_name.setdefault(key, set()).add(ref)
        for alias, listed in ALSO_KNOWN_AS.items():
            if listed in by_name:
                by_name.setdefault(bare_company(alias), set()).update(by_name[listed])
        by_name.pop("", None)
        frozen = {key: tuple(sorted(by_name[key])) for key in sorted(by_name)}
        first: dict[str, set[str]] = {}
        for key, refs in frozen.items():
            first.setdefault(key.split(" ", 1)[0], set()).update(refs)
        return cls(
            bodies=bodies,
            by_name=frozen,
            is_placed=False,
            names=tuple(frozen),
            cores=tuple(map(core, frozen)),
            by_first_word={word: tuple(sorted(refs)) for word, refs in first.items()},
        )

    def key(self, text: str) -> str:
        """Return the form in which names of this register are compared."""
        return university_key(text) if self.is_placed else bare_company(text)


def company_key(name: str, country: str) -> str:
    """Return the key of a listed company, the same in every edition of a list."""
    return f"company:{bare_company(name)}:{country.lower()}"


def bare_company(text: str) -> str:
    """Return a company's folded name without brackets and legal form; all of it if only that."""
    parts = fold(_BRACKETS.sub(" ", text)).split()
    bare = [word for word in _initials(parts) if word not in _LEGAL]
    return " ".join(bare or parts)


def in_brackets(text: str) -> list[str]:
    """Return what stands in the brackets of a company's name, folded, without legal forms."""
    inner = (part for part in _BRACKETS.findall(text) if not _LEGAL.issuperset(words(part)))
    return [bare_company(part) for part in inner]


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
