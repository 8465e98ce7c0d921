"""Say with which accounts one can try the demonstration."""

import unicodedata
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from talentportal.accounts.demo import PASSWORD, PEOPLE, Person
from talentportal.accounts.labels import ROLE_LABELS
from talentportal.accounts.models import User


class Command(BaseCommand):
    help = "Print the accounts of the demonstration, and their password."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print the accounts that exist and may be used; nothing outside a demonstration."""
        emails = [person.email for person in PEOPLE]
        usable = User.objects.filter(email__in=emails, is_demo=True, is_active=True)
        there = set(usable.values_list("email", flat=True)) if settings.DEMO else set()
        rows = [_row(person) for person in PEOPLE if person.email in there]
        if not rows:
            self.stdout.write("There are no demonstration accounts.")
            return
        self.stdout.write(f"Demonstration accounts (password for all: {PASSWORD})")
        widths = [max(_width(row[column]) for row in rows) for column in range(2)]
        for row in rows:
            self.stdout.write(
                f"  {_padded(row[0], widths[0])}  {_padded(row[1], widths[1])}  {row[2]}"
            )


def _row(person: Person) -> tuple[str, str, str]:
    office = f" ({person.office})" if person.office else ""
    return person.email, person.name, f"{ROLE_LABELS[person.role]}{office}"


def _width(text: str) -> int:
    """Return the columns a terminal needs: Hangul takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
