"""What has happened to a case, as far as its applicant is told.

Only moves that concern the applicant: never a note, a proposal, an assignment or a sending back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentportal.audit.models import Event as Change
from talentportal.core.components import Event, Progress
from talentportal.core.formats import day
from visas.models import Application
from visas.rules.states import CLOSED, State
from visas.selectors.documents import item_name

Body = Callable[[dict[str, Any]], str]


def _nothing(_after: dict[str, Any]) -> str:
    return ""


def _until(after: dict[str, Any]) -> str:
    return _("Answer by %(day)s.") % {"day": day(date.fromisoformat(after["due_on"]))}


def _receipt(after: dict[str, Any]) -> str:
    return _("Receipt number %(number)s") % {"number": after.get("receipt_number", "")}


def _document(after: dict[str, Any]) -> str:
    return " — ".join(filter(None, [str(item_name(after["item"])), after.get("reason", "")]))


@dataclass(frozen=True, slots=True)
class _Told:
    """How one kind of change is told; `once` where only the first of them is news."""

    title: Any
    body: Body = _nothing
    icon: str = ""
    once: bool = False


_TOLD = {
    "visa.submit": _Told(gettext_lazy("Application received"), _receipt),
    "visa.screen": _Told(gettext_lazy("Automatic check completed")),
    "visa.take": _Told(gettext_lazy("An officer has taken up your application"), once=True),
    "visa.request_supplement": _Told(gettext_lazy("Supplement requested"), _until, "circle-alert"),
    "visa.answer_supplement": _Told(gettext_lazy("Your answer was received")),
    "visa.document_rejected": _Told(
        gettext_lazy("A document was not accepted"), _document, "circle-alert"
    ),
    "visa.sign": _Told(gettext_lazy("The decision was signed")),
    "visa.letter_issued": _Told(gettext_lazy("Your decision letter is ready"), icon="mail"),
    "visa.withdraw": _Told(gettext_lazy("You withdrew the application")),
}


@dataclass(frozen=True, slots=True)
class History:
    """The changes that the applicant is told of, oldest first (one query)."""

    changes: tuple[Change, ...]

    def first(self, verb: str) -> Change | None:
        """Return the first change of a kind."""
        return next((change for change in self.changes if change.verb == verb), None)

    def events(self, application: Application) -> list[Event]:
        """Return the timeline, newest first, with what is still to come on top."""
        told = [_event(change) for change in self._news()]
        if told and State(application.state) not in CLOSED:
            told[-1] = _now(told[-1])
            told.append(
                Event(
                    _("Decision"),
                    body=_("We write to you, and the result is shown here."),
                    when=_("Expected next"),
                    progress=Progress.NEXT,
                )
            )
        return told[::-1]

    def _news(self) -> list[Change]:
        seen: set[str] = set()
        news = []
        for change in self.changes:
            if _TOLD[change.verb].once and change.verb in seen:
                continue
            seen.add(change.verb)
            news.append(change)
        return news


def history(application: Application) -> History:
    """Return the history of a case for its applicant."""
    changes = Change.objects.of(application._meta.label_lower, application.pk)
    return History(tuple(changes.filter(verb__in=list(_TOLD))))


def _event(change: Change) -> Event:
    told = _TOLD[change.verb]
    return Event(told.title, at=change.at, body=told.body(change.after), icon=told.icon)


def _now(event: Event) -> Event:
    return Event(event.title, event.at, event.body, event.by, Progress.NOW, event.icon)
