"""Match universities' names given as JSON Lines on standard input, one answer a line."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from visas.management.readiness import make_ready
from visas.rules import matching
from visas.rules.catalogue import Catalogue
from visas.selectors.identities import registers

_COUNTRY_LETTERS = 2


class Command(BaseCommand):
    help = (
        'Match names of universities: reads JSON Lines {"query": …, "country": "US" or null} and '
        "writes one JSON line each, in order. A malformed line gets a line with "
        '"error", the rest goes on, and the exit status is 1.'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="JSON Lines; the only format, so it may be left out"
        )

    def handle(self, **_: Any) -> None:
        make_ready()
        malformed = answer(sys.stdin.buffer, registers().universities)
        if malformed:
            message = f"Lines that could not be read: {malformed}"
            raise CommandError(message)


def answer(lines: Iterable[bytes], universities: Catalogue) -> int:
    """Write the answer to each line to standard output; return how many lines were malformed."""
    malformed = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            query, country = read(line)
        except (ValueError, RecursionError) as error:
            malformed += 1
            found: dict[str, Any] = {"error": str(error)}
        else:
            found = as_line(query, matching.match(query, country, universities))
        sys.stdout.write(written(found) + "\n")
        sys.stdout.flush()
    return malformed


def written(found: dict[str, Any]) -> str:
    """Return an answer as JSON; half a character, which no encoding can hold, as its escape."""
    text = json.dumps(found, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(found)


def read(line: bytes) -> tuple[str, str | None]:
    """Return the name and the country of a line; raise ValueError on anything else."""
    given = json.loads(line.decode("utf-8-sig"))
    if not isinstance(given, dict):
        message = "not an object"
        raise ValueError(message)  # noqa: TRY004 -- malformed input, as json.loads reports it
    query, country = given.get("query"), given.get("country")
    if not isinstance(query, str):
        message = "query: a text is wanted"
        raise ValueError(message)  # noqa: TRY004
    is_code = isinstance(country, str) and len(country) in (0, _COUNTRY_LETTERS)
    if country is not None and not is_code:
        message = "country: a code of two letters or null is wanted"
        raise ValueError(message)
    return query, country or None


def as_line(query: str, found: matching.Match) -> dict[str, Any]:
    """Return an answer as the line that stands for it."""
    return {
        "query": query,
        "status": found.status,
        "ror_id": _ror_id(found.ref),
        "confidence": found.confidence,
        "candidates": [
            {"ror_id": _ror_id(one.ref), "name": one.name, "confidence": one.confidence}
            for one in found.candidates
        ],
        "because": found.because,
    }


def _ror_id(ref: str | None) -> str | None:
    """Return the ROR id that a key is; None for the few universities that have none."""
    return ref if ref and ref.startswith("https://ror.org/") else None
