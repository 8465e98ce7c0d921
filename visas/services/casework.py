"""The officer's side: take, give back, assign, resume; and the applicant's withdrawal."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.models import User as Person
from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import Role
from talentportal.outbox.services import publish
from visas.models import Application
from visas.rules.states import OPEN, PROPOSED, WITH_OFFICER, Action, State
from visas.services import moves

if TYPE_CHECKING:
    from talentportal.accounts.models import User

SIMPLE = frozenset({Action.TAKE, Action.RELEASE, Action.RESUME, Action.WITHDRAW})
"""Actions that need nothing but a decision to do them; the others have services of their own."""


@transaction.atomic
def move(
    *, application_id: UUID, action: Action, actor: "User", seen_version: int, reason: str = ""
) -> Application:
    """Apply one simple action to one application.

    Raises `Application.DoesNotExist`, `IllegalMove`, `NotPermitted`, `Stale`, or `Refused` with
    code `not_a_simple_action`.
    """
    if action not in SIMPLE:
        raise Refused("not_a_simple_action", _("This action needs more than a click."))
    application = moves.lock(application_id, actor, seen_version)
    before = moves.advance(application, action, actor)
    if action == Action.TAKE:
        application.officer = actor
    elif action == Action.RELEASE:
        application.officer = None
    elif action == Action.RESUME:
        _close_supplement(application)
    elif action == Action.WITHDRAW:
        _close_supplement(application)
        _settle_open_proposal(application, actor)
    extra = {"reason": reason.strip()} if reason.strip() else {}
    return moves.finish(application, action=action, actor=actor, before=before, **extra)


@transaction.atomic
def take_next(*, actor: "User") -> Application | None:
    """Take the case that has waited longest, or return None when nothing waits.

    Two officers asking at once get two different cases (locked rows are skipped).
    """
    if Role.JUSTICE_OFFICER not in actor.roles:
        raise NotPermitted("not_permitted", _("Only visa officers take cases."))
    application = (
        Application.objects.cases(actor)
        .filter(state=State.QUEUED, officer=None)
        .order_by("submitted_at", "id")
        .select_for_update(of=("self",), no_key=True, skip_locked=True)
        .first()
    )
    if application is None:
        return None
    before = moves.advance(application, Action.TAKE, actor)
    application.officer = actor
    return moves.finish(application, action=Action.TAKE, actor=actor, before=before)


@transaction.atomic
def assign(
    *, application_id: UUID, actor: "User", officer_id: UUID, seen_version: int
) -> Application:
    """Hand an open case to an officer; a waiting case is taken for them.

    Officers and approvers of the Ministry of Justice may. Raises `Refused` with code `not_open`,
    `not_an_officer` or `own_case` besides the usual.
    """
    application = moves.lock(application_id, actor, seen_version)
    if application.applicant_id == actor.pk or actor.roles.isdisjoint(
        {Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER}
    ):
        raise NotPermitted("not_permitted", _("Only visa officers and approvers assign cases."))
    state = State(application.state)
    moves.refuse_unless(
        state in OPEN - PROPOSED - {State.SUBMITTED},
        "not_open",
        _("Only a case that waits or is in review can be assigned."),
    )
    officer = Person.objects.filter(pk=officer_id, is_active=True).first()
    moves.refuse_unless(
        officer is not None and Role.JUSTICE_OFFICER in officer.roles,
        "not_an_officer",
        _("Choose a visa officer."),
        "officer",
    )
    moves.refuse_unless(
        officer_id != application.applicant_id,
        "own_case",
        _("Nobody works on their own application."),
        "officer",
    )
    before_officer = application.officer_id
    application.officer = officer
    if state not in WITH_OFFICER:
        application.state = State.IN_REVIEW
    application.version += 1
    application.save()
    record(
        actor=actor,
        verb="visa.assigned",
        subject=application,
        before={"state": state, "officer": str(before_officer or "")},
        after={"state": application.state, "officer": str(officer_id)},
    )
    publish(
        "visa.moved",
        key=f"{application.pk}:{application.version}",
        application_id=str(application.pk),
        action="assign",
        version=application.version,
    )
    return application


def _close_supplement(application: Application) -> None:
    application.supplements.filter(closed_at=None).update(closed_at=timezone.now())
    application.due_on = None


def _settle_open_proposal(application: Application, actor: "User") -> None:
    """End a proposal that nobody has signed."""
    application.proposals.filter(settlement="").update(
        settlement="withdrawn", settled_at=timezone.now(), settled_by=actor
    )
