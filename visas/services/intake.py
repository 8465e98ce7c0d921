"""The applicant's side: start, fill in, submit. Nothing that was typed is lost."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.models import User as Person
from talentportal.audit.services import record
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from talentportal.outbox.services import publish
from visas.models import Application, Degree, Employment, FamilyMember
from visas.rules.answers import FIELDS, MOST_ROWS, ROW_FIELDS, SECRET, Rows
from visas.rules.states import EDITABLE, Action, State, Track
from visas.selectors.intake import gaps
from visas.services import moves, turns

if TYPE_CHECKING:
    from talentportal.accounts.models import User

HIDDEN = "••••••"
"""Stands for an identifier in the history. Not even its last characters do: what is stored while
somebody types would add up to the whole of it, line by line."""
_ANSWERS = frozenset(name for names in FIELDS.values() for name in names)
MODELS: dict[Rows, type[Degree] | type[Employment] | type[FamilyMember]] = {
    Rows.DEGREES: Degree,
    Rows.EMPLOYMENTS: Employment,
    Rows.FAMILY: FamilyMember,
}


@transaction.atomic
def start(
    *,
    actor: "User",
    track: Track = Track.F_2_T,
    values: dict[str, Any] | None = None,
    rows: dict[Rows, list[dict[str, Any]]] | None = None,
) -> Application:
    """Open a draft, or return the one that is open already.

    `values` and `rows` prefill a new draft (from the self-check); an open draft keeps its own.
    Raises `NotPermitted` unless the actor is an applicant.
    """
    if Role.APPLICANT not in actor.roles:
        raise NotPermitted("not_permitted", _("Only applicants start an application."))
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)  # one start at a time
    open_draft = Application.objects.drafts_of(actor).filter(track=track).first()
    if open_draft is not None:
        return open_draft
    application = Application(applicant=actor, track=track)
    _assign(application, values or {}, _ANSWERS)
    application.save()
    for kind, entries in (rows or {}).items():
        for position, entry in enumerate(entries[:MOST_ROWS]):
            row = MODELS[kind](application=application, position=position)
            _assign(row, entry, frozenset(ROW_FIELDS[kind]))
            row.save()
    record(actor=actor, verb="visa.started", subject=application, after={"track": track})
    return application


@transaction.atomic
def edit(
    *,
    application_id: UUID,
    actor: "User",
    values: dict[str, Any],
    unparsed: dict[str, str] | None = None,
    seen_version: int | None = None,
) -> Application:
    """Store answers: `values` are values, `unparsed` is what was typed and is not one yet.

    Raises `Application.DoesNotExist`, `IllegalMove` (`not_editable`) or `Stale`.
    """
    application = _lock_draft(application_id, actor, seen_version)
    before, after = _change(application, values, unparsed or {}, _ANSWERS)
    if after:  # the names that changed; an identifier looks the same before and after
        application.version += 1
        application.save()
        record(actor=actor, verb="visa.edited", subject=application, before=before, after=after)
    return application


@transaction.atomic
def add_row(
    *,
    application_id: UUID,
    actor: "User",
    kind: Rows,
    values: dict[str, Any] | None = None,
    unparsed: dict[str, str] | None = None,
    seen_version: int | None = None,
) -> Degree | Employment | FamilyMember:
    """Add a degree, a job or a family member. Raises `Refused` (`too_many_rows`) past thirty."""
    application = _lock_draft(application_id, actor, seen_version)
    existing = list(MODELS[kind]._default_manager.filter(application=application))
    if len(existing) >= MOST_ROWS:
        raise Refused("too_many_rows", _("You can enter at most 30 rows here."))
    position = max((row.position for row in existing), default=-1) + 1
    row = MODELS[kind](application=application, position=position)
    after = _change(row, values or {}, unparsed or {}, frozenset(ROW_FIELDS[kind]))[1]
    row.save()
    _note_row_change(application, actor, kind, row.pk, {}, {"added": True, **after})
    return row


@transaction.atomic
def edit_row(
    *,
    application_id: UUID,
    actor: "User",
    kind: Rows,
    row_id: UUID,
    values: dict[str, Any],
    unparsed: dict[str, str] | None = None,
    seen_version: int | None = None,
) -> Degree | Employment | FamilyMember:
    """Store the answers of one row. A row of another application does not exist here."""
    application = _lock_draft(application_id, actor, seen_version)
    row = MODELS[kind]._default_manager.get(application=application, pk=row_id)
    before, after = _change(row, values, unparsed or {}, frozenset(ROW_FIELDS[kind]))
    if after:  # the names that changed; an identifier looks the same before and after
        row.save()
        _note_row_change(application, actor, kind, row.pk, before, after)
    return row


@transaction.atomic
def remove_row(
    *,
    application_id: UUID,
    actor: "User",
    kind: Rows,
    row_id: UUID,
    seen_version: int | None = None,
) -> None:
    """Remove one row of a draft."""
    application = _lock_draft(application_id, actor, seen_version)
    row = MODELS[kind]._default_manager.get(application=application, pk=row_id)
    before = {name: _shown(name, getattr(row, name)) for name in ROW_FIELDS[kind]}
    row.delete()
    _note_row_change(application, actor, kind, row_id, before, {"removed": True})


@transaction.atomic
def submit(
    *, application_id: UUID, actor: "User", seen_version: int, declared: bool
) -> Application:
    """File the application: it gets its receipt number and filing day, and screening is announced.

    Raises `Refused` with code `not_declared` or `incomplete`, `IllegalMove`, or `Stale`.
    """
    application = moves.lock(application_id, actor, seen_version)
    before = moves.advance(application, Action.SUBMIT, actor)
    if not declared:
        raise Refused(
            "not_declared",
            _("Confirm that your answers are true and that you have read the notice."),
            field="declared",
        )
    if gaps(application):
        raise Refused(
            "incomplete", _("Some answers or documents are missing. They are listed below.")
        )
    turns.to_file(application.track)
    now = timezone.now()
    application.submitted_at = now
    application.declared_at = now
    application.filed_on = timezone.localdate(now)
    application.receipt_number = _next_receipt_number(application.filed_on.year)
    application = moves.finish(
        application,
        action=Action.SUBMIT,
        actor=actor,
        before=before,
        receipt_number=application.receipt_number,
    )
    publish("visa.submitted", key=str(application.pk), application_id=str(application.pk))
    return application


def _next_receipt_number(year: int) -> str:
    """Return a receipt number that nobody else gets; numbers may have gaps."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('visas_receipt_number')")
        (number,) = cursor.fetchone()
    return receipt_number(year, number)


def receipt_number(year: int, number: int) -> str:
    """Return a receipt number (접수번호) as it is written, such as TT-2026-000123."""
    return f"TT-{year}-{number:06d}"


def _lock_draft(application_id: UUID, actor: "User", seen_version: int | None) -> Application:
    application = Application.objects.filter(applicant=actor).lock(application_id)
    if State(application.state) not in EDITABLE:
        raise IllegalMove(
            "not_editable", _("The application was submitted; its answers cannot be changed.")
        )
    if seen_version is not None and application.version != seen_version:
        raise Stale("stale", _("Somebody else has changed this application. Read it again first."))
    return application


def _assign(target: Any, values: dict[str, Any], known: frozenset[str]) -> None:
    for name, value in values.items():
        if name in known and name != "passport_number":
            setattr(target, name, value)
    if "passport_number" in values and "passport_number" in known:
        _set_passport(target, values["passport_number"])
    elif "nationality" in values and isinstance(target, Application):
        target.set_passport(target.passport_number)


def _set_passport(target: Any, number: str) -> None:
    if isinstance(target, Application):
        target.set_passport(number)
    else:
        target.passport_number = number


def _change(
    target: Any, values: dict[str, Any], unparsed: dict[str, str], known: frozenset[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Put values and unreadable input on the target; return what the history should tell."""
    readable = {name: value for name, value in values.items() if name in known}
    rest = {name: text for name, text in unparsed.items() if name in known}
    for name in (
        SECRET & rest.keys()
    ):  # only the encrypted column may hold it; the check comes later
        readable[name] = rest.pop(name)
    held = dict(target.unparsed)
    touched = {**readable, **rest}
    was = {name: held.get(name, getattr(target, name)) for name in touched}
    changed = [name for name in touched if was[name] != touched[name]]
    _assign(target, readable, known)
    for name in rest:  # the value that stood there before is no longer the answer
        setattr(target, name, None if target._meta.get_field(name).null else "")
    target.unparsed = {
        name: text for name, text in {**held, **rest}.items() if name not in readable
    }
    return (
        {name: _shown(name, was[name]) for name in changed},
        {name: _shown(name, touched[name]) for name in changed},
    )


def _shown(name: str, value: Any) -> Any:
    """Return what may stand in the history: JSON, and never an identifier in clear."""
    if value is None or isinstance(value, bool | int):
        return value
    if name in SECRET:
        return HIDDEN if value else ""
    return str(value)


def _note_row_change(
    application: Application,
    actor: "User",
    kind: Rows,
    row_id: UUID,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    application.version += 1
    application.save(update_fields=["version", "updated_at"])
    where = {"list": kind, "row": str(row_id)}
    record(
        actor=actor,
        verb="visa.edited",
        subject=application,
        before={**where, **before},
        after={**where, **after},
    )
