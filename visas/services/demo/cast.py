"""Who applies in which case: strangers, the accounts that are shown, and people who file twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from talentportal.accounts.models import User
from talentportal.accounts.services.bulk import Newcomer, bring
from visas.rules.offers import KOREA
from visas.rules.states import State, Track
from visas.services.demo.dice import Dice
from visas.services.demo.people import DOMAIN, Person, person
from visas.services.demo.plans import Beat, Plan, Strength


@dataclass(frozen=True, slots=True)
class Shown:
    """What an account named to visitors has open, and who that is."""

    state: State
    country: str
    sex: str


SHOWN: Mapping[str, Shown] = {
    f"applicant@{DOMAIN}": Shown(State.SUPPLEMENT, "VN", "F"),
    f"applicant2@{DOMAIN}": Shown(State.DRAFT, "EG", "M"),
    f"applicant3@{DOMAIN}": Shown(State.APPROVED, "DE", "F"),
}
"""The accounts named to visitors, by address (`accounts.demo`)."""
_CLEAR = frozenset({Strength.PATH_A, Strength.PATH_B_DEGREE, Strength.PATH_B_CAREER})
SAME_PASSPORT = 3
"""Cases that bear the passport of an earlier one; the last of them from another account."""


@dataclass(frozen=True, slots=True)
class Part:
    """A person in a case, the account from which they apply, and whether the passport is known."""

    person: Person
    user: User
    is_duplicate: bool = False


def cast(plans: Sequence[Plan], today: date) -> list[Part]:
    """Return who applies in each case, in their order; make the accounts that are missing."""
    people = [person(plan.number, Dice.of("person", plan.number), today) for plan in plans]
    shown = _shown(plans)
    earlier_of = _filed_twice(plans, shown)
    for later, earlier in earlier_of.items():
        people[later] = replace(people[earlier], number=later, email=people[later].email)
    shares_account = dict(list(earlier_of.items())[: SAME_PASSPORT - 1])
    strangers = [
        place for place in range(len(plans)) if place not in shown and place not in shares_account
    ]
    accounts = bring(_newcomer(people[place], plans[place]) for place in strangers)
    users = dict(zip(strangers, accounts, strict=True)) | shown
    return [
        Part(
            person=_as_shown(place, users[place], today) if place in shown else one,
            user=users[shares_account.get(place, place)],
            is_duplicate=place in earlier_of,
        )
        for place, one in enumerate(people)
    ]


def _shown(plans: Sequence[Plan]) -> dict[int, User]:
    """Return the accounts that are shown, by the place of the latest plan that suits them.

    An account from which somebody has applied already is left alone.
    """
    free = User.objects.filter(email__in=SHOWN, visa_applications=None)
    users = {user.email: user for user in free}
    found: dict[int, User] = {}
    for email, wanted in SHOWN.items():
        suiting = [
            place
            for place, plan in enumerate(plans)
            if plan.state is wanted.state
            and plan.track is Track.F_2_T
            and plan.strength in _CLEAR
            and place not in found
        ]
        if email in users and suiting:
            found[max(suiting, key=lambda place: plans[place].ends_at)] = users[email]
    return found


def _filed_twice(plans: Sequence[Plan], shown: Mapping[int, User]) -> dict[int, int]:
    """Return cases in which a passport comes up again: place of the later → of the earlier."""
    filed = {
        place: plan.at(Beat.SUBMIT)
        for place, plan in enumerate(plans)
        if place not in shown and plan.track is Track.F_2_T
    }
    later = [place for place in filed if plans[place].state in {State.QUEUED, State.IN_REVIEW}]
    earlier = [place for place in filed if plans[place].state is State.REFUSED]
    pairs: dict[int, int] = {}
    for last, first in zip(later, earlier, strict=False):
        if len(pairs) < SAME_PASSPORT and _is_before(filed[first], filed[last]):
            pairs[last] = first
    return pairs


def _is_before(first: datetime | None, last: datetime | None) -> bool:
    return first is not None and last is not None and first < last


def _newcomer(one: Person, plan: Plan) -> Newcomer:
    dice = Dice.of("account", plan.number)
    is_korean = one.residence == KOREA and dice.is_lucky(0.6)
    return Newcomer(
        id=dice.key(),
        email=one.email,
        name=one.full_name,
        language="ko" if is_korean else "en",
        at=plan.begins_at - timedelta(hours=dice.uniform(0.2, 90)),
    )


def _as_shown(number: int, user: User, today: date) -> Person:
    """Return the person behind an account that is shown, under its name."""
    wanted = SHOWN[user.email]
    given, _space, family = user.name.rpartition(" ")
    one = person(number, Dice.of("person", user.email), today, country=wanted.country)
    return replace(
        one,
        sex=wanted.sex,
        residence=wanted.country,
        family_name=family,
        given_name=given or family,
        native_name="",
        email=user.email,
    )
