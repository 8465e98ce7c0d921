"""Bring the shipped rule editions into the database. An edition that is held is never changed."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from visas.models import RuleEdition
from visas.rules.editions import EditionParameters


@transaction.atomic
def load(editions: Iterable[dict[str, Any]]) -> int:
    """Add the editions that are not held yet, by code; return how many.

    Raises `visas.rules.json_fields.Malformed` when one cannot be read; then none is added.
    """
    added = 0
    for data in editions:
        edition = EditionParameters.from_json(data)
        _row, created = RuleEdition.objects.get_or_create(
            code=edition.code,
            defaults={
                "track": edition.track,
                "title_en": data["title"]["en"],
                "title_ko": data["title"]["ko"],
                "effective_from": edition.effective_from,
                "effective_to": edition.effective_to,
                "parameters": data["parameters"],
                "source": data["source"],
            },
        )
        added += created
    return added
