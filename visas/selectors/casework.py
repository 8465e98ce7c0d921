"""What a person may do to a case now."""

from typing import TYPE_CHECKING

from visas.models import Application
from visas.rules.capacity import possible
from visas.rules.states import PROPOSED, Action, State

if TYPE_CHECKING:
    from talentportal.accounts.models import User


def actions(application: Application, user: "User") -> tuple[Action, ...]:
    """Return the actions this person may take now, in the table's order (one query at most)."""
    state = State(application.state)
    proposed = (
        state in PROPOSED and application.proposals.filter(settlement="", proposed_by=user).exists()
    )
    return possible(
        state,
        user.roles,
        is_own=application.applicant_id == user.pk,
        holds=application.officer_id == user.pk,
        proposed=proposed,
    )
