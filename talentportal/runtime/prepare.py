"""Brings the database up to date in one process: tables, reference data and the demonstration."""

import io
import sys

import django
from django.conf import settings
from django.core.management import call_command

from talentportal.runtime.paths import CHECKOUT, DataFolder, data_folder
from talentportal.runtime.stamps import fingerprint, is_current, set_stamp

_CODE = ("talentportal", "visas")


def inputs() -> str:
    """Return a digest of all that the database's contents come from: code and data files."""
    code = fingerprint((CHECKOUT / name for name in _CODE), ending=(".py", ".json", ".csv"))
    return code + fingerprint([CHECKOUT / "data"])


def is_prepared(folder: DataFolder) -> bool:
    """Say whether the database of this folder was prepared with the present code and data."""
    return is_current(folder.stamps / "prepared", inputs())


def accounts_note(folder: DataFolder) -> str:
    """Return the demonstration's accounts, as `demo_accounts` printed them; empty without any."""
    note = folder.stamps / "accounts.txt"
    return note.read_text(encoding="utf-8") if note.exists() else ""


def prepare(folder: DataFolder) -> None:
    """Migrate, load and seed. Every step does nothing where nothing is missing."""
    digest = inputs()
    django.setup()
    call_command("migrate", interactive=False)
    call_command("load_reference_data")
    accounts = io.StringIO()
    if settings.DEMO:
        call_command("seed_demo")
        call_command("demo_accounts", stdout=accounts)
    set_stamp(folder.stamps / "accounts.txt", accounts.getvalue())
    set_stamp(folder.stamps / "prepared", digest)


if __name__ == "__main__":
    prepare(data_folder())
    sys.exit(0)
