"""What the loading commands share: options, the table they print, how they fail."""

from argparse import ArgumentParser
from collections.abc import Collection
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from talentportal.kernel.errors import Refused
from talentportal.reference.rules.codes import DatasetKind
from talentportal.reference.services.loading import Loaded, load
from talentportal.reference.services.manifest import read_manifest


class LoadCommand(BaseCommand):
    """Loads every data set of its kinds and prints one line for each."""

    kinds: ClassVar[Collection[DatasetKind]] = tuple(DatasetKind)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take another folder, and leave to replace what was loaded."""
        parser.add_argument(
            "--from",
            dest="folder",
            type=Path,
            default=Path(settings.BASE_DIR) / "data",
            help="folder with datasets.toml (default: the data that comes with the portal)",
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="load a changed file over what was loaded under the same edition",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load what is new; stop with a sentence at the first file that may not be loaded."""
        try:
            entries = read_manifest(options["folder"], self.kinds)
            for entry in entries:
                self._print(load(entry=entry, replace=options["replace"]))
        except Refused as refusal:
            hint = " Give it a new edition, or use --replace."
            raise CommandError(
                f"{refusal.message}{hint if refusal.code == 'changed_file' else ''}"
            ) from refusal

    def _print(self, line: Loaded) -> None:
        style = self.style.SUCCESS if line.outcome != "unchanged" else str
        self.stdout.write(
            f"{line.code:<26} {line.edition:<10} {line.row_count:>5} rows  {style(line.outcome)}"
        )
