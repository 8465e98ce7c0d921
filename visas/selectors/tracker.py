"""What an applicant sees of a filed application: where it stands, what to do, who works on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentportal.accounts.models import User
from talentportal.core.components import Badge, Clock, Deadline, Fact, Message, Progress, Step, Tone
from talentportal.core.formats import day
from talentportal.kernel.roles import Role
from talentportal.workflow.models import Note
from visas.labels import APPLICANT_STATE_LABELS, NEXT_STEP_LABELS, STATE_TONES, TRACK_LABELS
from visas.models import Application, RuleEdition, SupplementRequest
from visas.rules.states import CLOSED, DECIDED, State, Track
from visas.selectors.figures import edition_on
from visas.selectors.timeline import History

SOON = 3
"""Days before a due date from which it is drawn as urgent."""
_ICONS = {Tone.WARNING: "circle-alert", Tone.SUCCESS: "circle-check", Tone.DANGER: "circle-x"}


def state_badge(application: Application) -> Badge:
    """Return the state as the applicant is told it."""
    state = State(application.state)
    tone = Tone(STATE_TONES[state])
    return Badge(APPLICANT_STATE_LABELS[state], tone, _ICONS.get(tone, ""))


def next_step(application: Application) -> Any:
    """Return what happens or is to be done next, in a sentence."""
    state = State(application.state)
    if state in DECIDED and not hasattr(application, "letter"):
        return _("The decision is signed. Your decision letter is being written.")
    return NEXT_STEP_LABELS[state]


def deadline(due_on: date | None, today: date | None = None) -> Deadline | None:
    """Return a due date as a badge: `D-7`, `D-Day`, `2 days overdue`."""
    if due_on is None:
        return None
    left = (due_on - (today or timezone.localdate())).days
    if left < 0:
        over = ngettext("%(count)s day overdue", "%(count)s days overdue", -left)
        return Deadline(over % {"count": -left}, Clock.LATE, due_on)
    words = f"D-{left}" if left else _("D-Day")
    return Deadline(words, Clock.SOON if left <= SOON else Clock.OK, due_on)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list of one's applications."""

    application: Application
    name: str
    badge: Badge
    next_step: Any
    deadline: Deadline | None
    url: str


def row(application: Application) -> Row:
    """Return the line of one application; reads nothing more."""
    return Row(
        application,
        application.receipt_number or _("Draft"),
        state_badge(application),
        next_step(application),
        deadline(application.due_on),
        reverse("visas:application", args=[application.pk]),
    )


def newest_supplement(application: Application) -> SupplementRequest | None:
    """Return the newest request of the officer for more, open or closed."""
    return application.supplements.order_by("-created_at").first()


def way(
    application: Application, history: History, supplement: SupplementRequest | None
) -> list[Step]:
    """Return the steps of the case in one line; nothing for a case that was withdrawn."""
    state = State(application.state)
    if state is State.WITHDRAWN:
        return []
    steps = [(_("Received"), day(application.submitted_at))]
    steps.append((_("Automatic check"), _day_of(history, "visa.screen")))
    if supplement is not None:
        is_open = supplement.closed_at is None
        when = _("Due %(day)s") % {"day": day(supplement.due_on)} if is_open else ""
        steps.append((_("Supplement"), when or day(supplement.closed_at)))
    steps.append((_("Review by an officer"), _day_of(history, "visa.take")))
    steps.append((_("Decision"), day(application.decided_at)))
    steps.append((_("Letter"), _day_of(history, "visa.letter_issued")))
    now = _place(state, has_supplement=supplement is not None)
    return [
        Step(words, _progress(place, now), when if place <= now else "")
        for place, (words, when) in enumerate(steps)
    ]


def _place(state: State, *, has_supplement: bool) -> int:
    """Return the place of the step that the case is at; a decided one waits for its letter."""
    extra = int(has_supplement)
    if state is State.SUBMITTED:
        return 1
    if state is State.SUPPLEMENT:
        return 2
    if state in DECIDED:
        return 4 + extra
    return 2 + extra


def _progress(place: int, now: int) -> Progress:
    if place < now:
        return Progress.DONE
    return Progress.NOW if place == now else Progress.NEXT


def _day_of(history: History, verb: str) -> str:
    change = history.first(verb)
    return day(change.at) if change else ""


def messages(application: Application, reader: User) -> list[Message]:
    """Return the messages between the applicant and the officers, oldest first (one query)."""
    return [
        Message(
            author=str(note.author),
            role="" if note.from_applicant else _("Visa officer"),
            at=note.created_at,
            body=note.body,
            mine=note.author_id == reader.pk,
        )
        for note in Note.objects.of(application).shared()
    ]


def summary(application: Application) -> list[Fact]:
    """Return what the applicant needs at hand: who, what, where it was filed."""
    facts = [
        Fact(_("Applicant"), application.full_name),
        Fact(_("Applied for"), TRACK_LABELS[Track(application.track)]),
        Fact(_("Employer"), application.offer_employer),
        Fact(_("Filed on"), day(application.filed_on)),
    ]
    edition = edition_of(application)
    return [*facts, Fact(_("Criteria"), edition.title)] if edition else facts


def edition_of(application: Application) -> RuleEdition | None:
    """Return the rule edition that holds for the application by its filing day."""
    if application.filed_on is None:
        return None
    return edition_on(Track(application.track), application.filed_on)


def officer_facts(application: Application) -> list[Fact]:
    """Return who works on the case and for which office, once somebody has taken it."""
    officer = application.officer
    if officer is None:
        return []
    units = [
        grant.organisation.name
        for grant in officer.active_grants
        if grant.role == Role.JUSTICE_OFFICER and grant.organisation
    ]
    return [Fact(_("Officer"), str(officer)), Fact(_("Office"), ", ".join(units))]


def is_open(application: Application) -> bool:
    """Tell whether the application can still be withdrawn, and messages be written."""
    return State(application.state) not in CLOSED
