"""What an applicant states: degrees, career, offer and family, as strong as the plan wants it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from talentportal.accounts.models import User
from talentportal.kernel.dates import anniversary, seoul_day
from talentportal.reference.models import Institution
from visas.models import Application, Degree, Employment, FamilyMember
from visas.rules.offers import KOREA
from visas.rules.states import Track
from visas.services.demo.dice import Dice
from visas.services.demo.names import as_written
from visas.services.demo.people import Person, data
from visas.services.demo.plans import Beat, Plan, Strength
from visas.services.demo.world import World

_LITTLE_EDUCATION = frozenset({Strength.LOW_RANK, Strength.PATH_B_CAREER})
_LITTLE_EXPERIENCE = frozenset({Strength.SHORT_CAREER, Strength.PATH_B_DEGREE})
_HIGH_PAY = frozenset({Strength.PATH_B_DEGREE, Strength.PATH_B_CAREER})
_ROUNDED_TO = 100_000
_TITLES = ("Senior engineer", "Principal engineer", "Research scientist", "Team lead", "Engineer")

Employer = tuple[str, str]
"""Name and country."""


@dataclass(slots=True)
class Claim:
    """An application with its rows, none of them saved, and what its universities really are."""

    plan: Plan
    person: Person
    application: Application
    degrees: list[Degree] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    family: list[FamilyMember] = field(default_factory=list)
    meant: dict[str, Institution] = field(default_factory=dict)
    """Key of a degree → the institution that the applicant means; none: it is on no list."""


class Writer:
    """Fills in one application that rests on a job: for F-2-T or the K-Tech Pass."""

    def __init__(self, plan: Plan, person: Person, applicant: User, world: World) -> None:
        self.plan, self.person, self.world = plan, person, world
        self.dice = Dice.of("claim", plan.number)
        filed_at = plan.at(Beat.SUBMIT)
        self.day = seoul_day(filed_at) if filed_at else world.today
        """The day whose rules count."""
        self.area = self._area()
        self.awarded_on = self._awarded_on()
        self.made = Claim(plan, person, self._application(applicant))

    def written(self) -> Claim:
        """Return the application with its rows."""
        self._highest_degree()
        if self.dice.is_lucky(0.55):
            self._first_degree()
        self.made.employments = list(self._career())
        if self.dice.is_lucky(0.35):
            self.made.family = list(self._family())
        self.made.application.has_family = bool(self.made.family)
        return self.made

    def _area(self) -> str:
        listed = self.world.fields_on(self.day)
        if self.plan.strength is Strength.OTHER_FIELD or not listed:
            return "other"
        return self.dice.choice(listed)

    def _awarded_on(self) -> date:
        """Return when the highest degree was awarded: long enough ago for the career told."""
        if self.plan.strength in _LITTLE_EXPERIENCE:
            years = -self.dice.randint(2, 6)
            return anniversary(self.day, years) - timedelta(days=self.dice.randint(0, 300))
        earliest = anniversary(self.person.born_on, 25)
        return self.dice.day(earliest, max(earliest, anniversary(self.day, -10)))

    def _application(self, applicant: User) -> Application:
        person, dice = self.person, self.dice
        employers = [name for name, area in data()["korean_employers"] if area == self.area]
        made = Application(
            id=dice.key(),
            created_at=self.plan.begins_at,
            applicant=applicant,
            track=self.plan.track,
            family_name=person.family_name,
            given_name=person.given_name,
            native_name=person.native_name,
            sex=person.sex,
            born_on=person.born_on,
            nationality=person.country,
            residence_country=person.residence,
            phone=person.phone,
            address=person.address,
            passport_expires_on=person.passport_expires_on,
            has_offer=True,
            offer_employer=dice.choice(employers),
            offer_country=KOREA,
            offer_position=dice.choice(data()["positions"][self.area]),
            offer_field=self.area,
            offer_annual_pay_won=self._pay(),
            offer_signed=self.plan.strength is not Strength.UNSIGNED,
            offer_starts_on=self.day + timedelta(days=dice.randint(60, 200)),
            offer_is_sme=self._is_sme(),
        )
        made.set_passport(person.passport)
        return made

    def _is_sme(self) -> bool | None:
        """Return the size of the employer where it is asked."""
        if self.plan.track is not Track.K_TECH_PASS:
            return None
        return Dice.of("employer", self.plan.number).is_lucky(0.4)

    def _pay(self) -> int:
        """Return a yearly pay in won around the lines of three and four times the figure."""
        gni = self.world.gni_on(self.day)
        if self.plan.strength is Strength.LOW_PAY:
            multiple = self.dice.uniform(2.1, 2.97)
        elif self.plan.strength in _HIGH_PAY:
            multiple = self.dice.triangular(4.02, 7, 4.3)
        elif self.dice.is_lucky(0.08):
            return gni * 3  # to the won: some contracts are written to the line
        else:
            multiple = self.dice.triangular(3.01, 3.97, 3.2)
        return int(gni * multiple) // _ROUNDED_TO * _ROUNDED_TO

    def _highest_degree(self) -> None:
        level = self.dice.one(("doctorate", 0.78), ("master", 0.22))
        is_ranked = self.plan.strength not in _LITTLE_EDUCATION
        found = None
        if is_ranked or self.dice.is_lucky(0.5):
            found = self.world.university(
                self.dice, self.person.country, self.day, ranked=is_ranked
            )
        if found is None:
            name, country = self.dice.choice(data()["unlisted_universities"])
            self._degree(level, self.awarded_on, name, country)
            return
        text = as_written(
            self.dice,
            found,
            self.world.aliases.get(str(found.pk), ()),
            self.area,
            unclear=self.plan.strength is Strength.UNCLEAR_NAME,
        )
        self._degree(level, self.awarded_on, text, found.country, found)

    def _first_degree(self) -> None:
        """Add a bachelor's degree from home, where a university of the country is held."""
        at_home = self.world.universities.get(self.person.country)
        if at_home:
            awarded_on = anniversary(self.awarded_on, -self.dice.randint(4, 6))
            one = self.dice.choice(at_home)
            self._degree("bachelor", awarded_on, one.name, one.country, one)

    def _degree(
        self,
        level: str,
        awarded_on: date,
        text: str,
        country: str,
        meant: Institution | None = None,
    ) -> None:
        row = Degree(
            **self._row(len(self.made.degrees)),
            level=level,
            institution_name=text,
            country=country,
            major=self.dice.choice(data()["majors"][self.area]),
            awarded_on=awarded_on,
            chosen=meant if meant and text == meant.name else None,
        )
        self.made.degrees.append(row)
        if meant is not None:
            self.made.meant[str(row.pk)] = meant

    def _career(self) -> Iterator[Employment]:
        """Yield the posts, the current one first."""
        dice, first = self.dice, self.awarded_on + timedelta(days=self.dice.randint(20, 120))
        if self.plan.strength in _LITTLE_EXPERIENCE:
            if dice.is_lucky(0.85) and first < self.day:
                yield self._post(0, "work", self._top_employer(), first)
            return
        host = self._host()
        if host is not None:
            turn = anniversary(first, 6) + timedelta(days=dice.randint(0, 300))
            yield self._post(0, "work", self._other_employer(), turn + timedelta(days=30))
            yield self._post(1, "postdoc", (host.name, host.country), first, turn)
            return
        turn = dice.day(anniversary(first, 1), anniversary(self.day, -4))
        yield self._post(0, "work", self._top_employer(), turn + timedelta(days=14))
        yield self._post(1, "work", self._other_employer(), first, turn)

    def _host(self) -> Institution | None:
        """Return where a doctor did research after the doctorate, for about a quarter of them."""
        is_doctor = self.made.degrees[0].level == "doctorate"
        if is_doctor and self.dice.is_lucky(0.28):
            return self.world.university(self.dice, self.person.country, self.day, ranked=True)
        return None

    def _top_employer(self) -> Employer:
        """Return a company of the Global 500, of the field where there is one."""
        known = data()["top_employers"]
        name, country, _area = self.dice.choice(
            [one for one in known if one[2] == self.area] or known
        )
        return name, country

    def _other_employer(self) -> Employer:
        name, country = self.dice.choice(data()["other_employers"])
        return name, country

    def _post(
        self, position: int, kind: str, employer: Employer, first: date, last: date | None = None
    ) -> Employment:
        name, country = employer
        is_research = kind == "postdoc"
        return Employment(
            **self._row(position),
            kind=kind,
            employer_name=name,
            country=country,
            title="Post-doctoral researcher" if is_research else self.dice.choice(_TITLES),
            started_on=first,
            is_current=last is None,
            ended_on=last,
        )

    def _family(self) -> Iterator[FamilyMember]:
        person, dice = self.person, self.dice
        relations = ["spouse"] + ["child"] * dice.one((0, 0.4), (1, 0.35), (2, 0.25))
        if dice.is_lucky(0.06):
            relations.append("parent")
        for position, relation in enumerate(relations):
            yield FamilyMember(
                **self._row(position),
                relation=relation,
                family_name=person.family_name,
                given_name=dice.choice(person.names_at_home),
                born_on=self._born_on(relation),
                nationality=person.country,
                passport_number=f"{person.passport}F{position + 1}",
            )

    def _born_on(self, relation: str) -> date:
        years = {
            "spouse": self.dice.randint(-4, 4),
            "child": self.dice.randint(26, 33),
            "parent": -30,
        }[relation]
        told = anniversary(self.person.born_on, years) + timedelta(days=self.dice.randint(0, 300))
        if told < self.day:
            return told
        return self.day - timedelta(days=self.dice.randint(120, 900))

    def _row(self, position: int) -> dict[str, Any]:
        """Return what every row of the application bears."""
        return {
            "id": self.dice.key(),
            "created_at": self.plan.begins_at,
            "application": self.made.application,
            "position": position,
        }
