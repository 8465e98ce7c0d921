"""The life of a visa application: who may move it where.

The database holds the same edges (migration `0002`), and a test keeps the two together.
"""

from talentportal.kernel.roles import Role
from talentportal.kernel.workflow import Move, Workflow
from visas.rules.states import Action, State

APPLICANT = frozenset({Role.APPLICANT})
OFFICER = frozenset({Role.JUSTICE_OFFICER})
APPROVER = frozenset({Role.JUSTICE_APPROVER})
SYSTEM = frozenset({Role.SYSTEM})

VISA: Workflow[State, Action] = Workflow(
    "visa",
    {
        (State.DRAFT, Action.SUBMIT): Move(State.SUBMITTED, APPLICANT),
        (State.DRAFT, Action.WITHDRAW): Move(State.WITHDRAWN, APPLICANT),
        (State.SUBMITTED, Action.SCREEN): Move(State.QUEUED, SYSTEM),
        (State.SUBMITTED, Action.WITHDRAW): Move(State.WITHDRAWN, APPLICANT),
        (State.QUEUED, Action.TAKE): Move(State.IN_REVIEW, OFFICER),
        (State.QUEUED, Action.WITHDRAW): Move(State.WITHDRAWN, APPLICANT),
        (State.IN_REVIEW, Action.REQUEST_SUPPLEMENT): Move(State.SUPPLEMENT, OFFICER),
        (State.IN_REVIEW, Action.PROPOSE_APPROVAL): Move(State.APPROVAL_PROPOSED, OFFICER),
        (State.IN_REVIEW, Action.PROPOSE_REFUSAL): Move(State.REFUSAL_PROPOSED, OFFICER),
        (State.IN_REVIEW, Action.RELEASE): Move(State.QUEUED, OFFICER),
        (State.IN_REVIEW, Action.WITHDRAW): Move(State.WITHDRAWN, APPLICANT),
        (State.SUPPLEMENT, Action.ANSWER_SUPPLEMENT): Move(State.IN_REVIEW, APPLICANT),
        (State.SUPPLEMENT, Action.RESUME): Move(State.IN_REVIEW, OFFICER),
        (State.SUPPLEMENT, Action.WITHDRAW): Move(State.WITHDRAWN, APPLICANT),
        (State.APPROVAL_PROPOSED, Action.SIGN): Move(State.APPROVED, APPROVER),
        (State.APPROVAL_PROPOSED, Action.SEND_BACK): Move(State.IN_REVIEW, APPROVER),
        (State.APPROVAL_PROPOSED, Action.WITHDRAW): Move(State.WITHDRAWN, APPLICANT),
        (State.REFUSAL_PROPOSED, Action.SIGN): Move(State.REFUSED, APPROVER),
        (State.REFUSAL_PROPOSED, Action.SEND_BACK): Move(State.IN_REVIEW, APPROVER),
        (State.REFUSAL_PROPOSED, Action.WITHDRAW): Move(State.WITHDRAWN, APPLICANT),
    },
)
