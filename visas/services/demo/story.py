"""The rows that a case gathers on its way, and the history that the services would write."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model

from talentportal.accounts.models import User
from talentportal.audit.models import Access, Event
from talentportal.documents.bulk import Brought
from talentportal.workflow.models import Audience, Note
from visas.models import Application, Assessment, Evidence, PointReview, Proposal, SupplementRequest
from visas.rules.states import Action, State
from visas.rules.workflow import VISA
from visas.services.demo.dice import Dice

OFFICE_ADDRESS = "192.0.2.10"
"""From where staff look at cases: an address for documentation (RFC 5737)."""


@dataclass(slots=True)
class Story:
    """What has become of one case so far; nothing of it is saved yet."""

    application: Application
    dice: Dice
    state: State = State.DRAFT
    events: list[Event] = field(default_factory=list)
    files: list[Brought] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    supplements: list[SupplementRequest] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    reviews: list[PointReview] = field(default_factory=list)
    looks: list[Access] = field(default_factory=list)

    def tell(
        self,
        verb: str,
        at: datetime,
        actor: User | None,
        after: dict[str, Any],
        before: dict[str, Any] | None = None,
    ) -> None:
        """Add a line to the history of the case."""
        self.events.append(event(self.application, verb, at, actor, after, before))

    def look(self, verb: str, subject: Model, at: datetime, actor: User) -> None:
        """Note that somebody looked at the case or at a part of it."""
        self.looks.append(
            Access(
                at=at,
                actor=actor,
                verb=verb,
                subject_type=subject._meta.label_lower,
                subject_id=str(subject.pk),
                person=self.application.applicant,
                address=OFFICE_ADDRESS,
            )
        )

    def move(self, action: Action, at: datetime, actor: User | None, **after: Any) -> None:
        """Move the case as the table has it; a move that it does not have raises KeyError."""
        before, self.state = self.state, VISA.moves[self.state, action].to
        self.tell(f"visa.{action}", at, actor, {"state": self.state, **after}, {"state": before})
        self.application.state = self.state
        self.application.version += 1

    def write(self, at: datetime, author: User, body: str, audience: Audience) -> None:
        """Add a note among staff, or a message."""
        note = Note(
            id=self.dice.key(),
            created_at=at,
            subject_type=self.application._meta.label_lower,
            subject_id=self.application.pk,
            audience=audience,
            author=author,
            from_applicant=author.pk == self.application.applicant_id,
            body=body,
        )
        self.notes.append(note)
        verb = "visa.message" if audience is Audience.SHARED else "visa.note"
        self.tell(verb, at, author, {"note": str(note.pk)})

    def current(self) -> list[Evidence]:
        """Return the newest version of each document."""
        return [row for row in self.evidence if row.is_current]


def event(
    subject: Model,
    verb: str,
    at: datetime,
    actor: User | None,
    after: dict[str, Any],
    before: dict[str, Any] | None = None,
) -> Event:
    """Return a line of history that is not saved yet."""
    return Event(
        at=at,
        actor=actor,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        before=before or {},
        after=after,
    )
