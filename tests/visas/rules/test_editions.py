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

from tests.visas.rules.samples import BY_CODE, EDITIONS, GUIDELINE, LAUNCH, TOP_200
from visas.rules.criteria import WaiverScope, held
from visas.rules.edition_outline import unsourced
from visas.rules.editions import EditionParameters, edition_in_force
from visas.rules.list_rules import ListTime
from visas.rules.prepared import threshold_won
from visas.rules.states import Track

ROWS: list[dict[str, Any]] = json.loads(
    Path("visas/data/rule_editions.json").read_text(encoding="utf-8")
)


def test_the_launch_edition_is_what_was_announced() -> None:
    assert held(LAUNCH.lists).providers == ("QS", "USNEWS")
    assert (held(LAUNCH.lists).limit, held(LAUNCH.lists).time) == (100, ListTime.LATEST_AT_FILING)
    assert (held(LAUNCH.gni).multiple, held(LAUNCH.gni).waiver_multiple) == (Decimal(3), Decimal(4))
    assert held(LAUNCH.waiver).is_disputed


def test_the_guideline_edition_settles_the_waiver_and_looks_back_five_years() -> None:
    assert (held(GUIDELINE.lists).time, held(GUIDELINE.lists).window_years) == (
        ListTime.ANY_WITHIN,
        5,
    )
    assert held(GUIDELINE.companies).window_years == 3
    assert held(GUIDELINE.waiver).scope is WaiverScope.ONE_OF
    assert not held(GUIDELINE.waiver).is_disputed
    assert "ARWU" not in held(GUIDELINE.lists).providers


def test_the_programmes_own_edition_differs_by_its_limit_alone() -> None:
    ours, guideline = TOP_200.to_json()["parameters"], GUIDELINE.to_json()["parameters"]
    assert ours["lists"].pop("limit") == 200
    assert guideline["lists"].pop("limit") == 100
    del ours["sources"], guideline["sources"]
    assert ours == guideline


@given(st.dates(date(2025, 1, 1), date(2030, 1, 1)))
def test_a_day_falls_under_one_edition_or_before_the_first(day: date) -> None:
    first = {
        Track.F_2_T: date(2025, 4, 2),
        Track.D_10_T: date(2025, 4, 2),
        Track.F_2_7S: date(2026, 1, 1),
        Track.K_TECH_PASS: date(2025, 4, 2),
    }
    for track, begins in first.items():
        of_track = [edition for edition in EDITIONS if edition.track is track]
        found = [edition for edition in of_track if edition.is_in_force(day)]
        assert len(found) == (day >= begins)
        assert edition_in_force(EDITIONS, track, day) == (found[0] if found else None)


def test_the_pass_gets_its_points_on_2_july_2026() -> None:
    before, after = BY_CODE["K-TECH-PASS/2025-04-02"], BY_CODE["K-TECH-PASS/2026-07-02"]
    assert [pathway.code for pathway in before.pathways] == ["fixed"]
    assert [pathway.code for pathway in after.pathways] == ["fixed", "points"]
    assert before.effective_to == after.effective_from - timedelta(days=1)
    table = held(after.points)
    assert table.pass_mark is None
    assert (table.expertise + table.strategic_value, table.sme_bonus) == (35, 10)


def test_five_institutes_are_designated_for_certain_and_the_rest_is_open() -> None:
    designated = held(held(BY_CODE["F-2-7S/2026-01-01"].degree).designated)
    assert {f"https://ror.org/{one}" for one in ("05apxxy63", "024kbgz78", "03frjya69")} <= set(
        designated.refs
    )
    assert not designated.is_complete


def test_the_eight_fields_joined_in_two_steps() -> None:
    joined = date(2025, 10, 16)
    assert len(LAUNCH.fields_on(joined - timedelta(days=1))) == 4
    assert len(LAUNCH.fields_on(joined)) == 8


@pytest.mark.parametrize("edition", EDITIONS, ids=[one.code for one in EDITIONS])
def test_no_parameter_of_a_shipped_edition_is_without_a_source(edition: EditionParameters) -> None:
    assert unsourced(edition) == ()
    assert "pathways" in edition.sources
    assert [key for key, source in edition.sources.items() if not source.ko] == []


@pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
def test_every_edition_names_its_sources_in_both_languages(row: dict[str, Any]) -> None:
    edition = EditionParameters.from_json(row)
    asked = {
        "degree": {"degree.levels"},
        "lists": {"lists.limit", "lists.providers", "lists.quantifier", "lists.time"},
        "companies": {"companies.limit", "companies.time"},
        "experience": {"experience.alternatives"},
        "gni": {"gni.multiple"},
        "waiver": {"waiver.scope", "gni.waiver_multiple"},
        "fields": {"fields"},
        "recommendation": {"recommendation.kinds", "recommendation.from_designated"},
        "points": {
            "points.pass_mark",
            "points.quantitative",
            "points.qualitative",
            "points.sme_bonus",
        },
    }
    for block in set(row["parameters"]) & set(asked):
        assert asked[block] <= set(edition.sources)
    assert all(source.en and source.ko for source in edition.sources.values())
    assert set(row["title"]) == {"ko", "en"}
    assert row["source"]
    assert row["source_ko"]


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
        ("parameters.lists.limits", {"QS": -1}, r"lists.limits.QS"),
        ("parameters.lists.quantifier", "some", "lists.quantifier"),
        ("parameters.lists.providers", ["QS", "QS"], "lists.providers"),
        ("parameters.lists.time", "any_within", "lists.window_years"),
        ("parameters.lists.window_years", 5, "lists.window_years"),
        ("parameters.gni.multiple", "0", "gni.multiple"),
        ("parameters.gni.multiple", "three", "gni.multiple"),
        ("parameters.gni.multiple", "NaN", "gni.multiple"),
        ("parameters.degree.levels", ["phd"], "degree.levels"),
        (
            "parameters.experience.alternatives",
            [{"kind": "work"}],
            r"experience.alternatives\[0\].years",
        ),
        ("parameters.pathways", [{"code": "A", "criteria": ["degree"]}], r"pathways\[0\].criteria"),
        ("parameters.pathways", [{"code": "A", "criteria": []}], r"pathways\[0\].criteria"),
        ("parameters.fields", [{"code": "ai"}], r"fields\[0\].applies_from"),
        ("parameters.waiver", None, "waiver: needed by pathways"),
        ("parameters.gni", None, "gni: needed by pathways"),
        ("parameters.gni.waiver_multiple", None, "gni.waiver_multiple: needed by"),
        ("parameters.degree", None, "degree: needed by pathways"),
        ("parameters.lists", None, "lists: needed by pathways"),
        ("parameters.companies", None, "companies: needed by pathways"),
        ("parameters.fields", [], "fields: needed by pathways"),
        ("parameters.experience.alternatives", [], "experience.alternatives: needed by"),
        ("parameters.pathways", [], "pathways: at least one"),
        ("parameters.pathways", [{"code": "A", "criteria": ["points"]}], "points: needed by"),
        (
            "parameters.pathways",
            [{"code": "A", "criteria": ["recommendation"]}],
            "recommendation: needed by",
        ),
        ("parameters.lists.limit", 0, "lists.limit"),
        ("parameters.lists.providers", [], "lists.providers"),
        ("parameters.lists.limits", {"ARWU": 10}, "lists.limits.ARWU"),
        ("parameters.lists.limt", 200, "lists.limt: unknown here"),
        ("parameters.list", {}, "list: unknown here"),
        ("parameters.degree.levels", [], "degree.levels"),
        ("parameters.degree.designated", {"refs": []}, "degree.designated.is_complete"),
        ("parameters.sources", {"lists.limit": {"ko": "x"}}, "sources.lists.limit.en"),
        ("parameters.recommendation", {"kinds": ["friend"]}, "recommendation.kinds"),
        ("effective_to", "2025-04-01", "effective_to"),
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


def points(**changes: Any) -> dict[str, Any]:
    """Return a table of points in the agreed form."""
    made: dict[str, Any] = {
        "pass_mark": 60,
        "quantitative": {
            "degree": [{"level": "doctorate", "points": 25}, {"level": "master", "points": 20}],
            "employer": [{"years": 3, "points": 20}],
            "pay": [{"multiple": "3", "points": 20}, {"multiple": "1.5", "points": 10}],
        },
        "qualitative": {"expertise": 20, "strategic_value": 15},
        "sme_bonus": 10,
    }
    return made | changes


def with_points(**changes: Any) -> dict[str, Any]:
    row = deepcopy(ROWS[0])
    row["parameters"] |= {
        "pathways": [{"code": "points", "criteria": ["points", "contract"]}],
        "points": points(**changes),
    }
    return row


def test_a_table_of_points_is_written_as_it_was_read() -> None:
    edition = EditionParameters.from_json(with_points())
    assert held(edition.points).most == 100
    assert EditionParameters.from_json(json.loads(json.dumps(edition.to_json()))) == edition


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"sme_bonus": None}, "points.sme_bonus"),
        ({"qualitative": {"expertise": 20, "strategic_value": 20}}, "points.quantitative: .* 105"),
        ({"qualitative": {"expertise": 20}}, "points.qualitative.strategic_value"),
        ({"quantitative": {"degree": [], "employer": [], "pay": []}}, "points.quantitative.degree"),
        ({"pass_mark": "60"}, "points.pass_mark"),
        ({"passmark": 60}, "points.passmark"),
    ],
)
def test_a_malformed_table_of_points_is_refused(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(ValueError, match=f"^{where}"):
        EditionParameters.from_json(with_points(**changes))


def test_blocks_that_no_pathway_asks_for_may_be_absent() -> None:
    row = deepcopy(ROWS[0])
    kept = {key: row["parameters"][key] for key in ("degree", "lists")}
    row["parameters"] = {"pathways": [{"code": "A", "criteria": ["education"]}], **kept}
    edition = EditionParameters.from_json(row)
    assert (edition.gni, edition.alternatives, edition.fields) == (None, (), ())
    assert EditionParameters.from_json(edition.to_json()) == edition


def test_a_source_may_be_given_in_both_languages() -> None:
    row = deepcopy(ROWS[0])
    row["parameters"]["sources"] = {"fields": {"en": "A paper.", "ko": "신문."}, "gni": "A law."}
    edition = EditionParameters.from_json(row)
    assert edition.sources["fields"].text("ko") == "신문."
    assert edition.sources["gni"].text("ko") == edition.sources["gni"].text("en") == "A law."
    assert edition.to_json()["parameters"]["sources"] == row["parameters"]["sources"]


@given(st.decimals("0.01", 10, places=2), st.integers(1, 10**9))
def test_a_threshold_is_the_least_whole_won_that_reaches_the_multiple(
    multiple: Decimal, gni_won: int
) -> None:
    threshold = threshold_won(multiple, gni_won)
    assert threshold >= multiple * gni_won > threshold - 1
