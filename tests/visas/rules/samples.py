"""Made facts and figures for the tests of the rules: one good case, and how to change it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from visas.rules.editions import EditionParameters, edition_in_force
from visas.rules.eligibility import Assessment, assess
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
)
from visas.rules.figures import Figures, GniFigure, ListEdition, RankedList
from visas.rules.findings import Criterion, Finding
from visas.rules.states import Track

EDITIONS = tuple(
    EditionParameters.from_json(row)
    for row in json.loads(
        Path("visas/data/rule_editions.json").read_text(encoding="utf-8"),
    )
)
BY_CODE = {edition.code: edition for edition in EDITIONS}
LAUNCH, GUIDELINE, TOP_200 = (edition for edition in EDITIONS if edition.track is Track.F_2_T)

GNI = (
    GniFigure(2023, 44_051_000, date(2024, 7, 1), date(2025, 3, 31)),
    GniFigure(2024, 49_955_000, date(2025, 4, 1), date(2026, 3, 31)),
    GniFigure(2024, 49_955_000, date(2026, 4, 1), date(2027, 3, 31), "E-7"),
    GniFigure(2025, 52_416_000, date(2026, 4, 1), date(2027, 3, 31)),
)
RANKINGS = RankedList.from_rows(
    [
        ListEdition("QS", "2024", date(2023, 6, 27), 200),
        ListEdition("QS", "2025", date(2024, 6, 4), 200),
        ListEdition("QS", "2026", date(2025, 6, 19), 200),
        ListEdition("QS", "2027", date(2026, 6, 18), 500),
        ListEdition("THE", "2027", date(2026, 10, 1), 500),
        ListEdition("USNEWS", "2026-2027", date(2026, 6, 16), 200),
    ],
    [
        *[("high", "QS", edition, 5) for edition in ("2024", "2025", "2026", "2027")],
        ("high", "USNEWS", "2026-2027", 7),
        *[("middle", "QS", edition, 150) for edition in ("2024", "2025", "2026", "2027")],
        ("falling", "QS", "2024", 95),
        ("falling", "QS", "2025", 101),
        ("falling", "QS", "2026", 110),
        ("falling", "QS", "2027", 120),
        ("american", "USNEWS", "2026-2027", 60),
        ("low", "QS", "2027", 400),
    ],
)
COMPANIES = RankedList.from_rows(
    [ListEdition("FORTUNE", "2026", date(2026, 7, 29), 500)], [("giant", "FORTUNE", "2026", 18)]
)
FIGURES = Figures(GNI, RANKINGS, COMPANIES)
KAIST = "https://ror.org/05apxxy63"
"""One of the universities designated for F-2-7S."""
REVIEW = Identity(MatchStatus.REVIEW)
UNKNOWN = Identity(MatchStatus.NONE)


def university(ref: str) -> Identity:
    """Return the identity of a matched university."""
    return Identity(MatchStatus.MATCH, BodyKind.UNIVERSITY, ref)


def company(ref: str = "giant") -> Identity:
    """Return the identity of a matched company."""
    return Identity(MatchStatus.MATCH, BodyKind.COMPANY, ref)


GOVERNMENT = Identity(MatchStatus.MATCH, BodyKind.GOVERNMENT_INSTITUTE, "institute")


def degree(ref: str = "high", **changes: Any) -> Degree:
    """Return a doctorate of 2014 from a university of the figures above."""
    made = Degree(Level.DOCTORATE, f"{ref} university", "US", date(2014, 6, 1), university(ref))
    return replace(made, **changes)


def job(started: str, ended: str | None, identity: Identity | None = None) -> Employment:
    """Return a time of work, at the listed company unless said otherwise."""
    return Employment(
        "Giant",
        "US",
        JobKind.WORK,
        date.fromisoformat(started),
        date.fromisoformat(ended) if ended else None,
        identity or company(),
    )


def postdoc(started: str, ended: str | None, identity: Identity | None = None) -> Employment:
    """Return a time of post-doctoral research, at the best university unless said otherwise."""
    return replace(job(started, ended, identity or university("high")), kind=JobKind.POSTDOC)


OFFER = Offer("Hanbit Semiconductor", "KR", "semiconductors", 160_000_000, signed=True)


def facts(filed_on: str = "2026-11-22", **changes: Any) -> Facts:
    """Return a case that meets path A of every edition, changed as told."""
    made = Facts(
        Track.F_2_T,
        date.fromisoformat(filed_on),
        (degree(),),
        (job("2015-01-01", None),),
        OFFER,
    )
    return replace(made, **changes)


def offered(**changes: Any) -> Offer:
    """Return the offer, changed as told."""
    return replace(OFFER, **changes)


def answer(case: Facts, figures: Figures = FIGURES) -> Assessment:
    """Assess by the edition in force on the filing day."""
    return assess(case, edition_in_force(EDITIONS, case.track, case.filed_on), figures)


def finding(case: Facts, code: Criterion, pathway: str = "A") -> Finding:
    """Return one finding of that assessment, parts included."""
    found = [*answer(case).of_pathway(pathway)]
    found += [part for whole in found for part in whole.parts]
    return next(one for one in found if one.code is code)
