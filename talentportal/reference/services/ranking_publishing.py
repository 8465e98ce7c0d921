"""Publish a ranking that was brought in: from then on it is one of the lists that are held."""

import hashlib
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.dates import seoul_day
from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.names import fold
from talentportal.reference.models import (
    DataSet,
    Institution,
    InstitutionName,
    RankingEdition,
    RankingEntry,
    RankingImport,
    RankingImportRow,
)
from talentportal.reference.rules.codes import OPEN_ROWS, DatasetKind, ImportState, RowState
from talentportal.reference.services.loading import ONE_AT_A_TIME, writing_published
from talentportal.reference.services.ranking_imports import lock
from talentportal.reference.services.rankings import refresh_best_ranks

ADDED = "institutions-added"
"""The data set of universities that came with a ranking; processes notice by it."""


@transaction.atomic
def publish(*, import_id: UUID, actor: Any, seen_version: int) -> RankingEdition:
    """Make a list count, in one transaction: its universities, its edition and every line.

    Somebody must do it who neither brought it in nor settled a line of it. Raises
    `RankingImport.DoesNotExist`, `NotPermitted`, `Stale`, or `Refused` with code `settled`,
    `unresolved` or `edition_held`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    found = lock(import_id, actor, seen_version)
    _refuse_own(found, actor)
    if found.rows.filter(state__in=OPEN_ROWS).exists():
        raise Refused("unresolved", _("First say of every line which university it means."))
    dataset = _dataset(found)
    edition, added = _written(found, dataset)
    refresh_best_ranks()
    found.state, found.settled_by, found.settled_at = ImportState.PUBLISHED, actor, timezone.now()
    found.became = edition
    found.save()
    after = {"list": str(found), "rows": found.row_count, "added": added}
    record(actor=actor, verb="reference.import_published", subject=found, after=after)
    record(actor=actor, verb="reference.loaded", subject=dataset, after={"sha256": found.sha256})
    return edition


def _written(found: RankingImport, dataset: DataSet) -> tuple[RankingEdition, int]:
    """Write the edition and its lines; return it, and how many universities came with it."""
    rows = list(found.rows.order_by("position"))
    with writing_published():
        try:
            with transaction.atomic():
                edition = _edition(found, dataset)
        except IntegrityError as error:
            raise Refused("edition_held", _("This edition is held already.")) from error
        added = _add_universities(found, [row for row in rows if row.state == RowState.ADDED])
        entries = [_entry(edition, row, added) for row in rows]
        RankingEntry.objects.bulk_create(entries, batch_size=1000)
    return edition, len(added)


def _refuse_own(found: RankingImport, actor: Any) -> None:
    if found.uploaded_by_id == actor.pk or found.rows.filter(resolved_by=actor).exists():
        message = _("Somebody else publishes: who brought it in or settled a line does not.")
        raise NotPermitted("four_eyes", message)


def _dataset(found: RankingImport) -> DataSet:
    code = f"{found.provider}-{found.edition}".lower().replace("_", "-").replace(" ", "-")
    if DataSet.objects.filter(code=code).exists():
        raise Refused("edition_held", _("This edition is held already."))
    return DataSet.objects.create(
        code=code,
        kind=DatasetKind.RANKINGS,
        title=found.provider,
        edition=found.edition,
        source=found.source_en,
        as_of=seoul_day(found.created_at),
        row_count=found.row_count,
        sha256=found.sha256,
        description={
            "provider": found.provider,
            "edition": found.edition,
            "published_on": found.published_on.isoformat(),
            "is_published_assumed": "False",
            "depth": str(found.depth),
            "source": found.source_en,
            "source_ko": found.source_ko,
        },
        loaded_at=timezone.now(),
    )


def _edition(found: RankingImport, dataset: DataSet) -> RankingEdition:
    return RankingEdition.objects.create(
        provider=found.provider,
        edition=found.edition,
        published_on=found.published_on,
        depth=found.depth,
        source=found.source_en,
        dataset=dataset,
    )


def _add_universities(found: RankingImport, rows: list[RankingImportRow]) -> dict[int, Institution]:
    """Add the universities that lines bring with them; return them by line."""
    if not rows:
        return {}
    added = {row.pk: _university(row.addition) for row in rows}
    try:
        with transaction.atomic():
            Institution.objects.bulk_create(added.values())
    except IntegrityError as error:
        message = _("A university to be added is held by now: choose it in its line.")
        raise Refused("held", message) from error
    InstitutionName.objects.bulk_create(
        _name(institution, position, name)
        for row in rows
        for institution in [added[row.pk]]
        for position, name in enumerate(dict.fromkeys((institution.name, row.name)))
    )
    _note_addition(found)
    return added


def _university(new: Any) -> Institution:
    return Institution(
        name=new["name"],
        country=new["country"],
        city=new.get("city", ""),
        ror_id=new.get("ror_id") or None,
    )


def _name(institution: Institution, position: int, name: str) -> InstitutionName:
    folded = fold(name)
    compact = folded.replace(" ", "")
    return InstitutionName(
        institution=institution, name=name, folded=folded, compact=compact, position=position
    )


def _note_addition(found: RankingImport) -> None:
    """Write into the list of data sets that universities were added, so that processes notice."""
    added = RankingImportRow.objects.filter(state=RowState.ADDED)
    count = added.filter(of_import__in=[found.pk]).count() + (
        added.filter(of_import__state=ImportState.PUBLISHED).count()
    )
    DataSet.objects.update_or_create(
        code=ADDED,
        defaults={
            "kind": DatasetKind.INSTITUTIONS,
            "title": "Universities added with a ranking",
            "edition": found.edition,
            "source": found.source_en,
            "as_of": seoul_day(timezone.now()),
            "row_count": count,
            "sha256": hashlib.sha256(str(found.pk).encode()).hexdigest(),
            "description": {},
            "loaded_at": timezone.now(),
        },
    )


def _entry(
    edition: RankingEdition, row: RankingImportRow, added: dict[int, Institution]
) -> RankingEntry:
    new = added.get(row.pk)
    return RankingEntry(
        edition=edition,
        position=row.position,
        rank=row.rank,
        rank_to=row.rank_to,
        rank_text=row.rank_text,
        name=row.name,
        country=row.country,
        institution_id=new.pk if new else row.institution_id,
    )
