"""What an edition and the figures come to on one filing day, worked out once for all cases.

Nothing here changes a result. Editions and figures are known by which object they are, not by what
they hold: comparing whole rankings would cost more than it saves.
"""

from datetime import date
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from visas.rules.criteria import Pathway, held
from visas.rules.editions import EditionParameters
from visas.rules.facts import BodyKind, Identity, MatchStatus
from visas.rules.figures import Figures, RankedList
from visas.rules.findings import Answer, Criterion, Finding, Value
from visas.rules.list_rules import ListRule, ListTime
from visas.rules.outcomes import Outcome
from visas.rules.standing import Standing, Yardstick

MOST_PAIRS = 16
MOST_DAYS = 4096


class Verdict(NamedTuple):
    """Whether an employer is a top employer, and where it stands if a list was asked."""

    outcome: Outcome
    standing: Standing | None = None


_REVIEW = MatchStatus.REVIEW
_COMPANY, _GOVERNMENT = BodyKind.COMPANY, BodyKind.GOVERNMENT_INSTITUTE
IN_REVIEW = Verdict(Outcome.UNDETERMINED)
_OF_ANOTHER_KIND = Verdict(Outcome.NOT_MET)
_LED_BY_GOVERNMENT = Verdict(Outcome.MET)


class PayAsked(NamedTuple):
    """The least yearly pay in won (None: no GNI figure is held) and the numbers behind it."""

    threshold: int | None
    numbers: dict[str, Value]


def threshold_won(multiple: Decimal, gni_won: int) -> int:
    """Return the least yearly pay in whole won that reaches `multiple` times GNI per capita."""
    return ceil(multiple * gni_won)


class Day:
    """An edition on a filing day: the lists, figures and fields that count, and who stands where.

    What it said of a body, a day of award or a multiple it says again.
    """

    def __init__(self, edition: EditionParameters, figures: Figures, filed_on: date) -> None:
        self.edition = edition
        self.figures = figures
        self.filed_on = filed_on
        self.filed = filed_on.isoformat()
        self.fields = edition.fields_on(filed_on)
        self.asked = edition.asked
        self.ways = tuple(
            (one.code, one.criteria, _multiple(one, edition)) for one in edition.pathways
        )
        self.levels = tuple(map(str, edition.degree.levels)) if edition.degree else ()
        is_by_name = edition.degree is not None and edition.degree.designated is not None
        self.limit = None if is_by_name or edition.lists is None else edition.lists.limit
        self.asked_of_degrees = self._asked_of_degrees()
        self.without_jobs: dict[tuple[int, bool], Finding] = {}
        """For each alternative, with and without a doctorate: what no job at all comes to."""
        self._universities = _yardstick(edition.lists, figures.rankings, filed_on)
        self._companies = _yardstick(edition.companies, figures.companies, filed_on)
        self.company_gaps = _gaps(self._companies)
        self.institute_gaps = _gaps(self._companies, self._universities)
        code = edition.gni.status_code if edition.gni else ""
        self.gni = figures.gni_on(filed_on, code)
        lists = edition.lists
        self._asks_award = lists is not None and lists.time is ListTime.LATEST_AT_AWARD
        self._degrees: dict[tuple[str, date | None], Answer] = {}
        self._by_award: dict[date, Yardstick] = {}
        self._pay: dict[Decimal, PayAsked] = {}
        self._company_verdicts: dict[str, Verdict] = {}
        self._institute_verdicts: dict[str, Verdict] = {}

    def _asked_of_degrees(self) -> dict[str, Value]:
        asked: dict[str, Value] = {"levels": self.levels}
        if self.limit is not None:
            asked["limit"] = self.limit
        if self.edition.degree is not None and self.edition.degree.recency_years is not None:
            asked["recency"] = self.edition.degree.recency_years
        return asked

    def university(self, ref: str, awarded_on: date | None) -> Answer:
        """Return where a university stands for a degree awarded on that day."""
        key = ref, awarded_on if self._asks_award else None
        known = self._degrees.get(key)
        if known is None:
            standing = self._yardstick_of(key[1]).measure(ref)
            outcome, because, rank = standing.outcome, standing.because, standing.rank
            known = Answer(outcome, because, rank, standing.limit, standing.numbers)
            self._degrees[key] = known
        return known

    def _yardstick_of(self, awarded_on: date | None) -> Yardstick:
        if awarded_on is None:
            return held(self._universities)
        known = self._by_award.get(awarded_on)
        if known is None:
            lists = held(self.edition.lists)
            known = Yardstick.for_award(lists, self.figures.rankings, awarded_on)
            self._by_award[awarded_on] = known
        return known

    def company(self, identity: Identity | None) -> Verdict:
        """Return whether an employer is a listed company."""
        if identity is None or identity.status is _REVIEW:
            return IN_REVIEW
        if identity.ref is None or identity.kind is not _COMPANY:
            return _OF_ANOTHER_KIND
        known = self._company_verdicts.get(identity.ref)
        if known is None:
            standing = held(self._companies).measure(identity.ref)
            known = self._company_verdicts[identity.ref] = Verdict(standing.outcome, standing)
        return known

    def institute(self, identity: Identity | None) -> Verdict:
        """Return whether an employer is a top institute.

        One belongs to a university within the list limit, is the research arm of a listed company,
        or is led by a government.
        """
        if identity is None or identity.ref is None or identity.kind is _COMPANY:
            return self.company(identity)
        if identity.kind is _GOVERNMENT:
            return _LED_BY_GOVERNMENT
        known = self._institute_verdicts.get(identity.ref)
        if known is None:
            standing = held(self._universities).measure(identity.ref)
            known = self._institute_verdicts[identity.ref] = Verdict(standing.outcome, standing)
        return known

    def pay(self, multiple: Decimal) -> PayAsked:
        """Return what so many times the GNI of the day come to."""
        known = self._pay.get(multiple)
        if known is None:
            known = self._pay[multiple] = self._pay_asked(multiple)
        return known

    def _pay_asked(self, multiple: Decimal) -> PayAsked:
        numbers: dict[str, Value] = {"multiple": _written(multiple)}
        if self.gni is None:
            return PayAsked(None, numbers)
        threshold = threshold_won(multiple, self.gni.amount_won)
        numbers |= {
            "gni_won": self.gni.amount_won,
            "gni_year": self.gni.year,
            "threshold_won": threshold,
        }
        return PayAsked(threshold, numbers)


def _multiple(pathway: Pathway, edition: EditionParameters) -> Decimal | None:
    """Return how many times GNI a pathway asks for, if any: more where it rests on the waiver."""
    if Criterion.PAY not in pathway.criteria:
        return None
    gni = held(edition.gni)
    return held(gni.waiver_multiple) if Criterion.WAIVER in pathway.criteria else gni.multiple


def _yardstick(rule: ListRule | None, lists: RankedList, filed_on: date) -> Yardstick | None:
    return None if rule is None else Yardstick.for_filing(rule, lists, filed_on)


def _gaps(*yardsticks: Yardstick | None) -> dict[str, Value]:
    """Return what is wanting of all these lists together."""
    gaps: dict[str, Value] = {}
    for yardstick in yardsticks:
        for key, names in yardstick.gaps.items() if yardstick else ():
            gaps[key] = (*_names(gaps.get(key)), *_names(names))
    return gaps


def _names(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _written(multiple: Decimal) -> str:
    """Return 3 for 3.0 and 2.5 for 2.50: a figure as people write it."""
    return f"{multiple.normalize():f}"


class _Days(NamedTuple):
    """The days of one edition with one set of figures; it holds both, so their ids stay theirs."""

    edition: EditionParameters
    figures: Figures
    by_day: dict[date, Day]


_PREPARED: dict[tuple[int, int], _Days] = {}


def on(edition: EditionParameters, figures: Figures, filed_on: date) -> Day:
    """Return the edition on a filing day, kept from the last time where there was one."""
    key = id(edition), id(figures)
    days = _PREPARED.get(key)
    if days is None:
        if len(_PREPARED) >= MOST_PAIRS:
            _PREPARED.pop(list(_PREPARED)[0], None)  # noqa: RUF015 -- a list is safe from threads
        days = _PREPARED[key] = _Days(edition, figures, {})
    day = days.by_day.get(filed_on)
    if day is None:
        if len(days.by_day) >= MOST_DAYS:
            days.by_day.clear()
        day = days.by_day[filed_on] = Day(edition, figures, filed_on)
    return day
