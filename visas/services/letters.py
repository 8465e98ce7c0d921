"""The decision letter: set in print in both languages, kept, recorded and announced."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.models import Event
from talentportal.audit.services import bring, record
from talentportal.documents import services as documents
from talentportal.documents.typesetting import Printed
from talentportal.kernel.errors import Refused
from talentportal.outbox.services import publish
from visas.models import Application, Letter
from visas.rules import letter_codes
from visas.selectors.letters import Decision, decision
from visas.services import letter_papers

LANGUAGES = ("ko", "en")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A letter that is printed and not issued yet."""

    decision: Decision
    code: str
    made_at: datetime
    papers: dict[str, Printed]
    is_history: bool


def issue(*, application_id: UUID, is_history: bool = False) -> Letter:
    """Issue the letter of a decided case, once: a second call returns the first letter.

    `is_history`: the decision was brought in together with its past, so the letter bears the
    moment of the decision and nobody is told. Printing takes a moment and happens before anything
    is locked. Raises `Refused` with code `not_decided` for a case that nobody has decided.
    """
    known = Letter.objects.filter(application_id=application_id).first()
    return known or _issue(_print(application_id, is_history=is_history))


def _print(application_id: UUID, *, is_history: bool) -> _Draft:
    found = decision(application_id)
    if found is None:
        raise Refused("not_decided", _("This case has not been decided."))
    decided_at = found.application.decided_at
    code, made_at = new_code(), decided_at if is_history and decided_at else timezone.now()
    papers = {
        language: letter_papers.letter(found, code=code, language=language, made_at=made_at)
        for language in LANGUAGES
    }
    return _Draft(found, code, made_at, papers, is_history)


@transaction.atomic
def _issue(draft: _Draft) -> Letter:
    """Keep what was printed, unless somebody else has issued the letter meanwhile."""
    application = Application.objects.lock(draft.decision.application.pk)
    known = Letter.objects.filter(application=application).first()
    if known is not None:
        return known
    kept = {
        language: documents.keep(
            content=paper.content,
            name=f"{application.receipt_number}-decision-{language}.pdf",
            pages=paper.pages,
        )
        for language, paper in draft.papers.items()
    }
    letter = Letter.objects.create(
        application=application,
        proposal=draft.decision.proposal,
        code=draft.code,
        issued_at=draft.made_at,
        document_ko=kept["ko"],
        document_en=kept["en"],
    )
    _tell(letter, is_history=draft.is_history)
    return letter


def _tell(letter: Letter, *, is_history: bool) -> None:
    """Write the letter into the history; and announce it, if it is news."""
    event = Event(
        at=letter.issued_at,
        verb="visa.letter_issued",
        subject_type=Application._meta.label_lower,
        subject_id=str(letter.application_id),
        after={"ko": letter.document_ko.sha256, "en": letter.document_en.sha256},
    )
    if is_history:
        bring([event])
        return
    record(actor=None, verb=event.verb, subject=letter.application, after=event.after)
    key = str(letter.application_id)
    publish("visa.letter_issued", key=key, application_id=key)


def new_code() -> str:
    """Return a code that nobody can guess: 80 bits from the system's own source."""
    signs = (secrets.choice(letter_codes.ALPHABET) for _sign in range(letter_codes.LENGTH))
    return letter_codes.printed("".join(signs))
