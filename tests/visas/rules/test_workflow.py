"""Every state, action and role has exactly one answer."""

from itertools import product

import pytest

from talentportal.kernel.errors import IllegalMove, NotPermitted
from talentportal.kernel.roles import Role
from visas.rules.capacity import HOLDER_ONLY, SECOND_PERSON, capacities, possible
from visas.rules.states import CLOSED, Action, State
from visas.rules.workflow import VISA


@pytest.mark.parametrize(("state", "action", "role"), list(product(State, Action, Role)))
def test_every_state_action_and_role_has_one_answer(state, action, role):
    move = VISA.moves.get((state, action))
    if move is None:
        with pytest.raises(IllegalMove):
            VISA.next_state(state, action, {role})
    elif role not in move.by:
        with pytest.raises(NotPermitted):
            VISA.next_state(state, action, {role})
    else:
        assert VISA.next_state(state, action, {role}) is move.to


@pytest.mark.parametrize("state", sorted(CLOSED))
def test_nothing_leads_out_of_a_closed_case(state):
    assert VISA.actions(state, set(Role)) == ()


def test_every_state_can_be_reached_from_a_draft():
    reached = {State.DRAFT}
    while more := {to for origin, to in VISA.edges() if origin in reached} - reached:
        reached |= more
    assert reached == set(State)


def test_nobody_but_the_portal_screens():
    screening = [move.by for (_, action), move in VISA.moves.items() if action is Action.SCREEN]
    assert screening == [frozenset({Role.SYSTEM})]


def test_on_their_own_application_everyone_is_only_an_applicant():
    roles = {Role.APPLICANT, Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER}
    assert capacities(roles, is_own=True) == {Role.APPLICANT}
    assert capacities(roles, is_own=False) == {Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER}


@pytest.mark.parametrize("action", sorted(HOLDER_ONLY))
def test_what_only_the_holder_does_is_not_offered_to_others(action):
    states = [state for state, one in VISA.moves if one is action]
    for state in states:
        offered = possible(state, {Role.JUSTICE_OFFICER}, is_own=False, holds=False, proposed=False)
        assert action not in offered


@pytest.mark.parametrize("action", sorted(SECOND_PERSON))
def test_what_a_second_person_does_is_not_offered_to_the_proposer(action):
    roles = {Role.JUSTICE_APPROVER, Role.JUSTICE_OFFICER}
    state = State.APPROVAL_PROPOSED
    mine = possible(state, roles, is_own=False, holds=True, proposed=True)
    anothers = possible(state, roles, is_own=False, holds=True, proposed=False)
    assert action not in mine
    assert action in anothers
