"""Compiles the translations and collects the static files, when their sources have changed."""

import sys

import django
from django.core.management import call_command

from talentportal.runtime.paths import CHECKOUT, DataFolder, data_folder
from talentportal.runtime.stamps import fingerprint, is_current, set_stamp


def inputs() -> str:
    """Return a digest of all that translations and static files are made from."""
    names = ("static", "package-lock.json", "requirements/base.txt")
    code = ("talentportal/settings/base.py", "talentportal/core/staticfiles.py")
    files = fingerprint(CHECKOUT / name for name in (*names, *code))
    return files + fingerprint([CHECKOUT / "locale"], ending=(".po",))


def are_built(folder: DataFolder) -> bool:
    """Say whether the present sources were built into this data folder."""
    is_compiled = any((CHECKOUT / "locale").rglob("*.mo"))
    return is_compiled and folder.static.exists() and is_current(folder.stamps / "assets", inputs())


def build(folder: DataFolder) -> None:
    """Compile and collect."""
    digest = inputs()
    django.setup()
    call_command("compile_catalogues")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    set_stamp(folder.stamps / "assets", digest)


if __name__ == "__main__":
    build(data_folder())
    sys.exit(0)
