"""Every example that the sources give for F-2-T, as a table: the case, the answer, the source.

The figures are those of `samples`: "high" is a university of the first ten, "middle" of rank 150 on
QS; "giant" is a company of Fortune Global 500.
"""

from datetime import date
from typing import Any

import pytest

from tests.visas.rules.examples import Example, found
from tests.visas.rules.samples import (
    EDITIONS,
    FIGURES,
    GOVERNMENT,
    UNKNOWN,
    answer,
    company,
    degree,
    facts,
    job,
    offered,
    postdoc,
    university,
)
from visas.rules.editions import edition_in_force
from visas.rules.eligibility import assess
from visas.rules.facts import (
    Employment,
    Facts,
    Level,
)
from visas.rules.findings import Because, Criterion
from visas.rules.outcomes import Outcome
from visas.rules.prepared import threshold_won
from visas.rules.states import Track

MET, NOT_MET, UNDETERMINED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED

LAUNCH_NEWS = "Overseas Koreans Agency, 2025-04-02"
GNI_NEWS = "etnews, 2025-03-05; SBS, 2026-03-10; HiKorea notice on the months a figure holds"
FIELD_NEWS = "Herald Economy on the launch; Financial News, 2025-10-28"
MANUAL = "visa manual as of 2026-07-31"


def pay(what: str, filed_on: str, pathway: str, won: int, outcome: Outcome) -> Example:
    """Return an example about pay."""
    because = Because.PAY_REACHES if outcome is MET else Because.PAY_BELOW
    case = facts(filed_on, offer=offered(annual_pay_won=won))
    return Example(GNI_NEWS, what, case, pathway, Criterion.PAY, outcome, because)


PAY = [
    pay("3 x 2024's figure on its last day", "2026-03-31", "A", 149_865_000, MET),
    pay("the same pay a day later", "2026-04-01", "A", 149_865_000, NOT_MET),
    pay("one won short of it", "2026-03-31", "A", 149_864_999, NOT_MET),
    pay("3 x 2024's figure on the first day of the visa", "2025-04-02", "A", 149_865_000, MET),
    pay("4 x 2024's figure on its last day", "2026-03-31", "B", 199_820_000, MET),
    pay("one won short of 4 x", "2026-03-31", "B", 199_819_999, NOT_MET),
    pay("4 x 2024's figure a day later", "2026-04-01", "B", 199_820_000, NOT_MET),
    pay("3 x 2025's figure on its first day", "2026-04-01", "A", 157_248_000, MET),
    pay("one won short of 3 x 2025's", "2026-04-01", "A", 157_247_999, NOT_MET),
    pay("4 x 2025's figure on its first day", "2026-04-01", "B", 209_664_000, MET),
    pay("one won short of 4 x 2025's", "2026-04-01", "B", 209_663_999, NOT_MET),
]


def schooling(source: str, what: str, filed_on: str, outcome: Outcome, **changes: Any) -> Example:
    """Return an example about education under F-2-T; `ref` names the university."""
    case = facts(filed_on, degrees=(degree(changes.pop("ref", "high"), **changes),))
    because = Because.DEGREE_QUALIFIES if outcome is MET else Because.NO_DEGREE_QUALIFIES
    return Example(source, what, case, "A", Criterion.EDUCATION, outcome, because)


EDUCATION = [
    schooling(LAUNCH_NEWS, "a master's of the first 100", "2025-04-02", MET, level=Level.MASTER),
    schooling(LAUNCH_NEWS, "a doctorate of the first 100", "2025-04-02", MET),
    schooling(LAUNCH_NEWS, "a bachelor's", "2025-04-02", NOT_MET, level=Level.BACHELOR),
    schooling(LAUNCH_NEWS, "rank 150 while 100 is the limit", "2026-06-24", NOT_MET, ref="middle"),
    schooling(MANUAL, "rank 95 three editions ago", "2026-06-25", MET, ref="falling"),
    schooling(MANUAL, "the same a day before", "2026-06-24", NOT_MET, ref="falling"),
    schooling(MANUAL, "U.S. News alone is enough", "2026-06-25", MET, ref="american"),
    schooling(MANUAL, "rank 150 under the guideline", "2026-09-30", NOT_MET, ref="middle"),
    schooling("the programme's own edition", "rank 150", "2026-10-01", MET, ref="middle"),
    schooling("the programme's own edition", "rank 400", "2026-10-01", NOT_MET, ref="low"),
    schooling(
        LAUNCH_NEWS, "awarded a day late", "2025-05-01", NOT_MET, awarded_on=date(2025, 5, 2)
    ),
]


def career(source: str, what: str, outcome: Outcome, *jobs: Employment) -> Example:
    """Return an example about experience under F-2-T, filed on the first day."""
    because = Because.EXPERIENCE_SUFFICES if outcome is MET else Because.EXPERIENCE_SHORT
    case = facts("2025-04-02", employment=jobs)
    return Example(source, what, case, "A", Criterion.EXPERIENCE, outcome, because)


EXPERIENCE = [
    career(LAUNCH_NEWS, "8 years, all at a listed company", MET, job("2017-04-03", None)),
    career(LAUNCH_NEWS, "a day less than 8 years", NOT_MET, job("2017-04-04", None)),
    career(
        LAUNCH_NEWS,
        "8 years, 3 of them at a listed company",
        MET,
        job("2010-01-01", "2014-12-31", UNKNOWN),
        job("2015-01-01", "2017-12-31"),
    ),
    career(
        LAUNCH_NEWS,
        "8 years, a day less than 3 at a listed company",
        NOT_MET,
        job("2010-01-01", "2015-01-01", UNKNOWN),
        job("2015-01-02", "2017-12-31"),
    ),
    career(
        LAUNCH_NEWS,
        "8 years on paper, 5 on the calendar: two jobs at once",
        NOT_MET,
        job("2015-01-01", "2019-12-31"),
        job("2017-01-01", "2019-12-31", UNKNOWN),
    ),
    career(LAUNCH_NEWS, "5 post-doctoral years", MET, postdoc("2015-01-01", "2019-12-31")),
    career(
        MANUAL,
        "3 of 5 post-doctoral years at a government's institute",
        MET,
        postdoc("2015-01-01", "2016-12-31", UNKNOWN),
        postdoc("2017-01-01", "2019-12-31", GOVERNMENT),
    ),
    career(
        MANUAL,
        "post-doctoral years at a listed company's laboratory",
        MET,
        postdoc("2015-01-01", "2019-12-31", company()),
    ),
    career(
        MANUAL,
        "post-doctoral years at a university of rank 150 while 100 is the limit",
        NOT_MET,
        postdoc("2015-01-01", "2019-12-31", university("middle")),
    ),
    career(
        LAUNCH_NEWS,
        "5 years of research, two months of them before the doctorate",
        NOT_MET,
        postdoc("2014-04-01", "2019-03-31"),
    ),
]


def field(what: str, filed_on: str, code: str, outcome: Outcome) -> Example:
    """Return an example about the advanced fields."""
    because = Because.FIELD_LISTED if outcome is MET else Because.FIELD_NOT_LISTED
    case = facts(filed_on, offer=offered(field=code))
    return Example(FIELD_NEWS, what, case, "A", Criterion.FIELD, outcome, because)


FIELDS = [
    *[
        field("one of the four at launch", "2025-04-02", code, MET)
        for code in ("semiconductors", "displays", "secondary_batteries", "bio")
    ],
    *[
        field("not yet at launch", "2025-04-02", code, NOT_MET)
        for code in ("robotics", "defence", "ai", "advanced_mobility")
    ],
    *[
        field("one of the eight of October 2025", "2025-10-28", code, MET)
        for code in ("robotics", "defence", "ai", "advanced_mobility")
    ],
]

RICH = offered(annual_pay_won=300_000_000)
NEITHER = {"degrees": (), "employment": (), "offer": RICH}
WAIVER = [
    Example(source, what, case, "B", Criterion.WAIVER, outcome, because)
    for source, what, case, outcome, because in (
        (
            "Overseas Koreans Agency against Seoul Economic Daily, 2025-04-02",
            "4 x GNI, neither degree nor experience",
            facts("2026-06-24", **NEITHER),
            UNDETERMINED,
            Because.DISPUTED_WAIVER,
        ),
        (
            MANUAL,
            "4 x GNI, neither degree nor experience",
            facts("2026-06-25", **NEITHER),
            NOT_MET,
            Because.BOTH_MISSING,
        ),
        (
            "Seoul Economic Daily, 2025-04-02",
            "4 x GNI and a degree",
            facts("2025-04-02", employment=(), offer=RICH),
            MET,
            Because.REQUIREMENT_MET,
        ),
        (
            MANUAL,
            "4 x GNI and experience",
            facts("2026-06-25", degrees=(), offer=RICH),
            MET,
            Because.REQUIREMENT_MET,
        ),
    )
]


EXAMPLES = [*PAY, *EDUCATION, *EXPERIENCE, *FIELDS, *WAIVER]


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{one.case.track} {one.code}: {one.what}" for one in EXAMPLES]
)
def test_an_example_of_the_sources_comes_out_as_they_say(example: Example) -> None:
    told = found(example.case, example.pathway, example.code)
    assert (told.outcome, told.because) == (example.outcome, example.because), example.source


@pytest.mark.parametrize(
    ("case", "pathway"),
    [
        (facts("2025-04-02", employment=(job("2015-01-01", None),)), "A"),
        (facts("2026-11-22"), "A"),
        (facts("2026-11-22", employment=(), offer=RICH), "B"),
    ],
)
def test_a_case_that_meets_everything_is_met_by_the_pathway_named(
    case: Facts, pathway: str
) -> None:
    assert (answer(case).outcome, answer(case).pathway) == (MET, pathway)


def test_the_e7_status_keeps_the_figure_of_2024_for_another_year() -> None:
    """HiKorea notice, quoted 2026-04-08: not for E-7, which keeps the old figure."""
    day = date(2026, 4, 1)
    for code, year in (("E-7", 2024), ("E-7-T", 2024), ("F-2-T", 2025), ("", 2025)):
        figure = FIGURES.gni_on(day, code)
        assert figure is not None
        assert figure.year == year
    assert FIGURES.gni_on(date(2027, 4, 1), "E-7") is None


@pytest.mark.parametrize(
    ("gni_won", "times", "won"),
    [
        (42_203_000, 3, 126_609_000),
        (42_203_000, 4, 168_812_000),
        (44_051_000, 3, 132_153_000),
        (44_051_000, 4, 176_204_000),
        (49_955_000, 3, 149_865_000),
        (49_955_000, 4, 199_820_000),
        (52_416_000, 3, 157_248_000),
        (52_416_000, 4, 209_664_000),
    ],
)
def test_the_multiples_of_gni_are_those_of_the_table(gni_won: int, times: int, won: int) -> None:
    assert threshold_won(edition_multiple(times), gni_won) == won


def edition_multiple(times: int) -> Any:
    """Return the multiple as the launch edition writes it."""
    gni = EDITIONS[0].gni
    assert gni is not None
    return gni.multiple if times == 3 else gni.waiver_multiple


@pytest.mark.parametrize(
    ("track", "last_day_before", "edition"),
    [
        (Track.F_2_T, "2025-04-01", "F-2-T/2025-04-02"),
        (Track.D_10_T, "2025-04-01", "D-10-T/2025-04-02"),
        (Track.F_2_7S, "2025-12-31", "F-2-7S/2026-01-01"),
        (Track.K_TECH_PASS, "2025-04-01", "K-TECH-PASS/2025-04-02"),
    ],
)
def test_before_the_first_edition_of_a_track_nothing_is_met(
    track: Track, last_day_before: str, edition: str
) -> None:
    told = answer(facts(last_day_before, track=track))
    assert (told.outcome, told.edition) == (NOT_MET, "")
    assert [one.because for one in told.findings] == [Because.NO_EDITION_IN_FORCE]
    begins = date.fromisoformat(edition[-10:])
    assert answer(facts(begins.isoformat(), track=track)).edition == edition


def test_a_case_is_judged_by_the_edition_of_its_filing_day_for_ever() -> None:
    case = facts("2026-06-24", degrees=(degree("falling"),), offer=RICH, employment=())
    later = edition_in_force(EDITIONS, case.track, date(2026, 11, 22))
    assert answer(case).edition == "F-2-T/2025-04-02"
    assert answer(case) != assess(case, later, FIGURES)
