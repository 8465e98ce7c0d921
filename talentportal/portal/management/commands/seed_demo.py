"""Fill an empty portal with a believable, plainly fictional demonstration."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from talentportal.kernel.errors import Refused
from visas.services.demo.seeding import CASES, is_there, seed


class Command(BaseCommand):
    help = "Fill an empty portal with staff, applicants and cases; harmless to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=CASES, help="how many cases")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day on which the cases stand; today"
        )

    def handle(self, *, cases: int, on: date | None, **_: Any) -> None:
        begun = time.monotonic()
        call_command("seed_people", stdout=self.stdout)
        if is_there():
            self.stdout.write("The demonstration is there already.")
            return
        self.stdout.write("Demonstration cases, once, in about half a minute:")
        try:
            report = seed(say=self._say, today=on, count=cases)
        except Refused as refusal:
            raise CommandError(str(refusal.message)) from refusal
        states = ", ".join(f"{count} {state}" for state, count in sorted(report.states.items()))
        self._say(f"  {sum(report.states.values())} cases: {states}")
        self._say(f"  {report.rows['document']} documents, {report.rows['event']} lines of history")
        self._say(f"  done in {time.monotonic() - begun:.0f} s; letters follow in the background")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
