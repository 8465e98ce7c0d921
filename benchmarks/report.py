"""Targets and verdicts, and the page `docs/benchmarks.md`."""

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psutil
from django.db import connection

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure has to reach: not more than, or with `at_least` not less than."""

    limit: float
    at_least: bool = False

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:,g}"

    def is_met_by(self, value: float) -> bool:
        """Say whether the figure reaches it."""
        return value >= self.limit if self.at_least else value <= self.limit


TARGETS: Mapping[str, Target] = {
    "portal right_of_given": Target(0.995, at_least=True),
    "portal found_of_true": Target(0.9, at_least=True),
    "portal found_or_review": Target(0.98, at_least=True),
    "portal queries_per_second": Target(2_000, at_least=True),
    "assessment per second": Target(20_000, at_least=True),
    "what-if seconds, slowest": Target(5),
    "make_cases seconds": Target(300),
    "queue p95 ms": Target(60),
    "queue ratio": Target(2),
    "queue queries": Target(15),
    "queue kB": Target(100),
    "case page p95 ms": Target(60),
}


WORDS: Mapping[str, str] = {
    "portal right_of_given": "matching: right when `match` is given",
    "portal found_of_true": "matching: true cases that get `match`",
    "portal found_or_review": "matching: `match`, or `review` with the truth in it",
    "portal queries_per_second": "matching: queries a second, one core",
    "assessment per second": "assessments a second, one core",
}


def flat(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return figures within figures by both names: `{"portal": {"wrong": 1}}` → `portal wrong`."""
    named: dict[str, Any] = {}
    for name, value in found.items():
        if isinstance(value, Mapping):
            named |= {f"{name} {inner}": one for inner, one in flat(value).items()}
        else:
            named[name] = value
    return named


def summary(found: Mapping[str, Any]) -> list[str]:
    """Return the table of all figures that have a target, as Markdown."""
    lines = ["| figure | measured | target | |", "|---|---:|---:|---|"]
    figures = flat(found)
    for name, target in TARGETS.items():
        words, value = WORDS.get(name, name), figures.get(name)
        if value is None:
            lines.append(f"| {words} | not measured | {target} | – |")
            continue
        verdict = "reached" if target.is_met_by(value) else "**missed**"
        lines.append(f"| {words} | {round(value, 4):,} | {target} | {verdict} |")
    return lines


def machine() -> dict[str, str]:
    """Return what the figures were measured on."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
        cursor.execute("SHOW shared_buffers")
        (buffers,) = cursor.fetchone()
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "Python": platform.python_version(),
        "PostgreSQL": f"{server}, shared_buffers {buffers}",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def write(
    found: Mapping[str, Any],
    tables: Mapping[str, str],
    load: tuple[float, float],
    day: date,
    page: Path = PAGE,
) -> None:
    """Write the page: the machine, the summary, and what each module printed.

    `load` is how many processes wanted a processor before and after: more than there are cores, and
    others worked on the machine as well.
    """
    lines = [
        "# Benchmarks",
        "",
        f"Written by `make bench` on {day.isoformat()}; `make bench CASES=100000` is quicker.",
        "",
        *(f"- {name}: {value}" for name, value in machine().items()),
        f"- load: {load[0]:.1f} when it began, {load[1]:.1f} when it ended",
        "",
        "## Summary",
        "",
        *summary(found),
    ]
    for name, text in tables.items():
        lines += ["", f"## {name}", "", "```", text.rstrip(), "```"]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
