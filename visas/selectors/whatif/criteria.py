"""Each criterion of an edition as an expression over the flat facts of a case.

Outcomes are numbers (`visas.rules.flat`): LEAST is "each of these", GREATEST "one of these". The
functions here mirror `visas.rules.education`, `experience`, `offers` and `recommendation`; a test
compares every criterion of both on made-up cases and editions.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from visas.rules.criteria import Alternative, DegreeRule, Pathway, WaiverScope, held
from visas.rules.editions import EditionParameters
from visas.rules.epochs import Stretches, gni_days
from visas.rules.facts import JobKind, RecommendationKind
from visas.rules.figures import Figures
from visas.rules.findings import Criterion
from visas.rules.flat import (
    LEVELS,
    MET,
    NOT_MET,
    RECOMMENDERS,
    UNDETERMINED,
    country_number,
    years_number,
)
from visas.rules.list_rules import Designated, ListTime
from visas.rules.prepared import threshold_won
from visas.selectors.whatif.draft import Draft
from visas.selectors.whatif.points import Weighing
from visas.selectors.whatif.tables import OTHER, Numbers, Tables


@dataclass
class Compiler:
    """Puts the criteria of one edition into a statement."""

    draft: Draft
    edition: EditionParameters
    figures: Figures
    numbers: Numbers

    def pathway(self, pathway: Pathway) -> list[str]:
        """Return the columns of the outcomes of a pathway's criteria, in their order."""
        return [self.draft.outcome(self._criterion(code, pathway)) for code in pathway.criteria]

    def _criterion(self, code: Criterion, pathway: Pathway) -> str:
        expressions = {
            Criterion.EDUCATION: lambda: self._education,
            Criterion.EXPERIENCE: lambda: self._experience,
            Criterion.WAIVER: self._waiver,
            Criterion.PAY: lambda: self._pay(self._multiple(pathway)),
            Criterion.CONTRACT: lambda: "contract",
            Criterion.EMPLOYER: lambda: "employer",
            Criterion.FIELD: self._field,
            Criterion.RECOMMENDATION: self._recommendation,
            Criterion.POINTS: self._points,
        }
        return expressions[code]()

    @cached_property
    def _tables(self) -> Tables:
        return Tables(self.edition, self.figures, self.numbers, self.draft.shape.codes)

    @cached_property
    def _education(self) -> str:
        degrees = [self._degree(place) for place in range(1, self.draft.shape.degrees + 1)]
        best = f"GREATEST({', '.join([str(NOT_MET), *degrees])})"
        return self.draft.measure(f"CASE WHEN has_degrees THEN {best} ELSE {UNDETERMINED} END")

    def _degree(self, place: int) -> str:
        """Return the expression of what a degree comes to; NULL where the case has fewer."""
        rule = held(self.edition.degree)
        level = self.draft.element(f"degree_levels[{place}]")
        counts = [LEVELS[level] for level in rule.levels]
        by_level = [UNDETERMINED, *(MET if n in counts else NOT_MET for n in LEVELS.values())]
        parts = [
            self.draft.at(by_level, "int", level),
            self._time(self._awarded(place), rule),
            self._by_name(place, rule.designated) if rule.designated else self._by_rank(place),
        ]
        return f"CASE WHEN {level} IS NOT NULL THEN LEAST({', '.join(parts)}) END"

    def _awarded(self, place: int) -> str:
        return self.draft.element(f"degree_awarded[{place}]")

    def _time(self, awarded: str, rule: DegreeRule) -> str:
        too_far = [] if rule.may_be_expected else [f"{awarded} > filed_on"]
        if rule.recency_years is not None:
            years = self.draft.bind(rule.recency_years, "int")
            too_far.append(f"visas_month_mark({awarded}, 12 * {years}) < filed_on")
        return (
            f"CASE WHEN {awarded} IS NULL THEN {UNDETERMINED}"
            f" WHEN {' OR '.join(too_far or ['false'])} THEN {NOT_MET} ELSE {MET} END"
        )

    def _by_rank(self, place: int) -> str:
        body, day = self.draft.element(f"degree_bodies[{place}]"), "filed_on"
        if held(self.edition.lists).time is ListTime.LATEST_AT_AWARD:
            day = f"COALESCE(degree_awarded[{place}], filed_on)"
        standing = self.draft.standing(self._universities, day, body)
        return f"COALESCE({standing}, {UNDETERMINED})"

    def _by_name(self, place: int, designated: Designated) -> str:
        body = self.draft.element(f"degree_bodies[{place}]")
        country = self.draft.bind(country_number(designated.country), "int")
        return self._designated(body, f"degree_countries[{place}] <> {country}")

    def _designated(self, body: str, elsewhere: str) -> str:
        """Return whether a body is designated; `elsewhere`: it is certainly not."""
        others = f"CASE WHEN {elsewhere} THEN {NOT_MET} ELSE {UNDETERMINED} END"
        standing = self.draft.standing(self._tables.designated, "filed_on", body)
        return (
            f"CASE COALESCE({standing}, {UNDETERMINED}) WHEN {MET} THEN {MET}"
            f" WHEN {OTHER} THEN {others} WHEN {NOT_MET} THEN {NOT_MET} ELSE {UNDETERMINED} END"
        )

    @cached_property
    def _experience(self) -> str:
        ways = [self._alternative(way) for way in self.edition.alternatives]
        if not ways:
            return str(MET)
        best = f"GREATEST({', '.join(ways)})"
        return f"CASE WHEN has_employment THEN {best} ELSE {UNDETERMINED} END"

    def _alternative(self, way: Alternative) -> str:
        at_institutes = way.at_institutes or way.kind is JobKind.POSTDOC
        sure_top, possible_top = self._top(way.kind, at_institutes=at_institutes)
        years = self.draft.bind(years_number(way.years), "int")
        top = self.draft.bind(max(years_number(way.top_years), int(way.some_top)), "int")
        return (
            f"CASE WHEN {way.kind}_sure >= {years} AND {sure_top} >= {top} THEN {MET}"
            f" WHEN {way.kind}_possible < {years} OR {possible_top} < {top} THEN {NOT_MET}"
            f" ELSE {UNDETERMINED} END"
        )

    def _top(self, kind: JobKind, *, at_institutes: bool = True) -> tuple[str, str]:
        """Return the columns of the time at top employers: for sure, and at most.

        The sums are there for every choice of employers; the lists say which choice it is.
        """
        table = self._tables.institutes if at_institutes else self._tables.companies
        shape = self.draft.shape
        standing = [
            self.draft.standing(table, "filed_on", self.draft.element(f"{kind}_bodies[{place}]"))
            for place in range(1, (shape.work if kind is JobKind.WORK else shape.postdoc) + 1)
        ]
        sure = [f"(COALESCE({one}, 0) >> 1 << {bit})" for bit, one in enumerate(standing)]
        maybe = [f"(COALESCE({one}, 0) + 1 >> 1 << {bit})" for bit, one in enumerate(standing)]
        return self._chosen(f"{kind}_top_sure", sure), self._chosen(f"{kind}_top_possible", maybe)

    def _chosen(self, sums: str, bits: list[str]) -> str:
        return self.draft.measure(f"COALESCE({sums}[{' + '.join(['1', *bits])}], 0)")

    def _waiver(self) -> str:
        waiver = held(self.edition.waiver)
        if waiver.scope is WaiverScope.BOTH and not waiver.is_disputed:
            return str(MET)
        parts = [self._education, self._experience]
        if waiver.is_disputed:
            parts.append(str(UNDETERMINED))
        return f"GREATEST({', '.join(parts)})"

    def _multiple(self, pathway: Pathway) -> Decimal:
        gni = held(self.edition.gni)
        return held(gni.waiver_multiple) if Criterion.WAIVER in pathway.criteria else gni.multiple

    def _pay(self, multiple: Decimal) -> str:
        won = self._threshold(multiple)
        return (
            f"CASE WHEN annual_pay_won >= {won} THEN {MET}"
            f" WHEN annual_pay_won < {won} THEN {NOT_MET} ELSE {UNDETERMINED} END"
        )

    def _threshold(self, multiple: Decimal) -> str:
        """Return the expression of the least pay in won; NULL where no income figure is held."""
        status_code = held(self.edition.gni).status_code

        def won(day: date) -> int | None:
            gni = self.figures.gni_on(day, status_code)
            return None if gni is None else threshold_won(multiple, gni.amount_won)

        asked = Stretches.of(gni_days(self.figures.gni), won)
        return self.draft.at(asked.values, "bigint", self.draft.stretch("filed_on", asked.steps))

    def _recommendation(self) -> str:
        rule = held(self.edition.recommendation)
        judged = str(MET)
        if rule.from_designated:
            named = self._designated("recommendation_body", "false")
            president = RECOMMENDERS[RecommendationKind.UNIVERSITY_PRESIDENT]
            judged = f"CASE WHEN recommendation_kind = {president} THEN {named} ELSE {MET} END"
        kinds = self.draft.bind([RECOMMENDERS[kind] for kind in rule.kinds], "int[]")
        return (
            f"CASE WHEN recommendation_kind IS NULL THEN {UNDETERMINED}"
            f" WHEN recommendation_kind = ANY({kinds}) THEN {judged} ELSE {NOT_MET} END"
        )

    def _points(self) -> str:
        table = held(self.edition.points)
        return Weighing(self.draft, table, self._top, self._threshold).outcome()

    def _field(self) -> str:
        standing = self.draft.standing(self._tables.fields, "filed_on", "field")
        return f"COALESCE({standing}, {UNDETERMINED})"

    @cached_property
    def _universities(self) -> Stretches[bytes]:
        at_award = held(self.edition.lists).time is ListTime.LATEST_AT_AWARD
        return self._tables.universities(at_award=at_award)
