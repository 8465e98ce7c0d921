"""Fill the database with synthetic cases: to measure with, and to rehearse with a full portal."""

import io
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from talentportal.kernel.errors import Refused
from visas.management.readiness import make_ready
from visas.models import Application
from visas.services.volume.making import SEED, TOLD_EVERY, make_cases

_MIXED = "synthetic cases would stand among real ones. Say --yes if that is what you want."


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ArgumentTypeError("must be at least 1")
    return number


def _holds_real_cases() -> bool:
    """Tell whether people who do not belong to the demonstration have filed.

    Settings say how a command was started, and not whose database it was pointed at.
    """
    filed = Application.objects.filter(receipt_number__isnull=False)
    return filed.filter(applicant__is_demo=False).exists()


class Command(BaseCommand):
    help = "Fill the database with N synthetic cases of fictional people, by COPY."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=_count, metavar="N", help="how many cases")
        parser.add_argument("--seed", default=SEED, help="another seed gives other cases")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day on which the cases stand; today"
        )
        parser.add_argument(
            "--told-every",
            type=_count,
            default=TOLD_EVERY,
            help="of so many closed cases one gets its assessment and history; open ones all do",
        )
        parser.add_argument(
            "--workers", type=int, default=0, help="processes; 0: one per processor"
        )
        parser.add_argument("--yes", action="store_true", help="also outside of a demonstration")

    def handle(self, *, count: int, yes: bool, **options: Any) -> None:
        if not settings.DEMO and not yes:
            raise CommandError(f"This portal is no demonstration: {_MIXED}")
        make_ready()
        if not yes and _holds_real_cases():
            raise CommandError(f"The database holds cases of real people: {_MIXED}")
        if settings.DEMO:
            call_command("seed_people", stdout=io.StringIO())
        try:
            report = make_cases(
                count=count,
                seed=options["seed"],
                told_every=options["told_every"],
                today=options["on"],
                workers=options["workers"],
                say=self._say,
            )
        except Refused as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self._say(f"{report.cases:,} cases made in {report.seconds:.0f} s")

    def _say(self, text: str) -> None:
        self.stderr.write(text)
        self.stderr.flush()
