"""What synthetic cases are made of, read once: universities, employers, officers, editions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from talentportal.accounts.models import User
from talentportal.kernel.errors import Refused
from talentportal.kernel.names import fold
from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution, InstitutionName
from talentportal.reference.selectors import company_rows, holidays_between
from visas.models import Application, Degree, Employment, RuleEdition
from visas.rules.editions import EditionParameters
from visas.rules.facts import Identity, JobKind
from visas.rules.figures import Figures
from visas.rules.flat import Body
from visas.rules.states import Track
from visas.selectors import figures as dated
from visas.selectors.identities import Registers, registers
from visas.services.assessment import recommender_of, stated
from visas.services.demo.dice import Dice
from visas.services.demo.names import as_written
from visas.services.demo.people import data
from visas.services.matches import match_degrees, match_posts
from visas.services.projection import consortia, numbers_of
from visas.services.volume.filing import FIRST_DAY, Filing
from visas.services.volume.tables import Ready, together
from visas.services.volume.trades import AREAS, TRADES, offers_in
from visas.services.volume.weights import Weighted

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


@dataclass(frozen=True, slots=True)
class Pools:
    """Everything that is read before the first case is made."""

    today: date
    filing: Filing
    officers: tuple[UUID, ...]
    approvers: tuple[UUID, ...]
    editions: tuple[tuple[UUID, EditionParameters], ...]
    figures: Figures
    universities: Weighted[University]
    at_home: Mapping[str, Weighted[University]]
    designated: Weighted[University]
    """Those whose presidents recommend, as far as they are held; all where none is."""
    recommenders: Weighted[Recommender]
    employers: Weighted[Employer]
    offers: Mapping[str, tuple[str, ...]]
    """Names of fictional Korean employers by field."""
    consortia: Mapping[str, Body]
    """The consortium of an employer, by its name."""
    numbers: Mapping[Body, int]
    """The numbers of codes in flat facts."""
    _by_day: dict[tuple[Track, date], tuple[UUID | None, EditionParameters | None]] = field(
        default_factory=dict
    )

    def edition_on(self, track: Track, day: date) -> tuple[UUID | None, EditionParameters | None]:
        """Return key and parameters of the edition in force, or nothing twice."""
        known = self._by_day.get((track, day))
        if known is None:
            fitting = (
                pair
                for pair in self.editions
                if pair[1].track is track and pair[1].is_in_force(day)
            )
            known = self._by_day[track, day] = next(fitting, (None, None))
        return known


def pools(today: date) -> Pools:
    """Read everything. Raises `Refused` with code `no_staff` or `no_reference_data`."""
    officers, approvers = _staff(Role.JUSTICE_OFFICER), _staff(Role.JUSTICE_APPROVER)
    if not officers or not approvers:
        raise Refused("no_staff", _("There are no officers yet: run seed_people first."))
    institutions = list(Institution.objects.order_by("best_rank", "name", "country"))
    editions = list(RuleEdition.objects.published().order_by("track", "effective_from"))
    if not institutions or not editions:
        raise Refused("no_reference_data", _("Load reference data and rule editions first."))
    held = registers()
    universities, employers = _universities(institutions, held), _employers(held)
    offers = {area: tuple(offers_in(area)) for area in AREAS.options}
    designated = _designated(universities, editions)
    recommenders = [
        (Recommender(one.row.institution_name, recommender_of(one.row.institution_name, held)), 1.0)
        for one, _weight in designated
    ]
    members = _consortia(name for names in offers.values() for name in names)
    return Pools(
        today=today,
        filing=Filing.between(FIRST_DAY, today, holidays_between(FIRST_DAY, today)),
        officers=officers,
        approvers=approvers,
        editions=tuple((row.pk, dated.parameters(row)) for row in editions),
        figures=dated.figures(),
        universities=Weighted(universities),
        at_home=_by_country(universities),
        designated=Weighted(designated),
        recommenders=Weighted(recommenders),
        employers=Weighted(employers),
        offers=offers,
        consortia=members,
        numbers=numbers_of(
            {
                *_bodies(one for one, _weight in universities),
                *_bodies(one for one, _weight in employers),
                *_bodies(one for one, _weight in recommenders),
                *members.values(),
                *(Body("field", area) for area in offers),
            }
        ),
    )


def _staff(role: Role) -> tuple[UUID, ...]:
    people = User.objects.holding(role).filter(is_active=True).order_by("email")
    return tuple(people.values_list("pk", flat=True))


def _universities(
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


def _by_country(
    universities: Iterable[tuple[University, float]],
) -> dict[str, Weighted[University]]:
    found: dict[str, list[tuple[University, float]]] = {}
    for one, weight in universities:
        found.setdefault(one.row.country, []).append((one, weight))
    return {country: Weighted(pairs) for country, pairs in found.items()}


def _employers(held: Registers) -> list[tuple[Employer, float]]:
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


def _consortia(names: Iterable[str]) -> dict[str, Body]:
    known = consortia()
    return {name: body for name in names if (body := known.get(fold(name)))}


def _designated(
    universities: list[tuple[University, float]], editions: Iterable[RuleEdition]
) -> list[tuple[University, float]]:
    """Return the universities that an edition names one by one; all where none of them is held."""
    refs: set[str] = set()
    for edition in editions:
        rule = dated.parameters(edition).degree
        refs |= set(rule.designated.refs) if rule and rule.designated else set()
    return [pair for pair in universities if pair[0].meant in refs] or universities


def _bodies(pool: Iterable[University | Employer | Recommender]) -> Iterable[Body]:
    """Yield every body that a name in the pool was matched to."""
    for one in pool:
        found = [one.identity, one.host_identity if isinstance(one, University) else None]
        yield from (Body(who.kind, who.ref) for who in found if who and who.kind and who.ref)
