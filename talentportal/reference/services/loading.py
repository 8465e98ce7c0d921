"""Loads one data set: the same file twice changes nothing, a changed one needs a new edition."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import Refused
from talentportal.reference.models import DataSet
from talentportal.reference.rules.codes import DatasetKind
from talentportal.reference.services import companies, figures, institutions, rankings
from talentportal.reference.services.manifest import Content, Entry, Row

Writer = Callable[[DataSet, list[Row]], None]

WRITERS: Mapping[DatasetKind, Writer] = {
    DatasetKind.INSTITUTIONS: institutions.write,
    DatasetKind.AMBIGUOUS_NAMES: institutions.write_ambiguous,
    DatasetKind.RANKINGS: rankings.write,
    DatasetKind.COMPANIES: companies.write,
    **dict.fromkeys(figures.COLUMNS, figures.write),
}
"""How the rows of each kind reach their tables."""

ONE_AT_A_TIME = 7_206_019
"""An advisory lock: two loaders started together do the work one after the other."""


class Outcome(StrEnum):
    """What loading a file came to."""

    LOADED = "loaded"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One line of a loading command's answer."""

    code: str
    edition: str
    row_count: int
    outcome: Outcome


@transaction.atomic
def load(*, entry: Entry, actor: Any = None, replace: bool = False) -> Loaded:
    """Bring one file into the database, or find it there already.

    Raises `Refused`: `changed_file` when the file or its description differs from what was loaded
    as this edition and `replace` is not asked for; `bad_row` or `conflict` when a row cannot be
    right. Then nothing has changed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    content = Content(entry.path.read_bytes())
    known = DataSet.objects.filter(code=entry.code).first()
    if known and known.sha256 == content.sha256 and known.description == entry.described():
        return Loaded(entry.code, known.edition, known.row_count, Outcome.UNCHANGED)
    if known and known.edition == entry.edition and not replace:
        message = _("%(code)s %(edition)s differs from what was loaded under that edition.")
        values = {"code": entry.code, "edition": entry.edition}
        raise Refused("changed_file", message % values)

    before = {"sha256": known.sha256, "row_count": known.row_count} if known else {}
    dataset = _store(known or DataSet(code=entry.code), entry, content)
    after = {"sha256": dataset.sha256, "row_count": dataset.row_count, "edition": dataset.edition}
    record(actor=actor, verb="reference.loaded", subject=dataset, before=before, after=after)
    outcome = Outcome.REPLACED if known else Outcome.LOADED
    return Loaded(entry.code, dataset.edition, dataset.row_count, outcome)


def _store(dataset: DataSet, entry: Entry, content: Content) -> DataSet:
    rows = content.rows()
    dataset.kind = entry.kind
    dataset.title = entry.title
    dataset.edition = entry.edition
    dataset.source = entry.source
    dataset.as_of = entry.as_of
    dataset.row_count = len(rows)
    dataset.sha256 = content.sha256
    dataset.description = entry.described()
    dataset.loaded_at = timezone.now()
    dataset.save()
    _write(dataset, rows)
    return dataset


@contextmanager
def writing_published() -> Iterator[None]:
    """Let the open transaction write what is published, for the length of the block."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('talentportal.replace', 'on', true)")
        yield
        cursor.execute("SELECT set_config('talentportal.replace', 'off', true)")


def _write(dataset: DataSet, rows: list[Row]) -> None:
    try:
        with transaction.atomic(), writing_published():
            WRITERS[DatasetKind(dataset.kind)](dataset, rows)
    except IntegrityError as error:
        message = _("%(code)s contradicts itself or what is there: %(why)s")
        values = {"code": dataset.code, "why": str(error).splitlines()[0]}
        raise Refused("conflict", message % values) from error
    except (KeyError, ValueError) as error:
        message = _("%(code)s has a row or column that cannot be read: %(why)s")
        raise Refused("bad_row", message % {"code": dataset.code, "why": error}) from error
