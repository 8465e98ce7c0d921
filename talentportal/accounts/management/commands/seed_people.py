"""Make the organisations and people of a demonstration."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from talentportal.accounts.services import demo
from talentportal.kernel.errors import Refused


class Command(BaseCommand):
    help = "Make the demonstration's organisations and people; what is there already stays."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make what is missing and say how much that was."""
        try:
            made = demo.seed()
        except Refused as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self.stdout.write(f"{made} demonstration accounts made")
