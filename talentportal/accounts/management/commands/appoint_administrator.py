"""Invite the first administrator of a new portal."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from talentportal.accounts.services import first
from talentportal.kernel.errors import Refused


class Command(BaseCommand):
    help = "Invite the first administrator, while there is none; the link goes to the address."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say who it is, and for which ministry they act."""
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--language", choices=sorted(dict(settings.LANGUAGES)), default="ko")
        parser.add_argument("--office", default="moj", help="short code of the ministry")
        parser.add_argument("--office-en", default="Ministry of Justice")
        parser.add_argument("--office-ko", default="법무부")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make the account and announce the mail."""
        try:
            validate_email(options["email"])
            user = first.appoint(
                email=options["email"],
                name=options["name"],
                language=options["language"],
                office=(options["office"], options["office_en"], options["office_ko"]),
            )
        except ValidationError as refusal:
            raise CommandError("This is no e-mail address.") from refusal
        except Refused as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self.stdout.write(f"A link to choose a password is on its way to {user.email}")
