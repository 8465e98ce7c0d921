"""Notes among staff and messages between staff and applicant."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import Role
from talentportal.outbox.services import publish
from talentportal.workflow.models import Audience, Note
from talentportal.workflow.services import write
from visas.models import Application
from visas.rules.states import State

if TYPE_CHECKING:
    from talentportal.accounts.models import User

CASE_WORKERS = frozenset({Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER})


@transaction.atomic
def note(*, application_id: UUID, actor: "User", body: str) -> Note:
    """Write a note that only staff read."""
    application = Application.objects.cases(actor).get(pk=application_id)
    _check_case_worker(actor)
    return write(
        subject=application, actor=actor, audience=Audience.INTERNAL, body=body, verb="visa.note"
    )


@transaction.atomic
def message(*, application_id: UUID, actor: "User", body: str) -> Note:
    """Write a message: from the applicant to the officers, or from an officer to the applicant.

    Raises `Refused` with code `draft` while nobody would read it.
    """
    application = Application.objects.visible_to(actor).get(pk=application_id)
    is_own = application.applicant_id == actor.pk
    if not is_own:
        _check_case_worker(actor)
    if application.state == State.DRAFT:
        raise Refused("draft", _("Messages are possible once the application is submitted."))
    written = write(
        subject=application,
        actor=actor,
        audience=Audience.SHARED,
        body=body,
        verb="visa.message",
        from_applicant=is_own,
    )
    publish(
        "visa.message",
        key=str(written.pk),
        application_id=str(application.pk),
        note_id=str(written.pk),
        from_applicant=is_own,
    )
    return written


def _check_case_worker(actor: "User") -> None:
    if actor.roles.isdisjoint(CASE_WORKERS):
        raise NotPermitted("not_permitted", _("Only visa officers and approvers may write here."))
