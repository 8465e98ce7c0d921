"""Writes one edition of a university ranking, line by line as published."""

import re
from collections.abc import Mapping
from uuid import UUID

from django.db.models import OuterRef, Subquery

from talentportal.reference.models import DataSet, Institution, RankingEdition, RankingEntry
from talentportal.reference.services.institutions import Key, find, keys
from talentportal.reference.services.manifest import Row

_BAND = re.compile(r"(\d+)(?:-(\d+))?")


def band(text: str) -> tuple[int, int]:
    """Return the ends of a published rank: "7" is 7 to 7, "101-150" is 101 to 150.

    Raises `ValueError` for anything else.
    """
    found = _BAND.fullmatch(text)
    if found is None:
        raise ValueError(f"not a rank: {text!r}")
    return int(found[1]), int(found[2] or found[1])


def write(dataset: DataSet, rows: list[Row]) -> None:
    """Write the edition anew. Raises `ValueError` for a rank or a university that is unknown."""
    about = dataset.description
    edition, _ = RankingEdition.objects.update_or_create(
        provider=about["provider"],
        edition=about["edition"],
        defaults={
            "published_on": about.get("published_on"),
            "is_published_assumed": about.get("is_published_assumed") == "True",
            "depth": int(about["depth"]),
            "source": dataset.full_source,
            "dataset": dataset,
        },
    )
    edition.entries.all().delete()
    known = keys()
    RankingEntry.objects.bulk_create(
        _entry(edition, position, row, known) for position, row in enumerate(rows, start=1)
    )
    refresh_best_ranks()


def refresh_best_ranks() -> None:
    """Write the best rank of every university anew; it only puts the better known first."""
    best = RankingEntry.objects.filter(institution=OuterRef("pk")).order_by("rank")
    Institution.objects.update(best_rank=Subquery(best.values("rank")[:1]))


def _entry(
    edition: RankingEdition, position: int, row: Row, known: Mapping[str | Key, UUID]
) -> RankingEntry:
    rank, rank_to = band(row["rank"])
    institution = find(known, row["ror_id"], row["name"], row["country"])
    if institution is None:
        raise ValueError(f"no such university: {row['name']} {row['ror_id']}")
    return RankingEntry(
        edition=edition,
        position=position,
        rank=rank,
        rank_to=rank_to,
        rank_text=row["rank"],
        name=row["name"],
        country=row["country"],
        institution_id=institution,
    )
