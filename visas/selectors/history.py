"""What has happened to an application, as far as a person may know."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from talentportal.audit.models import Event
from visas.models import Application

if TYPE_CHECKING:
    from talentportal.accounts.models import User

TOLD_APPLICANTS = frozenset(
    {
        "visa.started",
        "visa.submit",
        "visa.screen",
        "visa.take",
        "visa.request_supplement",
        "visa.answer_supplement",
        "visa.sign",
        "visa.withdraw",
        "visa.message",
        "visa.letter_issued",
        "visa.document_accepted",
        "visa.document_rejected",
    }
)
"""What others do that an applicant hears of. Proposals, notes and hand-overs are not among it."""


def events(application: Application, user: "User") -> QuerySet[Event]:
    """Return the events this person may know of, with their actors, oldest first.

    Applicants know what they did themselves and what is told to them; case workers know all.
    """
    of_case = Event.objects.of(application._meta.label_lower, application.pk)
    of_case = of_case.select_related("actor")
    if application.applicant_id != user.pk:
        return of_case
    return of_case.filter(Q(actor=user) | Q(verb__in=TOLD_APPLICANTS))
