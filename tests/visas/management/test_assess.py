"""The command for batches: one answer a line, in order, whatever the lines are."""

import json
import sys
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.usefixtures("world")

CRITERION = {"pathway", "code", "outcome", "fact", "threshold", "because"}
GOOD: dict[str, Any] = {
    "id": "good",
    "track": "F-2-T",
    "filed_on": "2026-11-22",
    "degrees": [
        {
            "level": "doctorate",
            "institution": "MIT",
            "country": "US",
            "awarded_on": "2014-06-01",
        }
    ],
    "employment": [
        {
            "employer": "Samsung Electronics",
            "country": "KR",
            "kind": "work",
            "started_on": "2015-01-01",
            "ended_on": None,
        }
    ],
    "offer": {
        "employer": "Hanbit Semiconductor",
        "country": "KR",
        "field": "semiconductors",
        "annual_pay_krw": 160_000_000,
        "signed": True,
    },
    "recommendation": None,
}


@pytest.fixture
def assess(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a function that runs the command on lines and returns its answers."""

    def run(*lines: Any, full: bool = False) -> list[dict[str, Any]]:
        written = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        stdin = TextIOWrapper(BytesIO(b"\n".join(written)))
        monkeypatch.setattr(sys, "stdin", stdin)
        try:
            call_command("assess", full=full, stderr=StringIO())
        finally:
            run.said = capsys.readouterr().out  # type: ignore[attr-defined]
        return answers(run)

    return run


def answers(run: Any) -> list[dict[str, Any]]:
    """Return what was written, line by line."""
    return [json.loads(line) for line in run.said.splitlines()]


def test_a_line_gets_its_outcome_pathway_edition_and_every_criterion(assess: Any) -> None:
    [told] = assess(GOOD)
    assert {key: told[key] for key in ("id", "outcome", "pathway", "edition")} == {
        "id": "good",
        "outcome": "met",
        "pathway": "A",
        "edition": "F-2-T/2026-10-01",
    }
    assert [(one["pathway"], one["code"]) for one in told["criteria"]] == [
        *[("A", code) for code in ("education", "experience", "pay")],
        *[("A", code) for code in ("contract", "employer", "field")],
        *[("B", code) for code in ("waiver", "pay", "contract", "employer", "field")],
    ]
    assert all(set(one) - {"is_stand_in"} == CRITERION for one in told["criteria"])
    assert told["criteria"][2]["threshold"] == 157_248_000


def test_pay_just_enough_on_31_march_2026_is_not_on_1_april(assess: Any) -> None:
    offer = GOOD["offer"] | {"annual_pay_krw": 149_865_000}
    before, after = assess(
        GOOD | {"filed_on": "2026-03-31", "offer": offer},
        GOOD | {"filed_on": "2026-04-01", "offer": offer},
    )
    assert (before["criteria"][2]["outcome"], after["criteria"][2]["outcome"]) == ("met", "not_met")


def test_a_list_that_stands_in_for_another_is_said(assess: Any) -> None:
    [told] = assess(GOOD | {"filed_on": "2025-05-01"})
    assert told["criteria"][0]["is_stand_in"]


def test_the_numbers_and_parts_are_told_on_request(assess: Any) -> None:
    [told] = assess(GOOD, full=True)
    assert told["criteria"][0]["numbers"]["rank"] == 1
    assert told["criteria"][1]["parts"][0]["code"] == "work"


def test_lines_that_cannot_be_read_are_told_and_the_rest_goes_on(assess: Any) -> None:
    job = GOOD["employment"][0] | {"ended_on": "2014-12-31"}
    with pytest.raises(CommandError, match="8"):
        assess(
            b"{",
            [1],
            GOOD | {"id": "track", "track": "F-9"},
            GOOD | {"id": "day", "filed_on": "2026-13-01"},
            GOOD | {"id": "job", "employment": [job]},
            {"id": "nothing"},
            GOOD | {"id": "pay", "offer": {"annual_pay_krw": "much"}},
            b'{"id": "\xff"}',
            GOOD,
        )
    told = answers(assess)
    assert [one["id"] for one in told] == [
        *(None, None, "track", "day", "job", "nothing", "pay", None),
        "good",
    ]
    assert ["error" in one for one in told] == [True] * 8 + [False]
    assert told[4]["error"].startswith("employment[0].ended_on")
    assert told[-1]["outcome"] == "met"


def test_a_path_by_the_waiver_says_which_list_stands_in(assess: Any) -> None:
    rich = GOOD["offer"] | {"annual_pay_krw": 300_000_000}
    case = GOOD | {"filed_on": "2025-07-01", "offer": rich}
    by_degree, by_career = assess(case | {"employment": []}, case | {"degrees": []})
    stands_in = [
        {one["code"] for one in told["criteria"] if one.get("is_stand_in")}
        for told in (by_degree, by_career)
    ]
    assert [told["pathway"] for told in (by_degree, by_career)] == ["B", "B"]
    assert stands_in == [set(), {"experience", "waiver"}]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"offer": []}, "offer: an object is needed."),
        ({"degrees": [None]}, "degrees[0]: an object is needed."),
        ({"recommendation": "kotra"}, "recommendation: an object is needed."),
        ({"filed_on": "9999-12-31"}, "filed_on: a day up to 9799-12-31 is needed."),
    ],
)
def test_an_error_names_its_place(assess: Any, changes: dict[str, Any], error: str) -> None:
    with pytest.raises(CommandError):
        assess(GOOD | changes)
    assert answers(assess) == [{"id": "good", "error": error}]


def test_days_at_the_end_of_the_calendar_are_answered(assess: Any) -> None:
    last = GOOD["degrees"][0] | {"awarded_on": "9999-12-31"}
    job = GOOD["employment"][0] | {"ended_on": "9999-12-31"}
    seeker, worker, late = assess(
        GOOD | {"track": "D-10-T", "degrees": [last]},
        GOOD | {"employment": [job]},
        GOOD | {"filed_on": "9799-12-31"},
    )
    assert [one["outcome"] for one in (seeker, worker)] == ["not_met", "met"]
    assert late["criteria"][2]["because"] == "gni_not_held"


def test_a_file_may_begin_with_a_byte_order_mark_and_the_uk_is_a_country(assess: Any) -> None:
    offer = GOOD["offer"] | {"country": "UK"}
    [told] = assess(b"\xef\xbb\xbf" + json.dumps(GOOD | {"offer": offer}).encode())
    assert told["criteria"][4]["fact"] == "GB"


def test_nothing_in_is_nothing_out(assess: Any) -> None:
    assert assess() == []
    assert assess(b"", b"  ", b"") == []


def test_names_are_looked_up_and_no_identity_is_believed(assess: Any) -> None:
    false = {"status": "match", "kind": "university", "ref": "https://ror.org/042nb2s44"}
    made_up = GOOD["degrees"][0] | {"institution": "Zzyzx Night School", "identity": false}
    doubtful = GOOD["degrees"][0] | {"institution": "NTU", "country": None}
    unknown, review = assess(GOOD | {"degrees": [made_up]}, GOOD | {"degrees": [doubtful]})
    assert unknown["criteria"][0]["outcome"] == "not_met"
    assert review["criteria"][0]["outcome"] == "undetermined"


def test_a_field_may_be_written_as_people_write_it(assess: Any) -> None:
    told = assess(
        *(
            GOOD | {"offer": GOOD["offer"] | {"field": field}}
            for field in ("Semiconductor", "반도체", " SEMICONDUCTORS", "Agriculture", None)
        )
    )
    outcomes = [one["criteria"][5]["outcome"] for one in told]
    assert outcomes == ["met", "met", "met", "not_met", "undetermined"]


def test_work_at_a_university_is_known_as_such(assess: Any) -> None:
    job = GOOD["employment"][0] | {"employer": "Massachusetts Institute of Technology"}
    held, institute = assess(
        GOOD | {"employment": [job | {"country": "US"}]},
        GOOD | {"track": "K-TECH-PASS", "employment": [job | {"country": "US"}]},
    )
    assert held["criteria"][1]["because"] == "experience_short"
    assert institute["criteria"][1]["because"] == "experience_in_doubt"


def test_every_track_is_answered(assess: Any) -> None:
    president = {"kind": "university_president", "institution": "Seoul National University"}
    graduate = {
        "level": "master",
        "institution": "서울대학교",
        "country": "KR",
        "awarded_on": "2026-02-20",
    }
    recent = GOOD["degrees"][0] | {"awarded_on": "2024-06-01"}
    told = assess(
        GOOD | {"track": "D-10-T", "degrees": [recent], "offer": None},
        GOOD | {"track": "F-2-7S", "degrees": [graduate], "recommendation": president},
        GOOD | {"track": "K-TECH-PASS"},
        GOOD | {"track": "K-TECH-PASS", "filed_on": "2025-04-01"},
    )
    assert [(one["outcome"], one["pathway"], one["edition"]) for one in told] == [
        ("met", "job-seeker", "D-10-T/2025-04-02"),
        ("met", "k-star", "F-2-7S/2026-01-01"),
        ("undetermined", None, "K-TECH-PASS/2026-07-02"),
        ("not_met", None, None),
    ]
    assert [one["because"] for one in told[3]["criteria"]] == ["no_edition_in_force"]
