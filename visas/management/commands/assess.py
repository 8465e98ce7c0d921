"""Assess facts given as JSON Lines on standard input, one answer a line."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from visas.management.readiness import make_ready
from visas.rules.eligibility import Assessment
from visas.rules.findings import Criterion, Finding
from visas.rules.json_fields import Malformed
from visas.selectors.batch import Bench, bench

_SHOWN = ("pathway", "code", "outcome", "fact", "threshold", "because")


class Command(BaseCommand):
    help = (
        "Assess facts: reads JSON Lines as docs/rules.md describes them and writes one JSON line "
        "each, in order. A malformed line gets a line with its id (null where it cannot be "
        'read) and "error"; the rest goes on, and the exit status is 1.'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--full", action="store_true", help="with the numbers and parts of every criterion"
        )

    def handle(self, *, full: bool, **_: Any) -> None:
        make_ready()
        malformed = answer(sys.stdin.buffer, bench(), full=full)
        if malformed:
            message = f"Lines that could not be read: {malformed}"
            raise CommandError(message)


def answer(lines: Iterable[bytes], held: Bench, *, full: bool) -> int:
    """Write the answer to each line to standard output; return how many lines were malformed."""
    malformed = 0
    for line in lines:
        if not line.strip():
            continue
        told = answer_one(line, held, full=full)
        malformed += "error" in told
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    return malformed


def answer_one(line: bytes, held: Bench, *, full: bool) -> dict[str, Any]:
    """Return the answer to one line, or what is wrong with it."""
    named: dict[str, Any] = {"id": None}
    try:
        data = json.loads(line.decode("utf-8-sig"))
        if not isinstance(data, Mapping):
            raise Malformed("An object is needed.")
        named = {"id": data.get("id")}
        return named | as_line(held.judge(data), full=full)
    except (ValueError, OverflowError, RecursionError) as problem:
        return named | {"error": str(problem) or "This cannot be read."}


def as_line(result: Assessment, *, full: bool) -> dict[str, Any]:
    """Return an assessment as the line that stands for it."""
    whole = result.to_json()
    if not full:
        whole["criteria"] = [_brief(finding) for finding in result.findings]
    return whole


def _brief(finding: Finding) -> dict[str, Any]:
    """Return a finding without its numbers; that a list only stands in for another is said."""
    whole = finding.to_json()
    told = {key: whole[key] for key in _SHOWN}
    return told | {"is_stand_in": True} if _stands_in(finding) else told


def _stands_in(finding: Finding) -> bool:
    """Tell whether a finding rests on a list that stands in; a waiver rests on what is met."""
    if finding.code is not Criterion.WAIVER:
        return not finding.numbers.keys().isdisjoint(("is_stand_in", "stand_ins"))
    deciding = [part for part in finding.parts if part.outcome is finding.outcome]
    return any(map(_stands_in, deciding or finding.parts))
