"""Universities and employers as people write them, matched once, with how often each stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from talentportal.reference.models import Institution, InstitutionName
from talentportal.reference.selectors import company_rows
from visas.models import Application, Degree, Employment
from visas.rules.facts import Identity, JobKind
from visas.rules.flat import Body
from visas.selectors.identities import Registers
from visas.services.assessment import stated
from visas.services.demo.dice import Dice
from visas.services.demo.names import as_written
from visas.services.demo.people import data
from visas.services.matches import match_degrees, match_posts
from visas.services.volume.tables import Ready, together
from visas.services.volume.trades import AREAS, TRADES

_FAMOUS, _STEEPNESS = 12, 1.3
"""Rank r weighs (r + 12) to the power of -1.3: the first hundred are about three of four."""
_UNRANKED = 1500
_UNLISTED_WEIGHT = 0.04
_WRITTEN = (("name", 0.8), ("written", 0.14), ("unclear", 0.06))
"""How often a name is written as it is listed, in another usual way, or so that one must look."""
_GLOBAL_SHARE = 0.62
"""The share of jobs at a listed company."""
OF_UNIVERSITY = (
    *("institution_name", "country", "institution_id"),
    *("match_status", "match_confidence", "match_because", "match_candidates"),
)
"""Columns of a degree that every degree of a university written this way has alike."""
OF_EMPLOYER = (
    *("employer_name", "country", "employer_kind", "employer_ref"),
    *("match_status", "match_because", "match_candidates"),
)
"""The same of a job."""


@dataclass(frozen=True, slots=True)
class University:
    """A university as somebody wrote it, and what the matcher made of that."""

    meant: str
    """The ROR id of the university that is meant; empty for one that is not held."""
    row: Degree
    written: Ready
    """What `OF_UNIVERSITY` names."""
    identity: Identity | None
    as_host: Employment
    """The same name as the host of post-doctoral research."""
    host_written: Ready
    """What `OF_EMPLOYER` names."""
    host_identity: Identity | None


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer as somebody wrote it, and what the matcher made of that."""

    row: Employment
    written: Ready
    """What `OF_EMPLOYER` names."""
    identity: Identity | None


@dataclass(frozen=True, slots=True)
class Recommender:
    """A university that recommends, by its name alone, and what the matcher made of that."""

    name: str
    identity: Identity


def universities(
    institutions: Sequence[Institution], held: Registers
) -> list[tuple[University, float]]:
    """Return every way in which a university is written here, matched, with its weight."""
    dice, others = Dice.of("volume", "names"), _other_names()
    written: list[tuple[str, str, str, float]] = [
        (
            one.ror_id or "",
            text,
            one.country,
            share * ((one.best_rank or _UNRANKED) + _FAMOUS) ** -_STEEPNESS,
        )
        for one in institutions
        for how, share in _WRITTEN
        for text in [_text(how, one, others.get(one.pk, ()), dice)]
    ]
    total = sum(weight for *_name, weight in written)
    written += [
        ("", name, country, total * _UNLISTED_WEIGHT)
        for name, country in data()["unlisted_universities"]
    ]
    degrees = [Degree(institution_name=text, country=country) for _, text, country, _ in written]
    hosts = [
        Employment(employer_name=text, country=country, kind=JobKind.POSTDOC)
        for _, text, country, _ in written
    ]
    match_degrees(degrees, held)
    match_posts(hosts, held)
    facts = stated(Application(), degrees, hosts)
    return [
        (
            University(
                meant,
                degree,
                _written(degree, OF_UNIVERSITY),
                one.identity,
                host,
                _written(host, OF_EMPLOYER),
                post.identity,
            ),
            weight,
        )
        for degree, one, host, post, (meant, _text, _country, weight) in zip(
            degrees, facts.degrees or (), hosts, facts.employment or (), written, strict=True
        )
    ]


def _written(row: Degree | Employment, columns: Sequence[str]) -> Ready:
    """Write down once what a name and its match put into thousands of rows."""
    return together(getattr(row, column) for column in columns)


def _text(how: str, one: Institution, others: Sequence[str], dice: Dice) -> str:
    if how == "name":
        return one.name
    return as_written(dice, one, others, dice.choice(AREAS.options), unclear=how == "unclear")


def _other_names() -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    rows = InstitutionName.objects.order_by("institution", "position")
    for key, name in rows.values_list("institution_id", "name"):
        found.setdefault(key, []).append(name)
    return found


def employers(held: Registers) -> list[tuple[Employer, float]]:
    """Return employers of the past: listed companies, and fictional ones that are on no list."""
    listed = sorted({(row.name, row.country) for row in company_rows()})
    fictional: list[tuple[str, str]] = [
        (name, country) for name, country in data()["other_employers"]
    ]
    fictional += [
        (f"{family} {trade} (fictional)", country["code"])
        for country in data()["countries"]
        for family, area in product(country["family"], TRADES)
        for trade in TRADES[area][:2]
    ]
    rows = [
        Employment(employer_name=name, country=country, kind=JobKind.WORK)
        for name, country in (*listed, *fictional)
    ]
    match_posts(rows, held)
    posts = stated(Application(), (), rows).employment or ()
    weights = [_GLOBAL_SHARE / max(1, len(listed))] * len(listed)
    weights += [(1 - _GLOBAL_SHARE) / len(fictional)] * len(fictional)
    return [
        (Employer(row, _written(row, OF_EMPLOYER), post.identity), weight)
        for row, post, weight in zip(rows, posts, weights, strict=True)
    ]


def bodies(pool: Iterable[University | Employer | Recommender]) -> Iterable[Body]:
    """Yield every body that a name in the pool was matched to."""
    for one in pool:
        found = [one.identity, one.host_identity if isinstance(one, University) else None]
        yield from (Body(who.kind, who.ref) for who in found if who and who.kind and who.ref)
