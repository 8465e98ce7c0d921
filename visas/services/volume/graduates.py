"""Graduates of Korean universities for F-2-7S: a fresh degree, and their president's word."""

from datetime import date

from visas.rules.catalogue import university_key
from visas.rules.facts import Level, Recommendation, RecommendationKind
from visas.services.demo.dice import Dice
from visas.services.demo.people import KOREA, data
from visas.services.volume.background import Degree, degree, university_of
from visas.services.volume.people import Person
from visas.services.volume.pools import Pools
from visas.services.volume.weights import Weighted
from visas.services.volume.written import University

_LEVELS = Weighted([(Level.MASTER, 50.0), (Level.DOCTORATE, 45.0), (Level.BACHELOR, 5.0)])
_DESIGNATED, _IN_KOREA = 0.6, 0.86
"""Up to here a university that is held as designated, then any in Korea, then any at all."""
_SINCE = Weighted([((-150, -10), 22.0), ((5, 355), 64.0), ((375, 900), 14.0)])
"""Days since the award, from and to; below nothing it is still expected."""
_NOT_ASKED_YET, _BY_KOTRA, _UNNAMED, _ELSEWHERE = 0.04, 0.06, 0.09, 0.17
"""Up to here nobody recommends yet, KOTRA does, no university is named, another one is."""


def degrees(person: Person, area: str, filed_on: date, pools: Pools, dice: Dice) -> list[Degree]:
    """Return the fresh degree first, and mostly the bachelor's degree before it."""
    majors, (first, last) = data()["majors"][area], _SINCE.draw(dice)
    day = filed_on.toordinal() - first - int(dice.random() * (last - first))
    level = _LEVELS.draw(dice)
    found = [degree(0, level, day, _university(person, pools, dice), majors, dice)]
    if level is not Level.BACHELOR and dice.is_lucky(0.7):
        earlier = day - 700 - int(dice.random() * 1400)
        home = university_of(person, pools, dice)
        found.append(degree(1, Level.BACHELOR, earlier, home, majors, dice))
    return found


def _university(person: Person, pools: Pools, dice: Dice) -> University:
    where = dice.random()
    if where < _DESIGNATED:
        return pools.designated.draw(dice)
    if where < _IN_KOREA and KOREA in pools.at_home:
        return pools.at_home[KOREA].draw(dice)
    return university_of(person, pools, dice)


def recommendation(studied: list[Degree], pools: Pools, dice: Dice) -> Recommendation | None:
    """Return who recommends: mostly the president of the university of the fresh degree."""
    what = dice.random()
    if what < _NOT_ASKED_YET:
        return None
    if what < _BY_KOTRA:
        return Recommendation(RecommendationKind.KOTRA, "")
    president = RecommendationKind.UNIVERSITY_PRESIDENT
    if what < _UNNAMED:
        return Recommendation(president, "")
    if what < _ELSEWHERE:
        other = pools.recommenders.draw(dice)
        same = {university_key(one.fact.institution): one.fact.identity for one in studied[::-1]}
        identity = same.get(university_key(other.name), other.identity)
        return Recommendation(president, other.name, identity)
    own = studied[0].fact
    return Recommendation(president, own.institution, own.identity)
