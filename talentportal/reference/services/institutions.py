"""Writes universities and their names. A university that is there stays, with its key."""

import re
from collections.abc import Mapping
from typing import TypeAlias
from uuid import UUID

from talentportal.kernel.names import fold
from talentportal.reference.models import AmbiguousName, DataSet, Institution, InstitutionName
from talentportal.reference.services.manifest import Row

COLUMNS = ("name", "country", "city", "domain", "name_ko")
_HANGUL = re.compile("[가-힣]")
Key: TypeAlias = tuple[str, str]


def names_of(row: Row) -> list[str]:
    """Return the row's name and its other names, each once, in the file's order."""
    others = [name.strip() for name in row["names"].split("|")]
    return list(dict.fromkeys(name for name in [row["name"], *others] if fold(name)))


def write(_dataset: DataSet, rows: list[Row]) -> None:
    """Add or update every university of the file and write its names anew."""
    known = keys()
    fresh: list[Institution] = []
    held: list[Institution] = []
    for row in rows:
        institution = _fill(row)
        pk = find(known, row["ror_id"], row["name"], row["country"])
        if pk is None:
            fresh.append(institution)
        else:
            institution.pk = pk
            held.append(institution)
    Institution.objects.bulk_create(fresh)
    Institution.objects.bulk_update(held, ["ror_id", *COLUMNS])
    _write_names({(item.name, item.country): item for item in (*fresh, *held)}, rows)


def _fill(row: Row) -> Institution:
    return Institution(
        ror_id=row["ror_id"] or None,
        name=row["name"],
        name_ko=next((name for name in names_of(row) if _HANGUL.search(name)), ""),
        country=row["country"],
        city=row["city"],
        domain=row["domain"],
    )


def _write_names(institutions: Mapping[Key, Institution], rows: list[Row]) -> None:
    InstitutionName.objects.filter(institution__in=institutions.values()).delete()
    InstitutionName.objects.bulk_create(
        InstitutionName(
            institution=institutions[row["name"], row["country"]],
            name=name,
            folded=(folded := fold(name)),
            compact=folded.replace(" ", ""),
            position=position,
        )
        for row in rows
        for position, name in enumerate(names_of(row))
    )


def keys() -> dict[str | Key, UUID]:
    """Return the key of every university by its ROR id, and by its name and country."""
    found: dict[str | Key, UUID] = {}
    for pk, ror_id, name, country in Institution.objects.values_list(
        "pk", "ror_id", "name", "country"
    ):
        found[name, country] = pk
        if ror_id:
            found[ror_id] = pk
    return found


def find(known: Mapping[str | Key, UUID], ror_id: str, name: str, country: str) -> UUID | None:
    """Return a university's key: by ROR id if there is one, else by exact name and country."""
    return known.get(ror_id) if ror_id else known.get((name, country))


def write_ambiguous(_dataset: DataSet, rows: list[Row]) -> None:
    """Write the list of ambiguous names anew. Raises `KeyError` for a university not held."""
    known = keys()
    AmbiguousName.objects.all().delete()
    AmbiguousName.objects.bulk_create(
        AmbiguousName(
            name=row["name"], folded=fold(row["name"]), institution_id=known[row["ror_id"]]
        )
        for row in rows
    )
