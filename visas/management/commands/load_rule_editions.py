"""Load the rule editions that ship with the portal; harmless when repeated."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from visas.services.editions import load

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "rule_editions.json"


class Command(BaseCommand):
    help = "Load the rule editions that ship with the portal."

    def handle(self, **_: Any) -> None:
        loaded = load(json.loads(SHIPPED.read_text(encoding="utf-8")))
        self.stdout.write(f"Rule editions: {loaded.added} added.")
        for code, held in loaded.left_out:
            self.stdout.write(f"Rule edition {code} left out: {held} holds some of its days.")
