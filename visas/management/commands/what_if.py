"""Ask what a changed edition would do to all cases of its track; nothing is stored."""

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from visas.management.readiness import make_ready
from visas.models import RuleEdition
from visas.rules.editions import EditionParameters
from visas.rules.json_fields import Malformed
from visas.rules.outcomes import Outcome
from visas.rules.variation import held_at, value_of, varied
from visas.selectors import figures as dated
from visas.selectors.whatif.counting import Group, counts
from visas.selectors.whatif.results import OTHERS, Entry, result, shortened

_UNUSABLE = 2
"""Exit status for a base, path or value that cannot be used."""
_COLUMNS = (
    ("cases", "cases"),
    ("base_met", "met before"),
    ("variant_met", "met after"),
    ("newly_met", "newly met"),
    ("no_longer_met", "no longer"),
    ("newly_undetermined", "newly undetermined"),
)


class Command(BaseCommand):
    help = "Count whom a changed rule edition would let in, or shut out, among all cases."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--base", required=True, metavar="CODE", help="code of an edition")
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="PATH=VALUE",
            dest="changes",
            help="a parameter and its value, such as lists.limit=200; may be given several times",
        )
        parser.add_argument("--top", type=int, default=20, help="entries of a group (20)")
        parser.add_argument("--json", action="store_true", help="write one JSON object")

    def handle(self, **options: Any) -> None:
        make_ready()
        base = _base(options["base"])
        changes = _changes(base, options["changes"])
        try:
            variant = varied(base, changes)
        except Malformed as problem:
            raise CommandError(str(problem), returncode=_UNUSABLE) from problem
        began = time.perf_counter()
        found = result(counts(base, variant, dated.figures()))
        found["groups"] = {
            group: shortened(Group(group), entries, options["top"])
            for group, entries in found["groups"].items()
        }
        answer = {
            "base": base.code,
            "track": base.track,
            "changes": changes,
            **found,
            "seconds": round(time.perf_counter() - began, 3),
        }
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self._show(answer)

    def _show(self, answer: dict[str, Any]) -> None:
        told = ", ".join(f"{path} = {value}" for path, value in answer["changes"].items())
        self.stdout.write(f"{answer['base']}, {answer['cases']:,} cases; {told or 'unchanged'}\n\n")
        self.stdout.write("".join(["before \\ after".ljust(28), *(_cell(one) for one in Outcome)]))
        for base, row in answer["matrix"].items():
            self.stdout.write("".join([base.ljust(28), *(_cell(row[one]) for one in Outcome)]))
        for group, entries in answer["groups"].items():
            heads = "".join(_cell(words) for _key, words in _COLUMNS)
            self.stdout.write(f"\n{group.ljust(28)}{heads}")
            for entry in entries:
                self.stdout.write(_line(entry))
        self.stdout.write(f"\n{answer['seconds']} seconds")


def _line(entry: Entry) -> str:
    code = entry["code"]
    name = "(others)" if code == OTHERS else str(code or "(none)")
    return name[-27:].ljust(28) + "".join(_cell(entry[key]) for key, _words in _COLUMNS)


def _cell(value: str | int) -> str:
    return f" {value:>18,}" if isinstance(value, int) else f" {value:>18}"


def _base(code: str) -> EditionParameters:
    found = RuleEdition.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(RuleEdition.objects.order_by("code").values_list("code", flat=True))
        raise CommandError(f"{code}: no such edition; held are {known}.", returncode=_UNUSABLE)
    return dated.parameters(found)


def _changes(base: EditionParameters, pairs: list[str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for pair in pairs:
        path, equals, text = pair.partition("=")
        if not equals:
            raise CommandError(f"{pair}: PATH=VALUE is needed.", returncode=_UNUSABLE)
        try:
            changes[path] = value_of(text, held_at(base, path))
        except Malformed as problem:
            raise CommandError(str(problem), returncode=_UNUSABLE) from problem
    return changes
