"""Make the flat facts of all assessed cases anew; harmless at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from visas.services.projection import rebuild


class Command(BaseCommand):
    help = "Make the flat facts of all assessed cases anew, as questions about all cases read them."

    def handle(self, **_: Any) -> None:
        self.stdout.write(f"Flat facts: {rebuild():,} cases.")
