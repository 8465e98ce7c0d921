"""Compile the catalogues for gettext; part of the setup."""

from typing import Any

from django.core.management.base import BaseCommand

from talentportal.core import catalogues


class Command(BaseCommand):
    help = "Compile the translation catalogues."
    requires_system_checks: list[str] = []

    def handle(self, **_: Any) -> None:
        source = catalogues.path()
        catalogues.compile_to(catalogues.read(source), source.with_suffix(".mo"))
        self.stdout.write(f"Compiled {source.parent.parent.name}/{source.name}.")
