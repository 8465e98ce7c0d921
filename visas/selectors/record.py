"""The history of a case as staff read it: everything, with what changed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from talentportal.audit.models import Event as Change
from talentportal.core.components import Event, Message
from talentportal.core.formats import day
from talentportal.workflow.models import Audience, Note
from visas.labels import (
    BODY_LABELS,
    EVIDENCE_STATE_LABELS,
    FLAG_LABELS,
    OUTCOME_LABELS,
    STATE_LABELS,
    VERB_LABELS,
)
from visas.labels.answers import FIELD_LABELS
from visas.labels.findings import CRITERION_LABELS, pathway_title
from visas.models import Application
from visas.rules.findings import Criterion
from visas.selectors.documents import item_name
from visas.selectors.history import events

if TYPE_CHECKING:
    from talentportal.accounts.models import User

_UNTOLD = frozenset(
    {"note", "row", "list", "sha256", "proposal", "occasion", "officer", "added", "ref"}
)
"""Keys that help machines; a number of an officer or a row tells a reader nothing."""
_LABELS: dict[str, Any] = {
    **FIELD_LABELS,
    "version": gettext_lazy("Version"),
    "due_on": gettext_lazy("Answer until"),
    "receipt_number": gettext_lazy("Receipt number"),
    "seat": pgettext_lazy("of two reviewers", "Reviewer"),
}
_REMEMBERED = {
    "True": gettext_lazy("Remembered for other cases"),
    "False": gettext_lazy("For this case only"),
}
_ORDER = ("item", "state", "outcome", "pathway", "items")
"""What is told first; the database keeps no order of keys."""
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
        by=str(change.actor) if change.actor else _("The portal itself"),
        body=_difference(change),
    )


def _difference(change: Change) -> str:
    """Return what changed in words: `Phone: 1 → 2 · Draft → Received`."""
    parts = []
    for name, value in sorted(change.after.items(), key=lambda pair: _place(pair[0])):
        was = change.before.get(name)
        if name in _UNTOLD or (name in change.before and was == value and name != "item"):
            continue
        words = _words(change.verb, name, value)
        if was not in {"", None} and was != value and not isinstance(was, list):
            words = f"{_words(change.verb, name, was)} → {words}"
        label = _LABELS.get(name)
        parts.append(f"{label}: {words}" if label and words else words)
    return " · ".join(part for part in parts if part)


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _words(verb: str, name: str, value: Any) -> str:
    """Return a value of the history in words."""
    if isinstance(value, list):
        return ", ".join(_words(verb, name, one) for one in value)
    text = "" if value is None else str(value)
    if name in {"item", "items"}:
        return str(item_name(text))
    if name == "pathway":
        return pathway_title(text) if text else ""
    if name == "criteria":
        return _criterion(text)
    if name == "due_on":
        return day(date.fromisoformat(text)) if text else ""
    is_document = verb.startswith("visa.document_")
    labels: dict[str, Any] = {
        "state": EVIDENCE_STATE_LABELS if is_document else STATE_LABELS,
        "outcome": OUTCOME_LABELS,
        "flags": FLAG_LABELS,
        "kind": BODY_LABELS,
        "remembered": _REMEMBERED,
    }
    return str(labels.get(name, {}).get(text, text))


def _criterion(text: str) -> str:
    """Return what a proposal rests on in words: `A.pay` is `Pay (A)`."""
    pathway, _dot, code = text.partition(".")
    if code not in set(Criterion):
        return text
    return f"{CRITERION_LABELS[Criterion(code)]} ({pathway})"


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
