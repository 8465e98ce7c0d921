"""Editions read from the shipped file, and what they refuse."""

import json
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.visas.rules.samples import EDITIONS, GUIDELINE, LAUNCH, TOP_200
from visas.rules.editions import EditionParameters, ListTime, WaiverScope, edition_in_force
from visas.rules.offers import threshold_won
from visas.rules.states import Track

ROWS: list[dict[str, Any]] = json.loads(
    Path("visas/data/rule_editions.json").read_text(encoding="utf-8")
)


def test_the_launch_edition_is_what_was_announced() -> None:
    assert LAUNCH.lists.providers == ("QS", "USNEWS")
    assert (LAUNCH.lists.limit, LAUNCH.lists.time) == (100, ListTime.LATEST_AT_FILING)
    assert (LAUNCH.gni.multiple, LAUNCH.gni.waiver_multiple) == (Decimal(3), Decimal(4))
    assert LAUNCH.waiver.is_disputed


def test_the_guideline_edition_settles_the_waiver_and_looks_back_five_years() -> None:
    assert (GUIDELINE.lists.time, GUIDELINE.lists.window_years) == (ListTime.ANY_WITHIN, 5)
    assert GUIDELINE.companies.window_years == 3
    assert GUIDELINE.waiver.scope is WaiverScope.ONE_OF
    assert not GUIDELINE.waiver.is_disputed
    assert "ARWU" not in GUIDELINE.lists.providers


def test_the_programmes_own_edition_differs_by_its_limit_alone() -> None:
    ours, guideline = TOP_200.to_json()["parameters"], GUIDELINE.to_json()["parameters"]
    assert ours["lists"].pop("limit") == 200
    assert guideline["lists"].pop("limit") == 100
    del ours["sources"], guideline["sources"]
    assert ours == guideline


@given(st.dates(date(2025, 1, 1), date(2030, 1, 1)))
def test_a_day_falls_under_one_edition_or_before_the_first(day: date) -> None:
    found = [edition for edition in EDITIONS if edition.is_in_force(day)]
    assert len(found) == (day >= date(2025, 4, 2))
    assert edition_in_force(EDITIONS, Track.F_2_T, day) == (found[0] if found else None)
    assert edition_in_force(EDITIONS, Track.D_10_T, day) is None


def test_the_eight_fields_joined_in_two_steps() -> None:
    joined = date(2025, 10, 16)
    assert len(LAUNCH.fields_on(joined - timedelta(days=1))) == 4
    assert len(LAUNCH.fields_on(joined)) == 8


@pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
def test_every_edition_names_its_sources_in_both_languages(row: dict[str, Any]) -> None:
    sources = row["parameters"]["sources"]
    assert {"lists.limit", "lists.providers", "gni.multiple", "waiver.scope", "fields"} <= set(
        sources
    )
    assert all(sources.values())
    assert set(row["title"]) == {"ko", "en"}


@pytest.mark.parametrize("edition", EDITIONS, ids=[edition.code for edition in EDITIONS])
def test_an_edition_is_written_as_it_was_read(edition: EditionParameters) -> None:
    assert EditionParameters.from_json(json.loads(json.dumps(edition.to_json()))) == edition


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("code", "", "code"),
        ("track", "F-9", "track"),
        ("effective_from", None, "effective_from"),
        ("parameters", None, "parameters"),
        ("parameters.lists.limit", "100", "lists.limit"),
        ("parameters.lists.limits", {"QS": -1}, "lists.QS"),
        ("parameters.lists.quantifier", "some", "lists.quantifier"),
        ("parameters.lists.providers", ["QS", "QS"], "lists.providers"),
        ("parameters.lists.time", "any_within", "lists.window_years"),
        ("parameters.lists.window_years", 5, "lists.window_years"),
        ("parameters.gni.multiple", "0", "gni.multiple"),
        ("parameters.gni.multiple", "three", "gni.multiple"),
        ("parameters.gni.multiple", "NaN", "gni.multiple"),
        ("parameters.degree.levels", ["phd"], "levels"),
        ("parameters.experience.alternatives", [{"kind": "work"}], r"alternatives\[0\].years"),
        ("parameters.pathways", [{"code": "A", "criteria": ["degree"]}], r"pathways\[0\].criteria"),
        ("parameters.pathways", [{"code": "A", "criteria": []}], r"pathways\[0\].criteria"),
        ("parameters.fields", [{"code": "ai"}], r"fields\[0\].applies_from"),
        ("parameters.waiver", None, "waiver"),
    ],
)
def test_a_malformed_edition_is_refused_with_the_place(path: str, value: Any, where: str) -> None:
    row = deepcopy(ROWS[0])
    target, *_ = [row]
    *parents, last = path.split(".")
    for key in parents:
        target = target[key]
    target[last] = value
    with pytest.raises(ValueError, match=f"^{where}"):
        EditionParameters.from_json(row)


@given(st.decimals("0.01", 10, places=2), st.integers(1, 10**9))
def test_a_threshold_is_the_least_whole_won_that_reaches_the_multiple(
    multiple: Decimal, gni_won: int
) -> None:
    threshold = threshold_won(multiple, gni_won)
    assert threshold >= multiple * gni_won > threshold - 1
