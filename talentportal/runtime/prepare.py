"""Brings the database up to date in one process: tables, reference data and the demonstration."""

import io

import django
from django.conf import settings
from django.core.management import call_command

from talentportal.runtime.freshness import database_inputs, note_prepared
from talentportal.runtime.paths import DataFolder, data_folder


def prepare(folder: DataFolder) -> None:
    """Migrate, load and seed. Every step does nothing where nothing is missing."""
    digest = database_inputs()
    django.setup()
    call_command("migrate", interactive=False)
    call_command("load_reference_data")
    call_command("load_rule_editions")
    accounts = io.StringIO()
    if settings.DEMO:
        call_command("seed_demo")
        call_command("demo_accounts", stdout=accounts)
    note_prepared(folder, digest, accounts.getvalue())


if __name__ == "__main__":
    prepare(data_folder())
