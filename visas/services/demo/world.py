"""What cases are made from: officers, universities, editions and figures, read once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from talentportal.accounts.models import User
from talentportal.kernel.errors import Refused
from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution, InstitutionName
from talentportal.reference.selectors import holidays_between, tb_countries_on
from visas.models import RuleEdition
from visas.rules.editions import EditionParameters
from visas.rules.figures import Figures
from visas.rules.offers import KOREA
from visas.rules.outcomes import Outcome
from visas.rules.standing import Yardstick
from visas.rules.states import Track
from visas.selectors import figures as dated
from visas.selectors.identities import Registers, registers
from visas.services.demo.dice import Dice

TRIES = 60


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is read before the first case is made."""

    today: date
    officers: tuple[User, ...]
    approvers: tuple[User, ...]
    editions: Mapping[Track, tuple[tuple[RuleEdition, EditionParameters], ...]]
    figures: Figures
    held: Registers
    holidays: frozenset[date]
    tuberculosis: frozenset[str]
    universities: Mapping[str, tuple[Institution, ...]]
    """By country, the best first; under the empty code all of them."""
    aliases: Mapping[str, tuple[str, ...]]
    """Other names by key of the institution."""

    def edition_on(
        self, track: Track, day: date
    ) -> tuple[RuleEdition | None, EditionParameters | None]:
        """Return the edition of a track in force on a day, or nothing twice."""
        found = (pair for pair in self.editions[track] if pair[1].is_in_force(day))
        return next(found, (None, None))

    def fields_on(self, day: date) -> tuple[str, ...]:
        """Return the codes of the advanced fields of a filing day."""
        _row, edition = self.edition_on(Track.F_2_T, day)
        return edition.fields_on(day) if edition else ()

    def gni_on(self, day: date) -> int:
        """Return the income figure of a filing day in won; 50 million where none is held."""
        figure = self.figures.gni_on(day, Track.F_2_T)
        return figure.amount_won if figure else 50_000_000

    def university(
        self,
        dice: Dice,
        country: str,
        filed_on: date,
        *,
        ranked: bool,
        track: Track = Track.F_2_T,
    ) -> Institution | None:
        """Return a university that a track's rules of the day do, or do not, place high enough.

        Often one of the country, if there is any; None where none was found.
        """
        _row, edition = self.edition_on(track, filed_on)
        if edition is None or edition.lists is None:
            return None
        yardstick = Yardstick.for_filing(edition.lists, self.figures.rankings, filed_on)
        wanted = Outcome.MET if ranked else Outcome.NOT_MET
        at_home = self.universities.get(country, ())
        for turn in range(TRIES):
            near = at_home and turn < TRIES // 3 and dice.is_lucky(0.7)
            one = dice.choice(at_home if near else self.universities[""])
            if yardstick.measure(one.ror_id or str(one.pk)).outcome is wanted:
                return one
        return None

    def designated(self, dice: Dice, filed_on: date) -> Institution | None:
        """Return one of the universities that K-STAR names, of those that are held."""
        _row, edition = self.edition_on(Track.F_2_7S, filed_on)
        if edition is None or edition.degree is None or edition.degree.designated is None:
            return None
        refs = edition.degree.designated.refs
        held = [one for one in self.universities.get(KOREA, ()) if one.ror_id in refs]
        return dice.choice(held) if held else None


def world(today: date) -> World:
    """Read the world. Raises `Refused` with code `no_staff` or `no_reference_data`."""
    officers, approvers = _staff(Role.JUSTICE_OFFICER), _staff(Role.JUSTICE_APPROVER)
    if not officers or not approvers:
        raise Refused("no_staff", _("There are no officers yet: run seed_people first."))
    rows = list(RuleEdition.objects.published().order_by("effective_from"))
    institutions = list(Institution.objects.order_by("best_rank", "name", "country"))
    if not rows or not institutions:
        raise Refused("no_reference_data", _("Load reference data and rule editions first."))
    return World(
        today=today,
        officers=officers,
        approvers=approvers,
        editions={
            track: tuple((row, dated.parameters(row)) for row in rows if row.track == track)
            for track in Track
        },
        figures=dated.figures(),
        held=registers(),
        holidays=holidays_between(rows[0].effective_from, today + timedelta(days=60)),
        tuberculosis=tb_countries_on(today),
        universities=_by_country(institutions),
        aliases=_aliases(),
    )


def _staff(role: Role) -> tuple[User, ...]:
    people = User.objects.holding(role).filter(is_demo=True, is_active=True)
    return tuple(people.order_by("email").with_roles())


def _by_country(rows: Iterable[Institution]) -> dict[str, tuple[Institution, ...]]:
    found: dict[str, list[Institution]] = defaultdict(list)
    for row in rows:
        found[""].append(row)
        found[row.country].append(row)
    return {country: tuple(of_it) for country, of_it in found.items()}


def _aliases() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    names = InstitutionName.objects.order_by("institution", "position")
    for key, name in names.values_list("institution_id", "name"):
        found[str(key)].append(name)
    return {key: tuple(names) for key, names in found.items()}
