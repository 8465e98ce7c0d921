"""The history of a case as staff read it: everything, with what changed."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from talentportal.audit.models import Event as Change
from talentportal.core.components import Event, Message
from talentportal.workflow.models import Audience, Note
from visas.labels import FLAG_LABELS, OUTCOME_LABELS, STATE_LABELS, VERB_LABELS
from visas.labels.answers import FIELD_LABELS
from visas.models import Application
from visas.selectors.documents import item_name
from visas.selectors.history import events

if TYPE_CHECKING:
    from talentportal.accounts.models import User

LONGEST = 200
"""Events shown on the page; the API gives all."""


def timeline(application: Application, user: "User", most: int = LONGEST) -> list[Event]:
    """Return what happened, the newest first, each with who did it and what changed."""
    changes = events(application, user).order_by("-id")[:most]
    return [_event(change) for change in changes]


def _event(change: Change) -> Event:
    return Event(
        title=VERB_LABELS.get(change.verb, change.verb),
        at=change.at,
        by=str(change.actor) if change.actor else _("talentportal"),
        body=_difference(change.before, change.after),
    )


def _difference(before: dict[str, Any], after: dict[str, Any]) -> str:
    parts = []
    for name, value in after.items():
        if name in {"note", "row", "list", "sha256", "proposal"}:
            continue
        words = _words(name, value)
        label = FIELD_LABELS.get(name)
        if name in before and before[name] not in {"", None}:
            words = f"{_words(name, before[name])} → {words}"
        parts.append(f"{label}: {words}" if label else words)
    return " · ".join(part for part in parts if part)


def _words(name: str, value: Any) -> str:
    """Return a value of the history in words."""
    if isinstance(value, list):
        return ", ".join(_words(name, one) for one in value)
    labels: dict[str, Any] = {
        "state": STATE_LABELS,
        "outcome": OUTCOME_LABELS,
        "flags": FLAG_LABELS,
    }
    if name in {"item", "items"}:
        return str(item_name(str(value)))
    known = labels.get(name, {})
    return str(known.get(value, "" if value is None else value))


def thread(application: Application, user: "User", audience: Audience) -> list[Message]:
    """Return notes among staff, or messages with the applicant, oldest first (one query)."""
    notes = Note.objects.of(application).filter(audience=audience)
    return [
        Message(
            author=str(note.author),
            role=_("Applicant") if note.from_applicant else _("Officer"),
            at=note.created_at,
            body=note.body,
            mine=note.author_id == user.pk,
        )
        for note in notes
    ]
