"""Degrees and jobs one after another, as long as the person's life allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from visas.rules import facts as rules
from visas.services.demo.dice import Dice
from visas.services.demo.people import data
from visas.services.volume.people import Person, key
from visas.services.volume.pools import Pools
from visas.services.volume.tables import Ready
from visas.services.volume.weights import Weighted
from visas.services.volume.written import University

_AT_HOME = 0.35
_DAYS_OF_A_JOB = 420
"""Nobody is given more jobs than one for so many days."""
_TITLES = ("Senior engineer", "Principal engineer", "Research scientist", "Team lead", "Engineer")
_COUNT = Weighted([(1, 22.0), (2, 40.0), (3, 27.0), (4, 11.0)])
_YEAR = 365.2425


@dataclass(slots=True)
class Degree:
    """A degree as a row and as a fact."""

    key: str
    position: int
    written: Ready
    is_doubtful: bool
    """Whether an officer must look at the name."""
    major: str
    fact: rules.Degree


@dataclass(slots=True)
class Post:
    """A job as a row and as a fact."""

    key: str
    position: int
    written: Ready
    title: str
    is_current: bool
    fact: rules.Employment


def degrees(person: Person, area: str, filed_on: date, pools: Pools, dice: Dice) -> list[Degree]:
    """Return one to three degrees, the highest first."""
    born, today = person.born_on.toordinal(), filed_on.toordinal()
    age = 22 + dice.random() * 2
    wanted = [(rules.Level.BACHELOR, age)]
    if dice.is_lucky(0.93):
        age += 1.8 + dice.random()
        wanted.append((rules.Level.MASTER, age))
    if dice.is_lucky(0.66):
        age += 3.5 + dice.random() * 2
        wanted.append((rules.Level.DOCTORATE, age))
    there = [(level, int(born + at * _YEAR)) for level, at in wanted if born + at * _YEAR <= today]
    there = there or [(rules.Level.BACHELOR, today - 30)]
    there = there[-1 : -1 - (1 if dice.is_lucky(0.4) else 3) : -1]
    majors = data()["majors"][area]
    return [
        degree(place, level, day, university_of(person, pools, dice), majors, dice)
        for place, (level, day) in enumerate(there)
    ]


def posts(
    person: Person, studied: list[Degree], filed_on: date, pools: Pools, dice: Dice
) -> list[Post]:
    """Return one to four jobs, the present or latest first."""
    first = studied[0].fact
    today = filed_on.toordinal()
    graduated = first.awarded_on or filed_on
    begun = min(graduated.toordinal() + 20 + int(dice.random() * 150), today - 200)
    count = max(1, min(_COUNT.draw(dice), (today - begun) // _DAYS_OF_A_JOB))
    cuts = sorted(begun + int(dice.random() * (today - begun)) for _ in range(count - 1))
    edges = [begun, *cuts, today]
    is_research = first.level is rules.Level.DOCTORATE and dice.is_lucky(0.34)
    spans = list(_spans(edges, dice))
    return [
        _post(
            count - 1 - place,
            span,
            pools,
            person,
            dice,
            is_research=is_research and place == 0,
        )
        for place, span in reversed(list(enumerate(spans)))
    ]


def _spans(edges: list[int], dice: Dice) -> Iterator[tuple[int | None, int | None]]:
    """Yield first and last days; a few overlap, the last mostly goes on, some days are missing."""
    last = len(edges) - 2
    for place in range(last + 1):
        start, end = edges[place], edges[place + 1]
        if place and dice.is_lucky(0.08):
            start = max(edges[0], start - int(dice.random() * 200))
        goes_on = place == last and dice.is_lucky(0.78)
        yield (
            None if dice.is_lucky(0.008) else start,
            None if goes_on else max(start, end - 1 - int(dice.random() * 60)),
        )


def university_of(person: Person, pools: Pools, dice: Dice) -> University:
    """Return a university at home or anywhere."""
    at_home = pools.at_home.get(person.country)
    if at_home is not None and dice.is_lucky(_AT_HOME):
        return at_home.draw(dice)
    return pools.universities.draw(dice)


def degree(
    place: int,
    level: rules.Level,
    day: int,
    university: University,
    majors: list[str],
    dice: Dice,
) -> Degree:
    """Return a degree awarded on a day (its ordinal), of which a few are not told."""
    row = university.row
    awarded_on = None if dice.is_lucky(0.006) else date.fromordinal(day)
    return Degree(
        key=key(dice),
        position=place,
        written=university.written,
        is_doubtful=row.match_status == rules.MatchStatus.REVIEW,
        major=majors[int(dice.random() * len(majors))],
        fact=rules.Degree(
            level, row.institution_name, row.country, awarded_on, university.identity
        ),
    )


def _post(
    place: int,
    span: tuple[int | None, int | None],
    pools: Pools,
    person: Person,
    dice: Dice,
    *,
    is_research: bool,
) -> Post:
    if is_research:
        host = university_of(person, pools, dice)
        row, written, identity = host.as_host, host.host_written, host.host_identity
    else:
        employer = pools.employers.draw(dice)
        row, written, identity = employer.row, employer.written, employer.identity
    start, end = span
    return Post(
        key=key(dice),
        position=place,
        written=written,
        title="Post-doctoral researcher" if is_research else _TITLES[int(dice.random() * 5)],
        is_current=end is None,
        fact=rules.Employment(
            row.employer_name,
            row.country,
            rules.JobKind.POSTDOC if is_research else rules.JobKind.WORK,
            date.fromordinal(start) if start else None,
            date.fromordinal(end) if end else None,
            identity,
        ),
    )
