"""In which capacity a person meets a case: as its applicant, or as staff, never as both."""

from collections.abc import Collection

from talentportal.kernel.roles import Role
from visas.rules.states import PROPOSED, Action, State
from visas.rules.workflow import VISA

HOLDER_ONLY = frozenset(
    {
        Action.RELEASE,
        Action.REQUEST_SUPPLEMENT,
        Action.RESUME,
        Action.PROPOSE_APPROVAL,
        Action.PROPOSE_REFUSAL,
    }
)
"""What only the officer who holds the case does."""

SECOND_PERSON = frozenset({Action.SIGN, Action.SEND_BACK})
"""What nobody does to their own proposal (four eyes)."""


def capacities(roles: Collection[Role], *, is_own: bool) -> frozenset[Role]:
    """Return the roles that count for one case.

    On their own application everyone is an applicant and nothing else, so that no officer works
    on their own case; on another's, being an applicant somewhere gives nothing.
    """
    if is_own:
        return frozenset(roles) & {Role.APPLICANT}
    return frozenset(roles) - {Role.APPLICANT}


def possible(
    state: State, roles: Collection[Role], *, is_own: bool, holds: bool, proposed: bool
) -> tuple[Action, ...]:
    """Return what a person may do to a case now: what the pages draw and the API lists.

    `holds`: the case is assigned to them; `proposed`: the open proposal is their own.
    """
    return tuple(
        action
        for action in VISA.actions(state, capacities(roles, is_own=is_own))
        if (holds or action not in HOLDER_ONLY) and not (proposed and action in SECOND_PERSON)
    )


def told(state: State, *, is_own: bool) -> State:
    """Return the state as a person may know it.

    To the applicant an unsigned proposal is nobody's decision yet: the case is in review.
    """
    return State.IN_REVIEW if is_own and state in PROPOSED else state
