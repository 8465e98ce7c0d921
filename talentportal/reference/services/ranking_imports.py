"""Bring in an edition of a ranking that does not count yet, and settle what its names mean.

The matcher of names is handed in: it belongs to those who use the rankings, not to this app.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.core import countries
from talentportal.kernel.errors import NotPermitted, Refused, Stale
from talentportal.kernel.names import fold
from talentportal.kernel.roles import Role
from talentportal.reference.models import (
    Institution,
    RankingEdition,
    RankingImport,
    RankingImportRow,
)
from talentportal.reference.rules.codes import ImportState, RowState
from talentportal.reference.rules.ranking_file import MOST_BYTES, Line, Problem, read
from talentportal.reference.selectors.lists import body_key

EARLIEST = date(1980, 1, 1)
"""No ranking of universities is older."""
EMBARGO = timedelta(days=92)
"""Publishers hand lists out before their day; a day beyond is a slip, and could not be mended."""


class Found(NamedTuple):
    """What a name came to: `match`, `review` or `none`, why, and the keys of universities."""

    status: str
    because: str
    ref: str | None
    candidates: tuple[str, ...]


Resolver = Callable[[str, str], Found]
"""Given a name and a country, says which university it is."""


class UnreadableFile(Refused):
    """A file with lines that cannot be read: nothing of it was brought in."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("unreadable", _("The file has lines that cannot be read."), field="file")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Described:
    """What the person who brings it in says of a list."""

    provider: str
    edition: str
    published_on: date
    source_en: str
    source_ko: str


@transaction.atomic
def stage(
    *, actor: Any, described: Described, file_name: str, raw: bytes, resolver: Resolver
) -> RankingImport:
    """Bring in a file. Nothing of it counts until two people have published it.

    Raises `NotPermitted`, `UnreadableFile`, or `Refused` with code `too_large`,
    `impossible_day`, `edition_held` or `already_staged`.
    """
    refuse_others(actor)
    if len(raw) > MOST_BYTES:
        raise Refused("too_large", _("A list may have at most 2 MB."), field="file")
    if not EARLIEST <= described.published_on <= timezone.localdate() + EMBARGO:
        message = _("A ranking is brought in when it is published, or shortly before.")
        raise Refused("impossible_day", message, field="published_on")
    held = RankingEdition.objects.filter(provider=described.provider, edition=described.edition)
    if held.exists():
        raise Refused("edition_held", _("This edition is held already."), field="edition")
    contents = read(raw, country_codes())
    if contents.problems:
        raise UnreadableFile(contents.problems)
    made = RankingImport(
        provider=described.provider,
        edition=described.edition,
        published_on=described.published_on,
        source_en=described.source_en,
        source_ko=described.source_ko,
        depth=contents.depth or contents.lines[-1].rank,
        file_name=file_name[:200],
        sha256=hashlib.sha256(raw).hexdigest(),
        row_count=len(contents.lines),
        uploaded_by=actor,
    )
    _save(made)
    RankingImportRow.objects.bulk_create(_rows(made, contents.lines, resolver), batch_size=1000)
    after = {"list": str(made), "rows": made.row_count, "sha256": made.sha256}
    record(actor=actor, verb="reference.import_staged", subject=made, after=after)
    return made


def refuse_others(actor: Any) -> None:
    """Raise `NotPermitted` for everybody but policy owners."""
    if Role.POLICY_OWNER not in actor.roles:
        raise NotPermitted("not_permitted", _("Only policy owners bring in rankings."))


def _save(made: RankingImport) -> None:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        message = _("This edition was brought in before and waits for publication.")
        raise Refused("already_staged", message, field="edition") from error


@cache
def country_codes() -> Mapping[str, str]:
    """Return the code of every country by its folded code and all names it is written by."""
    named = {
        fold(name): code
        for language in ("en", "ko")
        for code, name in countries.names(language).items()
    }
    also = {fold(name): code for code, names in countries.ALSO_WRITTEN.items() for name in names}
    return {**also, **named, **{code.lower(): code for code in countries.codes()}}


def _rows(
    made: RankingImport, lines: Iterable[Line], resolver: Resolver
) -> Iterable[RankingImportRow]:
    """Return the lines with what their names came to; no university stands in a list twice."""
    keys = Institution.objects.annotate(body=body_key()).values_list("body", "pk")
    known: dict[str, UUID] = dict(keys)
    taken: set[UUID] = set()
    for position, line in enumerate(lines, start=1):
        found = _found(line, known, resolver)
        institution = known.get(found.ref or "")
        state, because = RowState(found.status), found.because
        candidates = [ref for ref in found.candidates if ref in known]
        if institution in taken:
            state, because, candidates = RowState.REVIEW, "twice", [str(found.ref)]
        elif institution is not None:
            taken.add(institution)
        yield RankingImportRow(
            of_import=made,
            position=position,
            line=line.number,
            rank=line.rank,
            rank_to=line.rank_to,
            rank_text=line.rank_text,
            name=line.name,
            country=line.country,
            ror_id=line.ror_id,
            state=state,
            because=because,
            candidates=candidates,
            institution_id=institution if state is RowState.MATCH else None,
        )


def _found(line: Line, known: Mapping[str, UUID], resolver: Resolver) -> Found:
    """Return what a line means: its ROR id where that is held, unless the name denies it."""
    found = resolver(line.name, line.country)
    if line.ror_id in known:
        if found.status == RowState.MATCH and found.ref not in {None, line.ror_id}:
            return Found(RowState.REVIEW, "another_id", None, (line.ror_id, str(found.ref)))
        return Found(RowState.MATCH, "ror_id", line.ror_id, ())
    is_another = bool(line.ror_id) and found.status == RowState.MATCH
    if is_another or (found.status == RowState.MATCH and found.ref not in known):
        candidates = (found.ref, *found.candidates) if found.ref else found.candidates
        return Found(RowState.REVIEW, "another_id", None, candidates)
    return found


@transaction.atomic
def resolve(
    *,
    import_id: UUID,
    row_id: int,
    actor: Any,
    seen_version: int,
    means: RowState,
    institution_id: UUID | None = None,
    addition: Mapping[str, str] | None = None,
) -> RankingImportRow:
    """Say which university a line means: one that is held, one to be added, or none (left so).

    Raises `RankingImport.DoesNotExist`, `NotPermitted`, `Stale`, or `Refused` with code `settled`,
    `taken` or `held`.
    """
    found = lock(import_id, actor, seen_version)
    row = found.rows.select_for_update(of=("self",)).get(pk=row_id)
    before = {"state": row.state, "institution": str(row.institution or "")}
    row.institution = row.addition = None
    if means is RowState.CHOSEN and institution_id is not None:
        row.institution = Institution.objects.get(pk=institution_id)
        _refuse_twice(row, Q(institution=row.institution), "university")
    elif means is RowState.ADDED:
        row.addition = dict(addition or {})
        _refuse_held(row)
    row.state, row.resolved_by, row.resolved_at = means, actor, timezone.now()
    row.save()
    found.version = F("version") + 1
    found.save(update_fields=["version"])
    after = {
        "line": row.line,
        "name": row.name,
        "state": means,
        "institution": str(row.institution or ""),
    }
    record(
        actor=actor,
        verb="reference.import_resolved",
        subject=found,
        before=before,
        after={**after, **(row.addition or {})},
    )
    return row


def lock(import_id: UUID, actor: Any, seen_version: int) -> RankingImport:
    """Lock a list that still waits, at the version the actor saw, or refuse."""
    found = RankingImport.objects.visible_to(actor).lock(import_id)
    refuse_others(actor)
    if found.state != ImportState.STAGED:
        raise Refused("settled", _("This list was published or discarded before."))
    if found.version != seen_version:
        raise Stale("stale", _("Somebody else has changed this list. Read it again first."))
    return found


def _refuse_twice(row: RankingImportRow, means_the_same: Q, field: str) -> None:
    """Raise `Refused` when another line of the list means the university of this one."""
    lines = RankingImportRow.objects.filter(means_the_same, of_import=row.of_import_id)
    other = lines.exclude(pk=row.pk).first()
    if other is not None:
        words = {"line": other.line, "name": other.name}
        message = _("It stands in the list already: line %(line)s, “%(name)s”.")
        raise Refused("taken", message % words, field=field)


def _refuse_held(row: RankingImportRow) -> None:
    """Raise `Refused` when the university to be added is there, or is added by another line."""
    new = row.addition or {}
    held = Q(name=new["name"], country=new["country"])
    added = Q(addition__name=new["name"], addition__country=new["country"])
    if ror_id := new.get("ror_id"):
        held |= Q(ror_id=ror_id)
        added |= Q(addition__ror_id=ror_id)
    if Institution.objects.filter(held).exists():
        raise Refused("held", _("This university is held already: choose it."), field="name")
    _refuse_twice(row, added & Q(state=RowState.ADDED), "name")


@transaction.atomic
def discard(*, import_id: UUID, actor: Any, seen_version: int) -> RankingImport:
    """Throw a list away that was not published. Raises as `resolve` does."""
    found = lock(import_id, actor, seen_version)
    found.state, found.settled_by, found.settled_at = ImportState.DISCARDED, actor, timezone.now()
    found.save()
    record(actor=actor, verb="reference.import_discarded", subject=found)
    return found
