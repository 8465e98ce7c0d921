"""Bring the Korean catalogue up to date with the sources, or check that it is complete."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from talentportal.core import catalogues


class Command(BaseCommand):
    help = "Update locale/ko from the sources; --check fails when a translation is missing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--merge", type=Path, nargs="*", default=[])

    def handle(self, *, check: bool, merge: list[Path], **_: Any) -> None:
        file = catalogues.path()
        held = catalogues.read(file)
        if check:
            self._check(held)
            return
        for other in merge:
            catalogues.take_over(held, catalogues.read(other))
        catalogues.write(catalogues.updated(held), file)
        lacking = catalogues.missing(catalogues.read(file))
        self.stdout.write(f"{file.name}: {len(lacking)} translations missing.")

    def _check(self, held: Any) -> None:
        lacking = [f"{one.id!r} {one.locations[:1]}" for one in catalogues.missing(held)]
        wrong = catalogues.broken(held)
        for line in lacking + wrong:
            self.stderr.write(line)
        if lacking or wrong:
            raise CommandError(f"{len(lacking)} translations missing, {len(wrong)} broken.")
        self.stdout.write("The Korean catalogue is complete.")
