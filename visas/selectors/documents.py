"""The checklist of an application with what was handed in for each item."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from talentportal.core.components import Badge, DocumentItem, Tone
from talentportal.core.formats import day, file_size
from visas.labels import EVIDENCE_STATE_LABELS
from visas.labels.checklist import ITEM_LABELS, WHY_LABELS
from visas.models import Application, Evidence, SupplementRequest
from visas.rules.checklist import Item, ItemCode
from visas.selectors.intake import documents_asked

_TONES = {
    "received": (Tone.INFO, "clock"),
    "accepted": (Tone.SUCCESS, "check"),
    "rejected": (Tone.WARNING, "circle-alert"),
}
_KINDS = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the checklist; `evidence` is the newest version handed in, if any."""

    code: str
    name: Any
    why: Any
    required: bool
    evidence: Evidence | None
    is_asked: bool = True
    """False: handed in for an item that the answers no longer ask for."""
    mark: Badge | None = None
    """What to show in place of what the office thinks of the document."""

    @property
    def badge(self) -> Badge:
        """What the office thinks of the document, or that it is missing."""
        if self.mark is not None:
            return self.mark
        if self.evidence is not None:
            tone, icon = _TONES[self.evidence.state]
            return Badge(EVIDENCE_STATE_LABELS[self.evidence.state], tone, icon)
        if self.required:
            return Badge(_("Missing"), Tone.WARNING, "circle-alert")
        return Badge(_("Not given"))

    @property
    def detail(self) -> str:
        """Kind, size and day of the file: `PDF · 2.8 MB · 12 Oct 2026`."""
        return _detail(self.evidence) if self.evidence else ""

    @property
    def can_be_removed(self) -> bool:
        """Whether the applicant may take the document back."""
        return self.evidence is not None and self.evidence.state != "accepted"


def lines(application: Application) -> list[Line]:
    """Return the checklist, required items first, then what is no longer asked for (3 queries)."""
    given = {row.item: row for row in _current(application)}
    asked = documents_asked(application)
    found = [_line(item, given.pop(item.code, None)) for item in asked]
    return found + [
        Line(code, item_name(code), "", required=False, evidence=row, is_asked=False)
        for code, row in given.items()
    ]


def document_items(application: Application) -> list[DocumentItem]:
    """Return what was handed in, and the office's reasons, as the applicant reads it."""
    return [
        DocumentItem(
            name=line.name,
            detail=" · ".join(filter(None, [line.detail, line.evidence.reason])),
            url=reverse("visas:evidence_preview", args=[application.pk, line.evidence.pk]),
            badge=line.badge,
            tone=line.badge.tone,
        )
        for line in lines(application)
        if line.evidence is not None
    ]


def asked_again(application: Application, request: SupplementRequest) -> list[Line]:
    """Return the items of a supplement request, marked with whether they came since."""
    by_code = {line.code: line for line in lines(application)}
    asked = [by_code[code] for code in request.items if code in by_code]
    return [replace(line, mark=_mark(line, request.created_at)) for line in asked]


def _mark(line: Line, since: datetime) -> Badge:
    if line.evidence is not None and line.evidence.created_at > since:
        return Badge(EVIDENCE_STATE_LABELS["received"], Tone.SUCCESS, "check")
    return Badge(_("Asked for"), Tone.WARNING, "circle-alert")


def item_name(code: str) -> Any:
    """Return how an item of the checklist is called."""
    return ITEM_LABELS[ItemCode(code)] if code in set(ItemCode) else code


def _current(application: Application) -> list[Evidence]:
    return list(application.evidence.current().select_related("document").order_by("created_at"))


def _line(item: Item, evidence: Evidence | None) -> Line:
    return Line(item.code, ITEM_LABELS[item.code], WHY_LABELS[item.why], item.required, evidence)


def _detail(evidence: Evidence) -> str:
    document = evidence.document
    kind = _KINDS.get(document.content_type, document.content_type)
    parts = [kind, file_size(document.size), day(evidence.created_at)]
    if evidence.version > 1:
        parts.append(_("version %(number)s") % {"number": evidence.version})
    return " · ".join(parts)
