"""The beats that every change of a case shares: lock, check, change, record, announce."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import IllegalMove, NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from talentportal.outbox.services import publish
from visas.labels import ACTION_LABELS, APPLICANT_STATE_LABELS, STATE_LABELS
from visas.models import Application
from visas.rules.capacity import HOLDER_ONLY, capacities
from visas.rules.states import DECIDED, Action, State
from visas.rules.workflow import VISA

if TYPE_CHECKING:
    from talentportal.accounts.models import User


def lock(application_id: UUID, actor: "User", seen_version: int | None) -> Application:
    """Lock an application the actor may see, at the version they saw.

    Raises `Application.DoesNotExist` for strangers and `Stale` when somebody was faster.
    """
    application = Application.objects.visible_to(actor).lock(application_id)
    if seen_version is not None and application.version != seen_version:
        raise Stale("stale", _("Somebody else has changed this application. Read it again first."))
    return application


def advance(application: Application, action: Action, actor: "User") -> State:
    """Set the next state, or refuse: the impossible, the forbidden, then another's case."""
    before = State(application.state)
    roles = capacities(actor.roles, is_own=application.applicant_id == actor.pk)
    after = _next(before, action, roles)
    if action in HOLDER_ONLY and application.officer_id != actor.pk:
        raise NotPermitted("not_your_case", _("Another officer holds this case."))
    application.state = after
    return before


def advance_by_portal(application: Application, action: Action) -> State:
    """Set the next state on the portal's own account (automatic screening)."""
    before = State(application.state)
    application.state = _next(before, action, frozenset({Role.SYSTEM}))
    return before


def finish(
    application: Application,
    *,
    action: Action,
    actor: "User | None",
    before: State,
    **after: Any,
) -> Application:
    """Save the change, write the history and announce `visa.moved`."""
    after_state = State(application.state)
    application.version += 1
    application.decided_at = _moment_of_decision(application, after_state)
    application.save()
    record(
        actor=actor,
        verb=f"visa.{action}",
        subject=application,
        before={"state": before},
        after={"state": after_state, **after},
    )
    publish(
        "visa.moved",
        key=f"{application.pk}:{application.version}",
        application_id=str(application.pk),
        action=action,
        version=application.version,
    )
    return application


def _moment_of_decision(application: Application, state: State) -> datetime | None:
    if state not in DECIDED:
        return None
    return application.decided_at or timezone.now()


def _next(state: State, action: Action, roles: frozenset[Role]) -> State:
    """Ask the table, and put its refusals into words.

    An applicant is told the state as their page tells it: never that a proposal waits.
    """
    states = APPLICANT_STATE_LABELS if Role.APPLICANT in roles else STATE_LABELS
    words = {"action": ACTION_LABELS[action], "state": states[state]}
    try:
        return VISA.next_state(state, action, roles)
    except IllegalMove as refusal:
        raise IllegalMove(
            refusal.code,
            _("“%(action)s” is not possible: the application is “%(state)s”.") % words,
        ) from refusal
    except NotPermitted as refusal:
        raise NotPermitted(
            refusal.code, _("You may not do this: “%(action)s”.") % words
        ) from refusal


def refuse_unless(condition: object, code: str, message: Any, field: str | None = None) -> None:
    """Raise `Refused` when the condition does not hold."""
    if not condition:
        raise Refused(code, message, field=field)
