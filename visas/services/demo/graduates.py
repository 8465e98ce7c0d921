"""What graduates state: of a track that rests on a fresh degree, and on no job."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from talentportal.accounts.models import User
from talentportal.kernel.dates import anniversary
from talentportal.reference.models import Institution
from visas.models import Application, Employment
from visas.rules.answers import FIELDS, Step
from visas.rules.facts import RecommendationKind
from visas.rules.offers import KOREA
from visas.rules.states import Track
from visas.services.demo.claims import Claim, Writer
from visas.services.demo.names import as_written
from visas.services.demo.people import Person
from visas.services.demo.plans import Plan, Strength
from visas.services.demo.world import World

_TOO_OLD = frozenset(
    {Strength.LOW_PAY, Strength.SHORT_CAREER, Strength.OTHER_FIELD, Strength.UNSIGNED}
)
"""What is weak about a job elsewhere is a degree that lies too long ago here."""


def claim(plan: Plan, person: Person, applicant: User, world: World) -> Claim:
    """Return what this person states in this case."""
    writers = {Track.D_10_T: Graduate, Track.F_2_7S: StarGraduate}
    return writers.get(plan.track, Writer)(plan, person, applicant, world).written()


class Graduate(Writer):
    """Fills in an application for D-10-T: a degree of the last years, and no job yet."""

    def _awarded_on(self) -> date:
        days = self.dice.randint(60, 1700)
        if self.plan.strength in _TOO_OLD:
            days = self.dice.randint(1900, 3300)
        return self.day - timedelta(days=days)

    def _application(self, applicant: User) -> Application:
        years = self.dice.randint(26, 33)
        born_on = anniversary(self.awarded_on, -years) - timedelta(days=self.dice.randint(0, 300))
        self.person = replace(self.person, born_on=born_on, residence=self._residence())
        made = super()._application(applicant)
        for name in FIELDS[Step.OFFER]:
            setattr(made, name, "" if isinstance(getattr(made, name), str) else None)
        return made

    def _residence(self) -> str:
        return self.person.residence

    def _highest_degree(self) -> None:
        level = self.dice.one(("doctorate", 0.4), ("master", 0.6))
        is_ranked = self.plan.strength is not Strength.LOW_RANK
        found = self._university(is_ranked=is_ranked)
        if found is None:
            self._degree(level, self.awarded_on, "Kookmin University", KOREA)
            return
        unclear = self.plan.strength is Strength.UNCLEAR_NAME
        aliases = self.world.aliases.get(str(found.pk), ())
        text = as_written(self.dice, found, aliases, self.area, unclear=unclear)
        self._degree(level, self.awarded_on, text, found.country, found)

    def _university(self, *, is_ranked: bool) -> Institution | None:
        return self.world.university(
            self.dice, self.person.country, self.day, ranked=is_ranked, track=Track.D_10_T
        )

    def _career(self) -> Iterator[Employment]:
        yield from ()


class StarGraduate(Graduate):
    """Fills in an application for F-2-7S: a designated university and its president's word."""

    def _awarded_on(self) -> date:
        if self.plan.strength in _TOO_OLD:
            return self.day - timedelta(days=self.dice.randint(420, 1100))
        return self.day + timedelta(days=self.dice.randint(-330, 120))

    def _residence(self) -> str:
        return KOREA

    def _university(self, *, is_ranked: bool) -> Institution | None:
        if is_ranked:
            return self.world.designated(self.dice, self.day)
        return self.world.university(self.dice, self.person.country, self.day, ranked=False)

    def _highest_degree(self) -> None:
        super()._highest_degree()
        made = self.made.application
        made.recommendation_kind = RecommendationKind.UNIVERSITY_PRESIDENT
        made.recommendation_institution = self.made.degrees[0].institution_name
        made.recommended_on = self.day - timedelta(days=self.dice.randint(5, 50))
