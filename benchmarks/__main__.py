"""Run the benchmarks on scratch servers: `python -m benchmarks [NAME …] [--cases N] [--write]`."""

import argparse
import contextlib
import importlib
import io
import os
import pkgutil
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TextIO

import django
from django.core.management import call_command

import benchmarks
from benchmarks import scratch

MODULES = ("matching", "assessment", "what_if", "queue")
"""In the order of running; one that is not there is left out."""
ON_CASES = frozenset({"what_if"})
"""Those that work on the large database; `queue` makes its own way."""


class Tee(io.StringIO):
    """Shows what is printed, and keeps it."""

    def __init__(self, shown: TextIO) -> None:
        super().__init__()
        self._shown = shown

    def write(self, text: str) -> int:
        """Show and keep."""
        self._shown.write(text)
        self._shown.flush()
        return super().write(text)


def main(arguments: Sequence[str]) -> None:
    """Measure what is named, or everything."""
    there = {module.name for module in pkgutil.iter_modules(benchmarks.__path__)}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MODULES))
    parser.add_argument("--cases", type=int, default=1_000_000, help="how many cases")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--data", default="", help="a folder that keeps the databases")
    asked = parser.parse_args(arguments)
    names = [name for name in asked.names or MODULES if name in there]
    os.environ |= {"CASES": str(asked.cases)}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talentportal.settings.dev")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end as well
    with scratch.servers(asked.data):
        django.setup()
        call_command("collectstatic", interactive=False, verbosity=0)
        _run(names, asked.cases, is_written=asked.write)


def _run(names: Sequence[str], cases: int, *, is_written: bool) -> None:
    filled = importlib.import_module("benchmarks.filled")  # needs Django to be ready
    report = importlib.import_module("benchmarks.report")
    before = os.getloadavg()[0]
    found: dict[str, Any] = {}
    tables: dict[str, str] = {}
    for name in names:
        heard = Tee(sys.stdout)
        with contextlib.ExitStack() as ends:
            if name in ON_CASES:
                ends.enter_context(filled.using(filled.database_of(cases)))
            ends.enter_context(contextlib.redirect_stdout(heard))
            print(f"\n{name}\n")
            found |= importlib.import_module(f"benchmarks.{name}").main()
        tables[name] = heard.getvalue().strip().removeprefix(name).strip()
    if cases in filled.MADE:
        found["make_cases seconds"] = round(filled.MADE[cases])
    print("\n".join(["", *report.summary(found)]))
    if is_written:
        today = datetime.now(UTC).date()
        report.write(found, tables, (before, os.getloadavg()[0]), today)


if __name__ == "__main__":
    main(sys.argv[1:])
