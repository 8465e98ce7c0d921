"""Compiles the translations and collects the static files."""

import django
from django.core.management import call_command

from talentportal.runtime.freshness import asset_inputs, note_assets
from talentportal.runtime.paths import DataFolder, data_folder

_UNUSED = ["*.map", "rest_framework", "django_htmx"]
"""Of packages that bring pages or tools of their own, which the portal does not show."""


def build(folder: DataFolder) -> None:
    """Compile and collect."""
    digest = asset_inputs()
    django.setup()
    call_command("compile_catalogues")
    call_command(
        "collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=_UNUSED
    )
    note_assets(folder, digest)


if __name__ == "__main__":
    build(data_folder())
