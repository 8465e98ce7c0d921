"""The officers' queue and the case page: a thousand cases against a million, in one run."""

import gc
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.filled import SMALL, database_of, using
from benchmarks.questions import Question, Request, questions
from talentportal.accounts.models import User

LARGE = 1_000_000
ROUNDS = 5
OFFICER = "officer@demo.example"
MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one question took, in milliseconds, and what its heaviest answer weighs."""

    name: str
    p50: float
    p95: float
    queries: int
    bytes: int


def main() -> dict[str, Any]:
    """Measure both databases, print the table, return the figures."""
    cases = int(os.environ.get("CASES", LARGE))
    before, after = compared(database_of(SMALL), database_of(cases))
    print(f"Server time in ms, {ROUNDS} rounds; {SMALL:,} cases against {cases:,}.")
    for line in table(before, after):
        print(line)
    return figures(before, after)


def compared(small: str, large: str) -> tuple[list[Timing], list[Timing]]:
    """Ask the same of two databases, question by question in turns.

    What else the machine does then slows both down.
    """
    found: dict[str, list[Timing]] = {small: [], large: []}
    asked = {}
    for database in found:
        with using(database):
            asked[database] = _asked()
    for place in range(len(asked[small][1])):
        for database, (client, all_questions) in asked.items():
            with using(database):
                one = all_questions[place]
                found[database].append(_timed(client, one.name, one.requests, ROUNDS))
    return found[small], found[large]


def _asked() -> tuple[Client, list[Question]]:
    """Return an officer's client and all that it asks of the database in use."""
    officer = User.objects.get(email=OFFICER)
    client = Client(headers={"host": "localhost"})
    client.force_login(officer)
    return client, questions(officer)


def measured(rounds: int = ROUNDS, most: int | None = None) -> list[Timing]:
    """Ask everything of the database in use, or of each question the first `most` requests."""
    client, asked = _asked()
    return [_timed(client, one.name, one.requests[:most], rounds) for one in asked]


def _timed(client: Client, name: str, requests: Sequence[Request], rounds: int) -> Timing:
    """Time a question: each of its requests once to warm up, then in turns."""
    queries = size = 0
    for path, query in requests:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path, query)
            count = len(asked)
        if answer.status_code != 200:  # noqa: PLR2004 -- OK
            raise RuntimeError(f"{path} {query} → {answer.status_code}")
        queries, size = max(queries, count), max(size, len(answer.content))
    times = []
    gc.collect()  # what one question leaves behind is not for the next to clear away
    for _ in range(rounds):
        for path, query in requests:
            begun = time.perf_counter()
            client.get(path, query)
            times.append((time.perf_counter() - begun) * MILLISECONDS)
    return Timing(name, median(times), percentile(times, 95), queries, size)


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the time that so many percent of all do not exceed."""
    return quantiles(times, n=100, method="inclusive")[percent - 1] if len(times) > 1 else times[0]


def table(before: Iterable[Timing], after: Iterable[Timing]) -> list[str]:
    """Return the lines of the table."""
    head = ("", "p50", "p95", "p50", "p95", "ratio", "queries", "kB")
    lines = [_line(*head)]
    for small, large in zip(before, after, strict=True):
        lines.append(
            _line(
                small.name,
                *(f"{value:.1f}" for value in (small.p50, small.p95, large.p50, large.p95)),
                f"{large.p50 / small.p50:.2f}",
                str(large.queries),
                f"{large.bytes / 1000:.0f}",
            )
        )
    return lines


def _line(name: str, *cells: str) -> str:
    return f"{name:34}" + "".join(f"{cell:>9}" for cell in cells)


def figures(before: Sequence[Timing], after: Sequence[Timing]) -> dict[str, float]:
    """Return the worst of each kind."""
    pairs = list(zip(before, after, strict=True))
    pages = [(one, two) for one, two in pairs if two.name.startswith("case page")]
    lists = [pair for pair in pairs if pair not in pages]
    return {
        "queue p95 ms": round(max(large.p95 for _, large in lists), 1),
        "queue ratio": round(max(large.p50 / small.p50 for small, large in lists), 2),
        "queue queries": max(large.queries for _, large in lists),
        "queue kB": round(max(large.bytes for _, large in lists) / 1000, 1),
        "case page p95 ms": round(max(large.p95 for _, large in pages), 1),
    }
