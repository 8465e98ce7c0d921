"""Which university or company a written name is, by the matcher and the data held."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from talentportal.kernel.names import fold
from talentportal.reference import selectors as reference
from talentportal.reference.models import Institution
from talentportal.reference.selectors.lists import body_key
from talentportal.reference.services.ranking_imports import Found, Resolver
from visas.rules import matching
from visas.rules.catalogue import Alias, Body, Catalogue
from visas.rules.facts import BodyKind, Identity, JobKind, MatchStatus
from visas.selectors.aliases import Memory, memory
from visas.selectors.name_lists import other_institutions, written_names

GOVERNMENT_LED = "perhaps_government_led"
"""Why a research post at a body on no list is for a person."""


OTHER_SCRIPT = "other_script"
"""Why an employer is for a person: lists of companies are in Latin letters, a few in Hangul."""
_KNOWN_LETTERS = re.compile("[a-z가-힣]")


WHOLE_NAME = "exact_name"
RESEMBLES = frozenset({"possible_subsidiary", "similar_name"})
"""Doubts about a company that rest on no name of it."""
CONFIRMED_ALIAS = "confirmed_alias"
CONFIRMED_NONE = "confirmed_none"
"""Why a doubtful name is none: an officer said so of the same text and the same candidates."""


class EmployerCandidate(NamedTuple):
    """Whom an employer's name may mean."""

    kind: BodyKind
    ref: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EmployerMatch:
    """What an employer's name came to, why, and in a review whom it may mean."""

    identity: Identity
    because: str
    candidates: tuple[EmployerCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Registers:
    """The registers that names are looked up in, as they are held now."""

    universities: Catalogue
    companies: Catalogue
    memory: Memory

    def university(self, name: str, country: str) -> matching.Match:
        """Match a university's name, written as people write it, with the country as a hint."""
        return self.recognised(name, country)[0]

    def recognised(self, name: str, country: str) -> tuple[matching.Match, int | None]:
        """Match a university's name; return with it the remembered name that it rests on."""
        match = matching.match(name, country or None, self.universities)
        if match.because == CONFIRMED_ALIAS:
            return match, self.memory.behind(name, country, match.ref or "")
        if match.status is not MatchStatus.REVIEW:
            return match, None
        candidates = frozenset(one.ref for one in match.candidates)
        alias = self.memory.none_of(name, country, candidates)
        settled = matching.Match(MatchStatus.NONE, CONFIRMED_NONE, 1.0)
        return (match, None) if alias is None else (settled, alias)

    def body(self, kind: BodyKind | None, ref: str) -> Body | None:
        """Return the listed company or the university of a key; None if it is none of those."""
        registers_of = {BodyKind.COMPANY: self.companies, BodyKind.UNIVERSITY: self.universities}
        register = registers_of.get(kind) if kind else None
        return register.bodies.get(ref) if register else None

    def employer(self, name: str, country: str, kind: str) -> Identity:
        """Return what an employer is, as the rules take it: see `employed_by`."""
        return self.employed_by(name, country, kind).identity

    def employed_by(self, name: str, country: str, kind: str) -> EmployerMatch:
        """Match an employer: listed companies before universities.

        A doubt about a company outweighs a university for work, since only some editions count work
        at institutes; but the whole name of a university is no company that resembles it. An
        institute that is on no list may still be led by a government, which no list here says: a
        post-doctoral post there is left to a person, and so is a name that cannot be looked for.
        """
        company = matching.match(name, country or None, self.companies)
        if company.status is MatchStatus.MATCH:
            return _found(company, BodyKind.COMPANY)
        companies = _named(company, BodyKind.COMPANY)
        university = self.university(name, country)
        is_research = kind == JobKind.POSTDOC
        is_no_company = company.status is MatchStatus.NONE or (
            university.because == WHOLE_NAME and company.because in RESEMBLES
        )
        if university.status is MatchStatus.MATCH and (is_research or is_no_company):
            return _found(university, BodyKind.UNIVERSITY)
        if not is_research:
            if company.status is MatchStatus.NONE and _is_of_other_script(name):
                return EmployerMatch(Identity(MatchStatus.REVIEW), OTHER_SCRIPT)
            return EmployerMatch(Identity(company.status), company.because, companies)
        candidates = companies + _named(university, BodyKind.UNIVERSITY)
        doubtful = next((one for one in (university, company) if one.candidates), None)
        because = doubtful.because if doubtful else GOVERNMENT_LED
        return EmployerMatch(Identity(MatchStatus.REVIEW), because, candidates)


def _is_of_other_script(name: str) -> bool:
    """Tell whether a name cannot be looked for: it has no letter of the scripts of the lists."""
    return any(map(str.isalpha, name)) and _KNOWN_LETTERS.search(fold(name)) is None


def _found(match: matching.Match, kind: BodyKind) -> EmployerMatch:
    return EmployerMatch(Identity(MatchStatus.MATCH, kind, match.ref), match.because)


def _named(match: matching.Match, kind: BodyKind) -> tuple[EmployerCandidate, ...]:
    return tuple(
        EmployerCandidate(kind, one.ref, one.name, one.confidence) for one in match.candidates
    )


def registers() -> Registers:
    """Return the registers; three small queries unless something changed since last time."""
    held = memory()
    universities = _with_aliases(_universities(reference.catalogue()), held)
    return Registers(universities, _companies(reference.company_rows()), held)


def institutions(refs: Iterable[str | None]) -> dict[str, Institution]:
    """Return the institutions of these catalogue keys (one query): ROR ids, or our own keys."""
    wanted = {ref for ref in refs if ref}
    found = Institution.objects.annotate(ref=body_key()).filter(ref__in=wanted)
    return {row.ref: row for row in found}


def ranking_resolver() -> Resolver:
    """Return what tells which university a name in a ranking is, for those who bring one in."""
    held = registers()

    def find(name: str, country: str) -> Found:
        match = held.university(name, country)
        candidates = tuple(one.ref for one in match.candidates)
        return Found(str(match.status), match.because, match.ref, candidates)

    return find


def key_of(institution: Institution) -> str:
    """Return the catalogue key of an institution: its ROR id, or our own key."""
    return institution.ror_id or str(institution.pk)


@lru_cache(maxsize=2)
def _universities(held: reference.Catalogue) -> Catalogue:
    return Catalogue.of_universities(
        held.institutions,
        held.ambiguous,
        written=written_names(),
        others=other_institutions(),
    )


@lru_cache(maxsize=2)
def _with_aliases(held: Catalogue, known: Memory) -> Catalogue:
    """Return the universities with what is remembered; their own index is not made again."""
    rows = (one for named in known.by_key.values() for one in named if one.ref)
    return held.with_aliases(Alias(one.name, one.country, one.ref) for one in rows)


@lru_cache(maxsize=2)
def _companies(rows: tuple[reference.CompanyRow, ...]) -> Catalogue:
    return Catalogue.of_companies((row.name, row.country) for row in rows)
