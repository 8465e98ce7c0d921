"""One synthetic case: who applies with what, what the real evaluator says, how far it has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from talentportal.core.crypto import encrypt
from talentportal.kernel.dates import seoul_day
from visas.rules import eligibility
from visas.rules.answers import Step
from visas.rules.facts import Facts, MatchStatus, Offer
from visas.rules.outcomes import Outcome
from visas.rules.points import Points
from visas.rules.scoring import REVIEWERS
from visas.rules.states import OPEN, State, Track
from visas.rules.tracks import STEPS, WEIGHED
from visas.services.demo.dice import Dice
from visas.services.demo.people import KOREA, data
from visas.services.flags import PASSPORT_MARGIN
from visas.services.intake import receipt_number
from visas.services.volume import background, graduates, reviews
from visas.services.volume.course import Course, course
from visas.services.volume.people import Person, homes, key, person
from visas.services.volume.pools import Pools
from visas.services.volume.reviews import Review
from visas.services.volume.tables import Ready, together, written
from visas.services.volume.trades import AREAS
from visas.services.volume.weights import Weighted

DRAFT_EVERY = 100
"""Of so many cases one is a draft, without a receipt."""
TRACKS = Weighted(
    [(Track.F_2_T, 68), (Track.D_10_T, 15), (Track.F_2_7S, 11), (Track.K_TECH_PASS, 6)]
)
_HOMES = homes()
_ROUNDED_TO = 100_000
_YOUNG = frozenset({Track.D_10_T, Track.F_2_7S})
"""Tracks of people who have just finished studying."""
_SIZES: Weighted[bool | None] = Weighted([(True, 40.0), (False, 55.0), (None, 5.0)])
"""Whether an employer is a small or medium-sized one; None: not told."""
NO_OFFER = Offer("", "", "", None, None)
_ABROAD = ("US", "SG", "CN", "DE")


@dataclass(slots=True)
class Case:
    """Everything that one case puts into the tables."""

    key: str
    stamp: Ready
    """Key, and twice when it was begun: how most rows below it begin."""
    number: str
    person: Person
    track: Track
    created_at: datetime
    filed_at: datetime | None
    filed_on: date | None
    receipt: str | None
    position: str
    is_sme: bool | None
    recommended_on: date | None
    reviews: list[Review]
    facts: Facts
    starts_on: date | None
    has_offer: bool | None
    offer: Offer
    degrees: list[background.Degree]
    posts: list[background.Post]
    course: Course
    outcome: str = ""
    pathway: str = ""
    edition_id: UUID | None = None
    result: eligibility.Assessment | None = None
    flags: str = "[]"
    is_told: bool = False
    """Whether the assessment is stored in full, and the history told."""

    @property
    def version(self) -> int:
        """Return how many changes there were."""
        return 3 + self.course.steps

    @property
    def changed_at(self) -> datetime:
        """Return when it was last changed."""
        return self.course.changed_at or self.created_at

    @property
    def passport(self) -> str:
        """Return the passport number as it is stored; only of cases that are told in full."""
        return encrypt(self.person.passport) if self.is_told else ""

    @property
    def recommendation_kind(self) -> str:
        """Return who recommends; empty for nobody."""
        return self.facts.recommendation.kind if self.facts.recommendation else ""

    @property
    def recommendation_institution(self) -> str:
        """Return the university that recommends, as it was written."""
        return self.facts.recommendation.institution if self.facts.recommendation else ""

    @property
    def occasion(self) -> str:
        """Return what the newest assessment was made for."""
        return "scored" if len(self.reviews) >= REVIEWERS else "screening"

    @property
    def assessed_at(self) -> datetime | None:
        """Return when the newest assessment was made."""
        return self.reviews[-1].made_at if self.occasion == "scored" else self.filed_at

    @property
    def declared_at(self) -> datetime | None:
        """Return when the answers were declared true."""
        return self.filed_at


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes the cases of one run; the same arguments give the same cases."""

    pools: Pools
    seed: str
    count: int
    first_receipt: int
    now: datetime
    told_every: int
    """Of so many closed cases one is told in full; open ones all are."""

    def cases(self, numbers: range) -> list[Case]:
        """Return the cases of a block of numbers; each block rolls dice of its own."""
        dice = Dice.of("volume", self.seed, self.first_receipt, numbers.start)
        return [self._case(number, dice) for number in numbers]

    def _case(self, number: int, dice: Dice) -> Case:
        is_draft = number % DRAFT_EVERY == DRAFT_EVERY - 1
        filed_at = self.pools.filing.at((number + 0.5) / self.count)
        made = self._stated(number, filed_at, dice, is_draft=is_draft)
        if is_draft:
            return made
        edition_id, edition = self.pools.edition_on(made.track, made.facts.filed_on)
        result = eligibility.assess(made.facts, edition, self.pools.figures)
        made.result, made.edition_id = result, edition_id
        made.course = course(filed_at, result.outcome, self.pools, self.now, dice)
        if made.course.state is not State.SUBMITTED:
            made.outcome, made.pathway = str(result.outcome), result.pathway
            made.flags = _flags(made, result.outcome, dice)
            is_open = made.course.state in OPEN
            made.is_told = is_open or number % self.told_every == 0
        return made

    def _stated(self, number: int, filed_at: datetime, dice: Dice, *, is_draft: bool) -> Case:
        filed_on = seoul_day(filed_at)
        track, area = self._track(filed_on, dice), AREAS.draw(dice)
        receipt = self.first_receipt + number - number // DRAFT_EVERY
        who = person(
            f"{self.first_receipt:07d}-{number:07d}",
            dice,
            filed_on,
            is_young=track in _YOUNG,
            home=_HOMES.draw(dice),
        )
        told = self._told(track, area, who, filed_at, dice, is_draft=is_draft)
        own_key = key(dice)
        created_at = filed_at - timedelta(minutes=int(30 + dice.random() * 20_000))
        return Case(
            key=own_key,
            stamp=together([own_key, created_at, created_at]),
            number=f"{number:07d}",
            person=who,
            track=track,
            created_at=created_at,
            filed_at=None if is_draft else filed_at,
            filed_on=None if is_draft else filed_on,
            receipt=None if is_draft else receipt_number(filed_on.year, receipt),
            course=Course(State.DRAFT),
            **told,
        )

    def _track(self, day: date, dice: Dice) -> Track:
        """Return a track that has rules on a day: nobody applies for one that is still to come."""
        track = TRACKS.draw(dice)
        return track if self.pools.edition_on(track, day)[0] else Track.F_2_T

    def _told(
        self,
        track: Track,
        area: str,
        who: Person,
        filed_at: datetime,
        dice: Dice,
        *,
        is_draft: bool,
    ) -> dict[str, Any]:
        """Return what the track asks of its applicants, and what they say."""
        filed_on, is_graduate = seoul_day(filed_at), track is Track.F_2_7S
        rests_on_job = Step.OFFER in STEPS[track]
        about = graduates.degrees if is_graduate else background.degrees
        studied = about(who, area, filed_on, self.pools, dice)
        worked = background.posts(who, studied, filed_on, self.pools, dice) if rests_on_job else []
        offer = self._offer(area, filed_on, dice) if rests_on_job else None
        has_offer = None if offer is None or dice.is_lucky(0.01) else not dice.is_lucky(0.03)
        held = offer if has_offer else None
        is_sme = _SIZES.draw(dice) if track in WEIGHED and held else None
        points = self._points(track, filed_on) if not is_draft else None
        found = reviews.given(points, filed_at, self.now, self.pools, dice) if points else []
        given = graduates.recommendation(studied, self.pools, dice) if is_graduate else None
        return {
            "position": dice.choice(data()["positions"][area]) if rests_on_job else "",
            "is_sme": is_sme,
            "recommended_on": filed_on - timedelta(days=int(dice.random() * 40)) if given else None,
            "reviews": found,
            "facts": Facts(
                track,
                filed_on,
                tuple(one.fact for one in studied),
                tuple(one.fact for one in worked),
                held,
                given,
                reviews.scores(found, is_sme=is_sme) if track in WEIGHED else None,
            ),
            "starts_on": filed_on + timedelta(days=60 + int(dice.random() * 140)) if held else None,
            "has_offer": has_offer,
            "offer": held or NO_OFFER,
            "degrees": studied,
            "posts": worked,
        }

    def _points(self, track: Track, day: date) -> Points | None:
        """Return the table of points of the edition in force, where it weighs."""
        edition = self.pools.edition_on(track, day)[1] if track in WEIGHED else None
        return edition.points if edition else None

    def _offer(self, area: str, day: date, dice: Dice) -> Offer:
        """Return an offer whose pay lies mostly above three times the income figure of the day."""
        gni = self.pools.figures.gni_on(day, Track.F_2_T)
        usual = (gni.amount_won if gni else 50_000_000) * 3.65
        pay = int(usual * dice.lognormvariate(0.0, 0.32)) // _ROUNDED_TO * _ROUNDED_TO
        names = self.pools.offers[area]
        signed = None if dice.is_lucky(0.03) else not dice.is_lucky(0.05)
        return Offer(
            employer=names[int(dice.random() * len(names))],
            country=KOREA if dice.is_lucky(0.975) else dice.choice(_ABROAD),
            field="" if dice.is_lucky(0.01) else area,
            annual_pay_won=None if dice.is_lucky(0.02) else pay,
            signed=signed,
        )


_FLAGS: Mapping[str, Callable[[Case, Outcome, Dice], bool]] = {
    "duplicate_passport": lambda _case, _outcome, dice: dice.is_lucky(0.004),
    "incomplete": lambda _case, _outcome, dice: dice.is_lucky(0.06),
    "institution_review": lambda case, _outcome, _dice: _is_doubtful(case),
    "undetermined": lambda _case, outcome, _dice: outcome is Outcome.UNDETERMINED,
    "not_met": lambda _case, outcome, _dice: outcome is Outcome.NOT_MET,
    "passport_expiring": lambda case, _outcome, _dice: (
        case.person.passport_expires_on - case.facts.filed_on < PASSPORT_MARGIN
    ),
}
"""As `visas.services.flags` raises them; duplicates and missing papers by chance."""


def _is_doubtful(case: Case) -> bool:
    given = case.facts.recommendation
    if given and given.identity and given.identity.status is MatchStatus.REVIEW:
        return True
    return any(one.is_doubtful for one in case.degrees)


def _flags(case: Case, outcome: Outcome, dice: Dice) -> Ready:
    return _flags_written(tuple(code for code, at in _FLAGS.items() if at(case, outcome, dice)))


@cache
def _flags_written(codes: tuple[str, ...]) -> Ready:
    return Ready(written(list(codes)))
