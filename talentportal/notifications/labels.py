"""How notices read: one line in the bell per topic. The mail has templates of the same name."""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talentportal.core.formats import day

TOPIC_LINES = {
    "visa.submitted": _("Application %(receipt_number)s has been received."),
    "visa.taken": _("An officer has started to review application %(receipt_number)s."),
    "visa.supplement_requested": _(
        "Application %(receipt_number)s: please send what is missing by %(due_on)s."
    ),
    "visa.message": _("Application %(receipt_number)s: there is a new message for you."),
    "visa.document_rejected": _("Application %(receipt_number)s: a document was not accepted."),
    "visa.decided": _("Application %(receipt_number)s: your decision letter is ready."),
    "visa.withdrawn": _("Application %(receipt_number)s has been withdrawn."),
    "visa.assigned": _("Case %(receipt_number)s has been assigned to you."),
    "visa.supplement_answered": _("Case %(receipt_number)s: the supplement has been answered."),
    "visa.sent_back": _("Case %(receipt_number)s: your proposal was sent back."),
    "visa.case_withdrawn": _("Case %(receipt_number)s was withdrawn by the applicant."),
    "visa.edition_published": _("Rule edition %(code)s is published; it holds from %(first_on)s."),
}
"""Topic → line. Each topic also has `emails/<topic>.subject.txt` and `emails/<topic>.txt`."""

TOPIC_ICONS = {
    "visa.submitted": "inbox",
    "visa.taken": "user-check",
    "visa.supplement_requested": "file-plus",
    "visa.message": "message-square",
    "visa.document_rejected": "file-x",
    "visa.decided": "stamp",
    "visa.withdrawn": "undo-2",
    "visa.assigned": "user-plus",
    "visa.supplement_answered": "file-check",
    "visa.sent_back": "corner-up-left",
    "visa.case_withdrawn": "undo-2",
    "visa.edition_published": "scroll-text",
}


def line(topic: str, parameters: Mapping[str, Any]) -> str:
    """Return a notice's line in the bell. Raises KeyError for an unknown topic or lacking words."""
    return str(TOPIC_LINES[topic]) % words(parameters)


def words(parameters: Mapping[str, Any]) -> dict[str, str]:
    """Return a notice's parameters as text in the language that is active.

    A name ending in `_on` holds an ISO day. A mapping of languages (`{"en": …, "ko": …}`) holds
    words that only the sender could translate.
    """
    return {name: _worded(name, value) for name, value in parameters.items()}


def _worded(name: str, value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get((get_language() or "en")[:2]) or value.get("en", ""))
    if name.endswith("_on") and (date := parse_date(str(value))):
        return day(date)
    return str(value)
