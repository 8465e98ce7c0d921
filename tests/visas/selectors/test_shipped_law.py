"""Every example that the sources give, as a batch user writes it, on the data that ships.

Names are looked up in the registers, ranks in the lists, and income in the table that come with the
portal; each example names where it was read.
"""

from io import StringIO
from typing import Any, NamedTuple

import pytest
from django.core.management import call_command
from django.db import transaction

from visas.selectors.batch import Bench, bench

pytestmark = pytest.mark.django_db

LAUNCH = "Overseas Koreans Agency on the launch of the Top-Tier visa, 2025-04-02"
LISTS = "Ministry of Justice to The Korea Times, March 2025"
QS_2026 = "Korea JoongAng Daily on QS 2026, 2025-06-20"
GNI_2024 = "etnews, 2025-03-05: KRW 49,955,000; HiKorea notice on the months a figure holds"
GNI_2025 = "SBS, 2026-03-10: KRW 52,416,000; HiKorea notice on the months a figure holds"
REVISED = "revised to KRW 50,120,000 on 2025-06-05, which income tests do not use"
MANUAL = "visa manual as of 2026-07-31, in force from 2026-06-25"
OWN = "the programme's own edition, from 2026-10-01"
FIELDS = "Herald Economy on the launch; Financial News, 2025-10-28"
SEEKER = "guides to D-10-T, April 2026"
K_STAR = "Ministry of Justice on K-STAR, 2025-09-23 and 2025-12-05"
K_TECH = "News1 on the K-Tech Pass, 2025-04-02"
K_TECH_2026 = "report on the widening of the K-Tech Pass, 2026-07-02"
MET, NOT_MET, UNDETERMINED = "met", "not_met", "undetermined"

DEGREE = {
    "level": "doctorate",
    "institution": "Massachusetts Institute of Technology",
    "country": "US",
    "awarded_on": "2014-06-01",
}
JOB = {
    "employer": "Samsung Electronics",
    "country": "KR",
    "kind": "work",
    "started_on": "2015-01-01",
    "ended_on": None,
}
OFFER = {
    "employer": "Hanbit Semiconductor",
    "country": "KR",
    "field": "semiconductors",
    "annual_pay_krw": 160_000_000,
    "signed": True,
}
LINE = {"track": "F-2-T", "degrees": [DEGREE], "employment": [JOB], "offer": OFFER}


class Example(NamedTuple):
    """A line of facts and what a criterion (`A.pay`) or the whole (`outcome`) comes to."""

    source: str
    what: str
    filed_on: str
    changes: dict[str, Any]
    asked: str
    said: str | None


def pays(won: int) -> dict[str, Any]:
    return {"offer": OFFER | {"annual_pay_krw": won}}


def studied(institution: str, country: str, **changes: Any) -> dict[str, Any]:
    return {"degrees": [DEGREE | {"institution": institution, "country": country} | changes]}


def worked(employer: str, country: str, **changes: Any) -> dict[str, Any]:
    return {"employment": [JOB | {"employer": employer, "country": country} | changes]}


PAY = [
    Example(source, f"{won} on {filed_on}", filed_on, pays(won), asked, said)
    for source, filed_on, won, asked, said in (
        (GNI_2024, "2025-04-02", 149_865_000, "A.pay", MET),
        (GNI_2024, "2025-04-02", 149_864_999, "A.pay", NOT_MET),
        (REVISED, "2025-06-05", 149_865_000, "A.pay", MET),
        (GNI_2024, "2026-03-31", 149_865_000, "A.pay", MET),
        (GNI_2025, "2026-04-01", 149_865_000, "A.pay", NOT_MET),
        (GNI_2025, "2026-04-01", 157_248_000, "A.pay", MET),
        (GNI_2025, "2026-04-01", 157_247_999, "A.pay", NOT_MET),
        (GNI_2024, "2026-03-31", 199_820_000, "B.pay", MET),
        (GNI_2024, "2026-03-31", 199_819_999, "B.pay", NOT_MET),
        (GNI_2025, "2026-04-01", 199_820_000, "B.pay", NOT_MET),
        (GNI_2025, "2026-04-01", 209_664_000, "B.pay", MET),
        (GNI_2025, "2027-03-31", 157_248_000, "A.pay", MET),
        (GNI_2025, "2027-04-01", 157_248_000, "A.pay", UNDETERMINED),
    )
]
RANKED = [
    Example(QS_2026, f"{name}, within 100", "2025-07-01", studied(name, at), "A.education", MET)
    for name, at in (
        ("Massachusetts Institute of Technology", "US"),
        ("Imperial College London", "GB"),
        ("Stanford University", "US"),
        ("University of Oxford", "GB"),
        ("Harvard University", "US"),
        ("National University of Singapore", "SG"),
        ("서울대학교", "KR"),
        ("Yonsei University", "KR"),
        ("Korea University", "KR"),
    )
]
SAO_PAULO = studied("Universidade de São Paulo", "BR")
SAN_FRANCISCO = studied("University of California, San Francisco", "US")
EDUCATION = [
    Example(source, what, filed_on, changes, "A.education", said)
    for source, what, filed_on, changes, said in (
        (LAUNCH, "a master's", "2025-04-02", {"degrees": [DEGREE | {"level": "master"}]}, MET),
        (
            LAUNCH,
            "a bachelor's",
            "2025-04-02",
            {"degrees": [DEGREE | {"level": "bachelor"}]},
            NOT_MET,
        ),
        (LISTS, "QS 2025 rank 92, the last by then", "2025-06-18", SAO_PAULO, MET),
        (LISTS, "QS 2026 rank 108 from its day on", "2025-06-19", SAO_PAULO, NOT_MET),
        (MANUAL, "a day before the guideline", "2026-06-24", SAO_PAULO, NOT_MET),
        (MANUAL, "QS 2025 is of the last five years", "2026-06-25", SAO_PAULO, MET),
        (LISTS, "U.S. News alone", "2026-06-24", SAN_FRANCISCO, MET),
        (LISTS, "THE alone", "2026-06-24", studied("Wageningen University", "NL"), NOT_MET),
        (MANUAL, "THE counts", "2026-06-25", studied("Wageningen University", "NL"), MET),
        (MANUAL, "ARWU 98 alone", "2026-09-30", studied("Ghent University", "BE"), NOT_MET),
        (OWN, "U.S. News 104", "2026-10-01", studied("Ghent University", "BE"), MET),
        (
            OWN,
            "ARWU 89, else beyond 200",
            "2026-10-01",
            studied("Hebrew University of Jerusalem", "IL"),
            NOT_MET,
        ),
        (MANUAL, "rank 100 is within 100", "2026-06-25", studied("Rice University", "US"), MET),
        (
            MANUAL,
            "101 is not",
            "2026-09-30",
            studied("Queen Mary University of London", "GB"),
            NOT_MET,
        ),
        (
            OWN,
            "101 is within 200",
            "2026-10-01",
            studied("Queen Mary University of London", "GB"),
            MET,
        ),
        (LAUNCH, "a name that several bear", "2026-10-01", studied("NTU", ""), UNDETERMINED),
    )
]
EXPERIENCE = [
    Example(source, what, filed_on, changes, "A.experience", said)
    for source, what, filed_on, changes, said in (
        (
            LAUNCH,
            "8 years at Samsung",
            "2025-04-02",
            worked("Samsung Electronics", "KR", started_on="2017-04-03"),
            MET,
        ),
        (
            LAUNCH,
            "a day less",
            "2025-04-02",
            worked("Samsung Electronics", "KR", started_on="2017-04-04"),
            NOT_MET,
        ),
        (
            LAUNCH,
            "8 years at Hyundai",
            "2025-04-02",
            worked("Hyundai Motor", "KR", started_on="2017-04-03"),
            MET,
        ),
        (
            LAUNCH,
            "8 years at a company on no list",
            "2026-10-01",
            worked("Tiny Unknown Oy", "FI"),
            NOT_MET,
        ),
        (
            LAUNCH,
            "5 post-doctoral years at MIT",
            "2025-04-02",
            worked(
                "Massachusetts Institute of Technology",
                "US",
                kind="postdoc",
                started_on="2014-06-01",
                ended_on="2019-05-31",
            ),
            MET,
        ),
        (
            LAUNCH,
            "a day of them before the doctorate",
            "2025-04-02",
            worked(
                "Massachusetts Institute of Technology",
                "US",
                kind="postdoc",
                started_on="2014-05-31",
                ended_on="2019-05-30",
            ),
            NOT_MET,
        ),
        (
            MANUAL,
            "5 post-doctoral years at a listed company's laboratory",
            "2026-06-25",
            worked("Samsung Electronics", "KR", kind="postdoc", ended_on="2019-12-31"),
            MET,
        ),
        (
            MANUAL,
            "at an institute that may be a government's",
            "2026-06-25",
            worked("Max Planck Institute for Chemistry", "DE", kind="postdoc"),
            UNDETERMINED,
        ),
        (
            MANUAL,
            "at a university of rank 102 while 100 is the limit",
            "2026-09-30",
            worked("University of Arizona", "US", kind="postdoc"),
            NOT_MET,
        ),
        (
            OWN,
            "the same while 200 is",
            "2026-10-01",
            worked("University of Arizona", "US", kind="postdoc"),
            MET,
        ),
    )
]
RICH = pays(300_000_000)
NEITHER = {"degrees": [DEGREE | {"level": "bachelor"}], "employment": []} | RICH
WAIVER = [
    Example(
        f"{LAUNCH}, against Seoul Economic Daily",
        "neither",
        "2026-06-24",
        NEITHER,
        "outcome",
        UNDETERMINED,
    ),
    Example(MANUAL, "neither degree nor experience", "2026-06-25", NEITHER, "outcome", NOT_MET),
    Example(
        LAUNCH, "4 x GNI and a degree", "2025-04-02", {"employment": []} | RICH, "outcome", MET
    ),
    Example(MANUAL, "4 x GNI and experience", "2026-06-25", {"degrees": []} | RICH, "outcome", MET),
]
AREAS = [
    Example(FIELDS, f"{code} on {day}", day, {"offer": OFFER | {"field": code}}, "A.field", said)
    for codes, day, said in (
        (("semiconductors", "bio", "secondary_batteries", "displays"), "2025-04-02", MET),
        (("robotics", "defence", "ai", "advanced_mobility"), "2025-04-02", NOT_MET),
        (("robotics", "defence", "ai", "advanced_mobility"), "2025-10-28", MET),
        (("quantum", "space"), "2026-11-22", NOT_MET),
    )
    for code in codes
]
ABROAD = {"offer": OFFER | {"employer": "Google", "country": "US"}}
CONTRACT = [
    Example(
        LAUNCH,
        "unsigned",
        "2026-11-22",
        {"offer": OFFER | {"signed": False}},
        "A.contract",
        NOT_MET,
    ),
    Example(LAUNCH, "an employer abroad", "2026-11-22", ABROAD, "A.employer", NOT_MET),
    Example(LAUNCH, "no offer yet", "2026-11-22", {"offer": None}, "outcome", UNDETERMINED),
]


def seeks(**changes: Any) -> dict[str, Any]:
    recent = DEGREE | {"awarded_on": "2022-06-01"} | changes
    return {"track": "D-10-T", "degrees": [recent], "employment": [], "offer": None}


def graduates(
    name: str = "KAIST", by: dict[str, Any] | None = None, **changes: Any
) -> dict[str, Any]:
    made = {"level": "master", "institution": name, "country": "KR", "awarded_on": "2026-02-20"}
    president = {"kind": "university_president", "institution": name}
    return {
        "track": "F-2-7S",
        "degrees": [made | changes],
        "employment": [],
        "offer": None,
        "recommendation": by or president,
    }


OTHERS = [
    Example(source, what, filed_on, changes, asked, said)
    for source, what, filed_on, changes, asked, said in (
        (
            SEEKER,
            "5 years to the day",
            "2026-11-22",
            seeks(awarded_on="2021-11-22"),
            "outcome",
            MET,
        ),
        (SEEKER, "a day older", "2026-11-22", seeks(awarded_on="2021-11-21"), "outcome", NOT_MET),
        (SEEKER, "a bachelor's", "2026-11-22", seeks(level="bachelor"), "outcome", NOT_MET),
        (K_STAR, "KAIST", "2026-11-22", graduates(), "outcome", MET),
        (
            K_STAR,
            "Seoul National University",
            "2026-11-22",
            graduates("서울대학교"),
            "outcome",
            MET,
        ),
        (K_STAR, "UNIST, DGIST and GIST", "2026-11-22", graduates("UNIST"), "outcome", MET),
        (K_STAR, "expected", "2026-11-22", graduates(awarded_on="2027-02-19"), "outcome", MET),
        (
            K_STAR,
            "a day more than a year",
            "2026-11-22",
            graduates(awarded_on="2025-11-21"),
            "outcome",
            NOT_MET,
        ),
        (
            K_STAR,
            "another of the 32, whose list is not held",
            "2026-11-22",
            graduates("Yonsei University"),
            "outcome",
            UNDETERMINED,
        ),
        (
            K_STAR,
            "KOTRA instead",
            "2026-11-22",
            graduates(by={"kind": "kotra", "institution": None}),
            "outcome",
            NOT_MET,
        ),
        (
            K_TECH,
            "KRW 149.87 million in 2025",
            "2025-04-02",
            {"track": "K-TECH-PASS"} | pays(149_865_000),
            "fixed.pay",
            MET,
        ),
        (
            K_TECH,
            "engineering lists are not held",
            "2025-04-02",
            {"track": "K-TECH-PASS"},
            "fixed.education",
            UNDETERMINED,
        ),
        (
            K_TECH,
            "a global 500 company",
            "2025-04-02",
            {"track": "K-TECH-PASS"},
            "fixed.experience",
            MET,
        ),
        (
            K_TECH_2026,
            "points, pass mark unknown",
            "2026-07-02",
            {"track": "K-TECH-PASS"},
            "points.points",
            UNDETERMINED,
        ),
        (
            K_TECH_2026,
            "no points before",
            "2026-07-01",
            {"track": "K-TECH-PASS"},
            "points.points",
            None,
        ),
    )
]
EXAMPLES = [*PAY, *RANKED, *EDUCATION, *EXPERIENCE, *WAIVER, *AREAS, *CONTRACT, *OTHERS]


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: Any) -> Any:
    """Load everything that ships, and take it away again."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference_data", stdout=StringIO())
        call_command("load_rule_editions", stdout=StringIO())
        yield bench()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{one.asked}: {one.what}, {one.filed_on}" for one in EXAMPLES]
)
def test_an_example_of_the_sources_comes_out_as_they_say(shipped: Bench, example: Example) -> None:
    result = shipped.judge(LINE | {"filed_on": example.filed_on} | example.changes)
    said = {f"{one.pathway}.{one.code}": str(one.outcome) for one in result.findings}
    said["outcome"] = result.outcome
    assert said.get(example.asked) == example.said, example.source


@pytest.mark.parametrize(
    ("filed_on", "track", "edition"),
    [
        ("2025-04-01", "F-2-T", ""),
        ("2025-04-02", "F-2-T", "F-2-T/2025-04-02"),
        ("2026-06-24", "F-2-T", "F-2-T/2025-04-02"),
        ("2026-06-25", "F-2-T", "F-2-T/2026-06-25"),
        ("2026-09-30", "F-2-T", "F-2-T/2026-06-25"),
        ("2026-10-01", "F-2-T", "F-2-T/2026-10-01"),
        ("2026-07-01", "K-TECH-PASS", "K-TECH-PASS/2025-04-02"),
        ("2026-07-02", "K-TECH-PASS", "K-TECH-PASS/2026-07-02"),
        ("2025-12-31", "F-2-7S", ""),
        ("2026-01-01", "F-2-7S", "F-2-7S/2026-01-01"),
    ],
)
def test_a_filing_day_has_its_edition(
    shipped: Bench, filed_on: str, track: str, edition: str
) -> None:
    result = shipped.judge(LINE | {"filed_on": filed_on, "track": track})
    assert result.edition == edition
    assert edition or [one.because for one in result.findings] == ["no_edition_in_force"]
