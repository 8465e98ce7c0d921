"""What synthetic cases are made of, read once: universities, employers, officers, editions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from talentportal.accounts.models import User
from talentportal.kernel.errors import Refused
from talentportal.kernel.names import fold
from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution
from talentportal.reference.selectors import holidays_between
from visas.models import RuleEdition
from visas.rules.editions import EditionParameters
from visas.rules.figures import Figures
from visas.rules.flat import Body
from visas.rules.states import Track
from visas.selectors import figures as dated
from visas.selectors.identities import registers
from visas.services.assessment import recommender_of
from visas.services.projection import consortia, numbers_of
from visas.services.volume import written
from visas.services.volume.filing import FIRST_DAY, Filing
from visas.services.volume.trades import AREAS, offers_in
from visas.services.volume.weights import Weighted
from visas.services.volume.written import Employer, Recommender, University


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
    universities, employers = written.universities(institutions, held), written.employers(held)
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
                *written.bodies(one for one, _weight in universities),
                *written.bodies(one for one, _weight in employers),
                *written.bodies(one for one, _weight in recommenders),
                *members.values(),
                *(Body("field", area) for area in offers),
            }
        ),
    )


def _staff(role: Role) -> tuple[UUID, ...]:
    people = User.objects.holding(role).filter(is_active=True).order_by("email")
    return tuple(people.values_list("pk", flat=True))


def _by_country(
    universities: Iterable[tuple[University, float]],
) -> dict[str, Weighted[University]]:
    found: dict[str, list[tuple[University, float]]] = {}
    for one, weight in universities:
        found.setdefault(one.row.country, []).append((one, weight))
    return {country: Weighted(pairs) for country, pairs in found.items()}


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
