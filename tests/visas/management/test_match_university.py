"""The command that matches names for batch users."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from benchmarks.matching import catalogue
from talentportal.reference.models import Institution
from visas.management.commands.match_university import answer

HELD = catalogue()


def lines(text: bytes, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict]]:
    malformed = answer(io.BytesIO(text), HELD)
    return malformed, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_line_is_answered_in_order(capsys) -> None:
    asked = [("MIT", "US"), ("Nowhere at all", None), ("MIT", None), ("東京大学", "")]
    text = "\n".join(json.dumps({"query": one, "country": at}) for one, at in asked)
    malformed, told = lines(text.encode(), capsys)
    assert malformed == 0
    assert [one["query"] for one in told] == [query for query, _ in asked]
    assert told[0] == {
        "query": "MIT",
        "status": "match",
        "ror_id": "https://ror.org/042nb2s44",
        "confidence": 0.98,
        "candidates": [],
        "because": "country_decides",
    }
    assert [one["status"] for one in told] == ["match", "none", "review", "match"]
    assert told[1]["candidates"] == []
    assert told[2]["candidates"][0]["ror_id"] == "https://ror.org/042nb2s44"


@pytest.mark.parametrize(
    "line",
    [
        b"nope",
        b"[]",
        b'{"query": 3}',
        b"{}",
        b'{"query": "MIT", "country": "USA"}',
        b'{"query": "MIT", "country": 1}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_malformed_line_is_told_and_the_rest_goes_on(line, capsys) -> None:
    malformed, told = lines(line + b'\n\n{"query": "KAIST"}\n', capsys)
    assert malformed == 1
    assert list(told[0]) == ["error"]
    assert told[1]["status"] == "match"


def test_half_a_character_does_not_stop_the_rest(capsys) -> None:
    malformed, told = lines(b'{"query": "x\\ud800"}\n{"query": "KAIST"}', capsys)
    assert (malformed, told[0]["query"], told[1]["status"]) == (0, "x\ud800", "match")


def test_a_university_without_a_ror_id_has_none_in_the_answer(capsys) -> None:
    _, told = lines(b'{"query": "UCSI University"}', capsys)
    assert (told[0]["status"], told[0]["ror_id"]) == ("match", None)


@pytest.mark.django_db
def test_the_command_fails_if_a_line_was_malformed(monkeypatch, capsys) -> None:
    call_command("load_institutions", stdout=io.StringIO())
    assert Institution.objects.exists()
    stdin = io.TextIOWrapper(io.BytesIO(b'{"query": "KAIST"}\nnope\n'))
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(CommandError, match="1"):
        call_command("match_university", "--json")
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [next(iter(one)) for one in told] == ["query", "error"]


def test_a_mark_before_the_first_line_is_no_part_of_it(capsys) -> None:
    malformed, told = lines(b'\xef\xbb\xbf{"query": "KAIST"}\r\n', capsys)
    assert (malformed, told[0]["status"]) == (0, "match")
