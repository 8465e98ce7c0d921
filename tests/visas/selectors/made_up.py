"""Cases, figures and editions as odd as the law allows, for comparing two evaluators."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from visas.rules.criteria import (
    Alternative,
    DegreeRule,
    FieldRule,
    GniRule,
    Pathway,
    RecommendationRule,
    Waiver,
    WaiverScope,
)
from visas.rules.editions import EditionParameters
from visas.rules.facts import (
    BodyKind,
    Degree,
    Employment,
    Facts,
    Identity,
    JobKind,
    Level,
    MatchStatus,
    Offer,
    Recommendation,
    RecommendationKind,
    Scores,
)
from visas.rules.figures import Figures, GniFigure, ListEdition, RankedList
from visas.rules.findings import Criterion
from visas.rules.list_rules import Designated, ListRule, ListTime, Quantifier
from visas.rules.points import Points
from visas.rules.states import Track

UNIVERSITIES = [f"university-{turn}" for turn in range(12)]
COMPANIES = [f"company-{turn}" for turn in range(8)]
PROVIDERS = ("QS", "THE", "USNEWS", "ARWU")
"""ARWU: a list of which no edition is held."""
FIELDS = ("semiconductors", "bio", "ai", "robotics")
CODES = st.sampled_from(
    [
        Criterion.EDUCATION,
        Criterion.EXPERIENCE,
        Criterion.WAIVER,
        Criterion.PAY,
        Criterion.CONTRACT,
        Criterion.EMPLOYER,
        Criterion.FIELD,
        Criterion.RECOMMENDATION,
        Criterion.POINTS,
    ]
)
ONE_DAY = timedelta(days=1)


def _lists() -> tuple[RankedList, RankedList]:
    """Return lists with gaps, ties, bodies that come and go, and one that is short."""
    dice = Random(20261122)  # noqa: S311 -- made-up figures
    editions = [
        *(ListEdition("QS", str(year), date(year - 1, 6, 17), 200) for year in range(2019, 2028)),
        ListEdition("THE", "2022", date(2021, 9, 2), 100),
        ListEdition("THE", "2027", date(2026, 10, 1), 300),
        ListEdition("USNEWS", "2024", date(2024, 2, 29), 50),
    ]
    companies = [
        ListEdition("FORTUNE", "2024", date(2024, 7, 29), 500),
        ListEdition("FORTUNE", "2026", date(2026, 7, 29), 500),
    ]

    def ranked(held: list[ListEdition], bodies: list[str], most: int) -> RankedList:
        rows = [
            (body, edition.provider, edition.edition, dice.choice((5, 99, 100, 101, 150, most)))
            for edition in held
            for body in bodies
            if dice.random() < 0.6
        ]
        return RankedList.from_rows(held, rows)

    return ranked(editions, UNIVERSITIES[:9], 200), ranked(companies, COMPANIES[:5], 500)


GNI = (
    GniFigure(2023, 44_051_000, date(2023, 4, 1), date(2024, 3, 31)),
    GniFigure(2024, 49_955_000, date(2025, 4, 1), date(2026, 3, 31)),
    GniFigure(2024, 47_000_000, date(2026, 4, 1), None, "E-7"),
    GniFigure(2025, 52_416_000, date(2026, 4, 1), date(2027, 3, 31)),
)
FIGURES = Figures(GNI, *_lists())

_TURNS = sorted(
    {edition.published_on for edition in FIGURES.rankings.editions}
    | {figure.applies_from for figure in GNI}
    | {date(2024, 2, 29), date(2025, 3, 1), date(2026, 7, 29), date(2028, 2, 29)}
)


def case(dice: Random) -> Facts:
    """Return a case: often near the days and sums on which an answer turns."""
    filed_on = _day(dice, 2020, 2027)
    return Facts(
        Track.F_2_T,
        filed_on,
        _rows(dice, lambda: _degree(dice, filed_on), 4),
        _rows(dice, lambda: _job(dice, filed_on), 5),
        _offer(dice),
        _recommendation(dice),
        _scores(dice),
    )


def _recommendation(dice: Random) -> Recommendation | None:
    if dice.random() < 0.2:
        return None
    kind = dice.choice(tuple(RecommendationKind))
    return Recommendation(kind, dice.choice(("A university", "")), _identity(dice))


def _scores(dice: Random) -> Scores | None:
    if dice.random() < 0.2:
        return None
    score = (None, 0, 5, 12, 18, 40)
    return Scores(dice.choice(score), dice.choice(score), dice.choice((None, True, False)))


def _rows(dice: Random, make: Any, most: int) -> tuple[Any, ...] | None:
    if dice.random() < 0.05:
        return None
    return tuple(make() for _ in range(dice.randint(0, most)))


def _day(dice: Random, first: int, last: int) -> date:
    if dice.random() < 0.5:
        turn = dice.choice(_TURNS)
        years = dice.choice((0, 0, 1, 2, 3, 5))
        moved = date(min(turn.year + years, last + 1), turn.month, min(turn.day, 28))
        return moved + dice.choice((-1, 0, 1, 2)) * ONE_DAY
    return date(first, 1, 1) + timedelta(days=dice.randint(0, 365 * (last - first + 1)))


def _identity(dice: Random, kind: JobKind | None = None) -> Identity | None:
    roll = dice.random()
    if roll < 0.05:
        return None
    if roll < 0.15:
        return Identity(dice.choice((MatchStatus.REVIEW, MatchStatus.NONE)))
    kinds: Mapping[JobKind | None, tuple[BodyKind, ...]] = {
        None: (BodyKind.UNIVERSITY,),
        JobKind.WORK: (BodyKind.COMPANY, BodyKind.COMPANY, *BodyKind),
        JobKind.POSTDOC: tuple(BodyKind),
    }
    found = dice.choice(kinds[kind])
    if found is BodyKind.GOVERNMENT_INSTITUTE:
        return Identity(MatchStatus.MATCH, found, "institute")
    held = UNIVERSITIES if found is BodyKind.UNIVERSITY else COMPANIES
    return Identity(MatchStatus.MATCH, found, dice.choice(held))


def _degree(dice: Random, filed_on: date) -> Degree:
    awarded_on = None if dice.random() < 0.07 else _day(dice, 2012, 2027)
    if dice.random() < 0.2:
        awarded_on = filed_on + dice.choice((-1, 0, 1)) * ONE_DAY
    return Degree(
        None if dice.random() < 0.05 else dice.choice((*Level, Level.DOCTORATE)),
        "" if dice.random() < 0.05 else "A university",
        dice.choice(("", "KR", "US")),
        awarded_on,
        _identity(dice),
    )


def _job(dice: Random, filed_on: date) -> Employment:
    kind = dice.choice(tuple(JobKind))
    started_on = None if dice.random() < 0.08 else _day(dice, 2008, 2026)
    ended_on = None
    if dice.random() < 0.6:
        begun = started_on or date(2012, 1, 31)
        years, days = dice.choice((0, 1, 2, 3, 5, 8)), dice.choice((-2, -1, 0, 1, 40))
        ended_on = date(begun.year + years, begun.month, min(begun.day, 28)) + days * ONE_DAY
        ended_on = max(ended_on, begun)
    return Employment("An employer", "US", kind, started_on, ended_on, _identity(dice, kind))


def _offer(dice: Random) -> Offer | None:
    if dice.random() < 0.08:
        return None
    thresholds = [int(figure.amount_won * times) for figure in GNI for times in (2, 3, 4)]
    near = dice.choice(thresholds) + dice.choice((-1, 0, 1))
    return Offer(
        "An employer",
        dice.choice(("KR", "KR", "US", "")),
        dice.choice((*FIELDS, "other", "")),
        None if dice.random() < 0.1 else near,
        dice.choice((True, True, False, None)),
    )


@st.composite
def list_rules(draw: st.DrawFn, providers: tuple[str, ...] = PROVIDERS) -> ListRule:
    """Return a rule about lists, of which some may not be held."""
    time = draw(st.sampled_from(ListTime))
    named = draw(st.lists(st.sampled_from(providers), min_size=1, max_size=3, unique=True))
    limit = st.sampled_from((1, 50, 99, 100, 101, 150, 200, 201, 500))
    return ListRule(
        tuple(named),
        draw(limit),
        draw(st.sampled_from(Quantifier)),
        time,
        draw(st.integers(1, 6)) if time is ListTime.ANY_WITHIN else 0,
        draw(st.dictionaries(st.sampled_from(named), limit, max_size=2)),
    )


@st.composite
def _degrees(draw: st.DrawFn) -> DegreeRule:
    designated = st.builds(
        Designated,
        st.lists(st.sampled_from((*UNIVERSITIES, "unheard-of")), max_size=4).map(tuple),
        st.booleans(),
        st.sampled_from(("", "KR")),
    )
    return DegreeRule(
        tuple(draw(st.lists(st.sampled_from(Level), min_size=1, max_size=3, unique=True))),
        draw(st.none() | st.integers(0, 9)),
        draw(st.booleans()),
        draw(st.none() | designated),
    )


_ALTERNATIVES = st.lists(
    st.builds(
        Alternative,
        st.sampled_from(JobKind),
        st.integers(0, 8),
        st.integers(0, 3),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)
_TIMES = st.sampled_from(("0.5", "2", "2.5", "3", "4")).map(Decimal)


@st.composite
def _points(draw: st.DrawFn) -> Points:
    worth = st.integers(0, 30)
    years = st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True)
    levels = st.lists(st.sampled_from(Level), min_size=1, max_size=3, unique=True)
    times = st.lists(_TIMES, min_size=1, max_size=3, unique=True)
    return Points(
        draw(st.none() | st.integers(0, 120)),
        tuple((level, draw(worth)) for level in draw(levels)),
        tuple((year, draw(worth)) for year in draw(years)),
        tuple((multiple, draw(worth)) for multiple in draw(times)),
        draw(worth),
        draw(worth),
        draw(worth),
    )


@st.composite
def editions(draw: st.DrawFn) -> EditionParameters:
    """Return an edition with any parameters."""
    pathways = draw(
        st.lists(st.lists(CODES, min_size=1, max_size=6, unique=True), min_size=1, max_size=3)
    )
    degree = draw(_degrees())
    recommendation = RecommendationRule(
        tuple(draw(st.lists(st.sampled_from(RecommendationKind), min_size=1, unique=True))),
        degree.designated is not None and draw(st.booleans()),
    )
    fields = st.builds(FieldRule, st.sampled_from(FIELDS), st.sampled_from(_TURNS))
    return EditionParameters(
        "made-up",
        Track.F_2_T,
        date(2020, 1, 1),
        None,
        tuple(Pathway(f"P{turn}", tuple(codes)) for turn, codes in enumerate(pathways)),
        degree,
        draw(list_rules()),
        draw(list_rules(("FORTUNE", "FORBES"))),
        tuple(draw(_ALTERNATIVES)),
        GniRule(draw(_TIMES), draw(_TIMES), draw(st.sampled_from(("F-2-T", "E-7-S", "E-7")))),
        Waiver(draw(st.sampled_from(WaiverScope)), draw(st.booleans())),
        tuple(draw(st.lists(fields, min_size=1, max_size=4))),
        recommendation,
        draw(_points()),
    )
