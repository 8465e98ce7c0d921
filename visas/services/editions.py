"""Bring the shipped rule editions into the database. An edition that is held is never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from visas.models import RuleEdition
from visas.rules.edition_life import EditionStatus, Term, place
from visas.rules.editions import EditionParameters


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many editions were added, and which were left out, with the held one in their way."""

    added: int
    left_out: tuple[tuple[str, str], ...]


@transaction.atomic
def load(editions: Iterable[dict[str, Any]]) -> Loaded:
    """Add, as published, the shipped editions that are not held yet, by code.

    One whose days a held edition has already is left out: what a ministry published stands.
    Raises `visas.rules.json_fields.Malformed` when one cannot be read; then none is added.
    """
    added, left_out = 0, []
    for data in editions:
        edition = EditionParameters.from_json(data)
        if RuleEdition.objects.filter(code=edition.code).exists():
            continue
        obstacle = _in_the_way(edition)
        if obstacle:
            left_out.append((edition.code, obstacle.code))
            continue
        _add(edition, data)
        added += 1
    return Loaded(added, tuple(left_out))


def _in_the_way(edition: EditionParameters) -> Term | None:
    """Return the published edition that holds one of the days of a shipped one."""
    term = Term(edition.code, edition.effective_from, edition.effective_to)
    held = RuleEdition.objects.published().filter(track=edition.track)
    found = place(term, [one.term for one in held])
    return found.ends or found.collides


def _add(edition: EditionParameters, data: dict[str, Any]) -> None:
    RuleEdition.objects.create(
        code=edition.code,
        track=edition.track,
        title_en=data["title"]["en"],
        title_ko=data["title"]["ko"],
        effective_from=edition.effective_from,
        effective_to=edition.effective_to,
        parameters=data["parameters"],
        source=data["source"],
        source_ko=data.get("source_ko", ""),
        status=EditionStatus.PUBLISHED,
        is_shipped=True,
    )
