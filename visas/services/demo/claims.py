"""What an applicant states: degrees, career, offer and family, as strong as the plan wants it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

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

LITTLE_EDUCATION = frozenset({Strength.LOW_RANK, Strength.PATH_B_CAREER})
LITTLE_EXPERIENCE = frozenset({Strength.SHORT_CAREER, Strength.PATH_B_DEGREE})
HIGH_PAY = frozenset({Strength.PATH_B_DEGREE, Strength.PATH_B_CAREER})
_STEP_WON = 100_000


@dataclass(slots=True)
class Claim:
    """An application with its rows, none of them saved, and what the university really is."""

    plan: Plan
    person: Person
    application: Application
    meant: dict[str, Institution] = field(default_factory=dict)
    """Key of a degree → the institution that the applicant means."""
    degrees: list[Degree] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    family: list[FamilyMember] = field(default_factory=list)


def claim(plan: Plan, person: Person, applicant: User, world: World) -> Claim:
    """Return what this person states in this case."""
    dice = Dice.of("claim", plan.number)
    filed_at = plan.at(Beat.SUBMIT)
    day = seoul_day(filed_at) if filed_at else world.today
    area = _field(dice, plan, world, day)
    made = Claim(plan, person, _application(dice, plan, person, applicant, world, day, area))
    awarded_on = _awarded_on(dice, plan, person, day)
    _add_degrees(made, dice, world, day, awarded_on, area)
    made.employments = list(_career(made, dice, world, day, awarded_on, area))
    if dice.is_lucky(0.35):
        made.family = list(_family(made, dice))
    made.application.has_family = bool(made.family)
    return made


def started_at(made: Claim) -> datetime:
    """Return when the draft was begun."""
    return made.plan.beats[0][1]


def _field(dice: Dice, plan: Plan, world: World, day: date) -> str:
    listed = world.fields_on(day)
    if plan.strength is Strength.OTHER_FIELD or not listed:
        return "other"
    return dice.choice(listed)


def _application(
    dice: Dice,
    plan: Plan,
    person: Person,
    applicant: User,
    world: World,
    day: date,
    area: str,
) -> Application:
    employers = [name for name, of in data()["korean_employers"] if of == area]
    made = Application(
        id=dice.key(),
        created_at=plan.beats[0][1],
        applicant=applicant,
        track=Track.F_2_T,
        family_name=person.family_name,
        given_name=person.given_name,
        native_name=f"{person.native_name} {person.given_name}" if person.native_name else "",
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
        offer_position=dice.choice(data()["positions"][area]),
        offer_field=area,
        offer_annual_pay_won=_pay(dice, plan.strength, world.gni_on(day)),
        offer_signed=plan.strength is not Strength.UNSIGNED,
        offer_starts_on=day + timedelta(days=dice.randint(60, 200)),
    )
    made.set_passport(person.passport)
    return made


def _pay(dice: Dice, strength: Strength, gni: int) -> int:
    """Return a yearly pay in won around the lines of three and four times the figure."""
    if strength is Strength.LOW_PAY:
        return int(gni * dice.uniform(2.1, 2.97)) // _STEP_WON * _STEP_WON
    if strength in HIGH_PAY:
        return int(gni * dice.triangular(4.02, 7, 4.3)) // _STEP_WON * _STEP_WON
    if dice.is_lucky(0.08):
        return gni * 3  # to the won: some contracts are written to the line
    return int(gni * dice.triangular(3.01, 5.2, 3.3)) // _STEP_WON * _STEP_WON


def _awarded_on(dice: Dice, plan: Plan, person: Person, day: date) -> date:
    """Return when the highest degree was awarded: long enough ago for the career that is told."""
    if plan.strength in LITTLE_EXPERIENCE:
        return anniversary(day, -dice.randint(2, 6)) - timedelta(days=dice.randint(0, 300))
    earliest = anniversary(person.born_on, 25)
    return dice.day(earliest, max(earliest, anniversary(day, -10)))


def _add_degrees(
    made: Claim, dice: Dice, world: World, day: date, awarded_on: date, area: str
) -> None:
    strength, country = made.plan.strength, made.person.country
    ranked = strength not in LITTLE_EDUCATION
    level = dice.one(("doctorate", 0.78), ("master", 0.22))
    _add_degree(made, dice, world, day, level, awarded_on, area, ranked=ranked)
    if dice.is_lucky(0.55):
        before = anniversary(awarded_on, -dice.randint(4, 6))
        name = next(iter(world.universities.get(country, ())), None)
        if name is not None:
            _append(made, dice, "bachelor", name, name.name, before, area)


def _add_degree(
    made: Claim,
    dice: Dice,
    world: World,
    day: date,
    level: str,
    awarded_on: date,
    area: str,
    *,
    ranked: bool,
) -> None:
    is_unlisted = not ranked and dice.is_lucky(0.5)
    found = None
    if not is_unlisted:
        found = world.university(dice, made.person.country, day, ranked=ranked)
    if found is None:
        name, country = dice.choice(data()["unlisted_universities"])
        _append(made, dice, level, None, name, awarded_on, area, country)
        return
    is_unclear = made.plan.strength is Strength.UNCLEAR_NAME
    text = as_written(dice, found, world.aliases.get(str(found.pk), ()), area, unclear=is_unclear)
    _append(made, dice, level, found, text, awarded_on, area)


def _append(
    made: Claim,
    dice: Dice,
    level: str,
    meant: Institution | None,
    text: str,
    awarded_on: date,
    area: str,
    country: str = "",
) -> None:
    row = Degree(
        id=dice.key(),
        created_at=started_at(made),
        application=made.application,
        position=len(made.degrees),
        level=level,
        institution_name=text,
        country=meant.country if meant else country,
        major=dice.choice(data()["majors"][area]),
        awarded_on=awarded_on,
        chosen=meant if meant and text == meant.name else None,
    )
    made.degrees.append(row)
    if meant is not None:
        made.meant[str(row.pk)] = meant


def _career(
    made: Claim, dice: Dice, world: World, day: date, awarded_on: date, area: str
) -> Iterator[Employment]:
    """Yield the posts, the current one first."""
    first = awarded_on + timedelta(days=dice.randint(20, 120))
    if made.plan.strength in LITTLE_EXPERIENCE:
        if dice.is_lucky(0.8) and first < day:
            yield _post(made, dice, 0, "work", _top(dice, area), first, None)
        return
    is_doctor = made.degrees[0].level == "doctorate"
    if is_doctor and dice.is_lucky(0.28):
        host = world.university(dice, made.person.country, day, ranked=True)
        if host is not None:
            turn = anniversary(first, 6) + timedelta(days=dice.randint(0, 300))
            yield _post(made, dice, 0, "work", _other(dice), turn + timedelta(days=30), None)
            yield _post(made, dice, 1, "postdoc", (host.name, host.country), first, turn)
            return
    turn = dice.day(anniversary(first, 1), anniversary(day, -4))
    yield _post(made, dice, 0, "work", _top(dice, area), turn + timedelta(days=14), None)
    yield _post(made, dice, 1, "work", _other(dice), first, turn)


def _top(dice: Dice, area: str) -> tuple[str, str]:
    """Return an employer of the Global 500, of the field where there is one."""
    known = data()["top_employers"]
    fitting = [one for one in known if one[2] == area] or known
    name, country, _field_of = dice.choice(fitting)
    return name, country


def _other(dice: Dice) -> tuple[str, str]:
    name, country = dice.choice(data()["other_employers"])
    return name, country


def _post(
    made: Claim,
    dice: Dice,
    position: int,
    kind: str,
    employer: tuple[str, str],
    first: date,
    last: date | None,
) -> Employment:
    title = "Post-doctoral researcher" if kind == "postdoc" else dice.choice(_TITLES)
    return Employment(
        id=dice.key(),
        created_at=started_at(made),
        application=made.application,
        position=position,
        kind=kind,
        employer_name=employer[0],
        country=employer[1],
        title=title,
        started_on=first,
        is_current=last is None,
        ended_on=last,
    )


_TITLES = ("Senior engineer", "Principal engineer", "Research scientist", "Team lead", "Engineer")


def _family(made: Claim, dice: Dice) -> Iterator[FamilyMember]:
    country = next(c for c in data()["countries"] if c["code"] == made.person.country)
    children = dice.one((0, 0.4), (1, 0.35), (2, 0.25))
    relations = ["spouse"] + ["child"] * children
    if dice.is_lucky(0.06):
        relations.append("parent")
    for position, relation in enumerate(relations):
        yield FamilyMember(
            id=dice.key(),
            created_at=started_at(made),
            application=made.application,
            position=position,
            relation=relation,
            family_name=made.person.family_name,
            given_name=dice.choice(country["women"] + country["men"]),
            born_on=_born_on(dice, made.person, relation),
            nationality=made.person.country,
            passport_number=f"DEMO{made.person.number:05d}F{position + 1}",
        )


def _born_on(dice: Dice, person: Person, relation: str) -> date:
    years = {"spouse": dice.randint(-4, 4), "child": dice.randint(26, 33), "parent": -30}[relation]
    return anniversary(person.born_on, years) + timedelta(days=dice.randint(0, 300))
