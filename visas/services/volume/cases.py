"""One synthetic case: who applies with what, what the real evaluator says, how far it has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID

from talentportal.core.crypto import encrypt
from talentportal.kernel.dates import seoul_day
from visas.rules import eligibility
from visas.rules.facts import Facts, MatchStatus, Offer
from visas.rules.outcomes import Outcome
from visas.rules.states import OPEN, State, Track
from visas.services.demo.dice import Dice
from visas.services.demo.people import KOREA, data
from visas.services.intake import receipt_number
from visas.services.screening import PASSPORT_MARGIN
from visas.services.volume import background
from visas.services.volume.course import Course, course
from visas.services.volume.people import Person, homes, key, person
from visas.services.volume.pools import AREAS, Pools
from visas.services.volume.tables import Ready, written
from visas.services.volume.weights import Weighted

DRAFT_EVERY = 100
"""Of so many cases one is a draft, without a receipt."""
TRACKS = Weighted(
    [(Track.F_2_T, 68), (Track.D_10_T, 15), (Track.F_2_7S, 11), (Track.K_TECH_PASS, 6)]
)
_HOMES = homes()
_ROUNDED_TO = 100_000
_ABROAD = ("US", "SG", "CN", "DE")


@dataclass(slots=True)
class Case:
    """Everything that one case puts into the tables."""

    key: str
    number: str
    person: Person
    track: Track
    created_at: datetime
    filed_at: datetime | None
    filed_on: date | None
    receipt: str | None
    position: str
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
        track, area = TRACKS.draw(dice), AREAS.draw(dice)
        receipt = self.first_receipt + number - number // DRAFT_EVERY
        who = person(
            f"{self.first_receipt:07d}-{number:07d}",
            dice,
            filed_on,
            is_young=track is Track.D_10_T,
            home=_HOMES.draw(dice),
        )
        studied = background.degrees(who, area, filed_on, self.pools, dice)
        worked = background.posts(who, studied, filed_on, self.pools, dice)
        offer = self._offer(area, filed_on, dice)
        has_offer = None if dice.is_lucky(0.01) else not dice.is_lucky(0.03)
        return Case(
            key=key(dice),
            number=f"{number:07d}",
            person=who,
            track=track,
            created_at=filed_at - timedelta(minutes=int(30 + dice.random() * 20_000)),
            filed_at=None if is_draft else filed_at,
            filed_on=None if is_draft else filed_on,
            receipt=None if is_draft else receipt_number(filed_on.year, receipt),
            position=dice.choice(data()["positions"][area]),
            facts=_facts(track, filed_on, studied, worked, offer if has_offer else None),
            starts_on=filed_on + timedelta(days=60 + int(dice.random() * 140)),
            has_offer=has_offer,
            offer=offer if has_offer else Offer("", "", "", None, None),
            degrees=studied,
            posts=worked,
            course=Course(State.DRAFT),
        )

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


def _facts(
    track: Track,
    filed_on: date,
    studied: list[background.Degree],
    worked: list[background.Post],
    offer: Offer | None,
) -> Facts:
    degrees = tuple(one.fact for one in studied)
    return Facts(track, filed_on, degrees, tuple(one.fact for one in worked), offer)


_FLAGS: Mapping[str, Callable[[Case, Outcome, Dice], bool]] = {
    "duplicate_passport": lambda _case, _outcome, dice: dice.is_lucky(0.004),
    "incomplete": lambda _case, _outcome, dice: dice.is_lucky(0.06),
    "institution_review": lambda case, _outcome, _dice: any(
        one.matched.match_status == MatchStatus.REVIEW for one in case.degrees
    ),
    "undetermined": lambda _case, outcome, _dice: outcome is Outcome.UNDETERMINED,
    "not_met": lambda _case, outcome, _dice: outcome is Outcome.NOT_MET,
    "passport_expiring": lambda case, _outcome, _dice: (
        case.person.passport_expires_on - case.facts.filed_on < PASSPORT_MARGIN
    ),
}
"""As `visas.services.screening.flags` raises them; duplicates and missing papers by chance."""


def _flags(case: Case, outcome: Outcome, dice: Dice) -> Ready:
    return _flags_written(tuple(code for code, at in _FLAGS.items() if at(case, outcome, dice)))


@cache
def _flags_written(codes: tuple[str, ...]) -> Ready:
    return Ready(written(list(codes)))
