"""The states of a visa application and what can be done to it."""

from enum import StrEnum


class State(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    """Received; the automatic screening has not run yet."""
    QUEUED = "queued"
    """Screened; waits for an officer."""
    IN_REVIEW = "in_review"
    SUPPLEMENT = "supplement"
    """The applicant has been asked for more (보완 요청)."""
    APPROVAL_PROPOSED = "approval_proposed"
    REFUSAL_PROPOSED = "refusal_proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    """What a person, or the portal, does to an application."""

    SUBMIT = "submit"
    SCREEN = "screen"
    TAKE = "take"
    RELEASE = "release"
    REQUEST_SUPPLEMENT = "request_supplement"
    ANSWER_SUPPLEMENT = "answer_supplement"
    RESUME = "resume"
    """Go on without an answer, or with a part of it."""
    PROPOSE_APPROVAL = "propose_approval"
    PROPOSE_REFUSAL = "propose_refusal"
    SIGN = "sign"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"


class Track(StrEnum):
    """The visa sub-categories of the programme (facts differ per track)."""

    F_2_T = "F-2-T"
    D_10_T = "D-10-T"
    F_2_7S = "F-2-7S"
    K_TECH_PASS = "K-TECH-PASS"  # noqa: S105 -- a pass, not a password


DECIDED = frozenset({State.APPROVED, State.REFUSED})
PROPOSED = frozenset({State.APPROVAL_PROPOSED, State.REFUSAL_PROPOSED})
CLOSED = DECIDED | {State.WITHDRAWN}
OPEN = frozenset(State) - CLOSED - {State.DRAFT}
"""Before the ministry and not decided."""
WITH_OFFICER = frozenset({State.IN_REVIEW, State.SUPPLEMENT}) | PROPOSED
"""States in which a named officer holds the case."""
EDITABLE = frozenset({State.DRAFT})
"""States in which the applicant may change the answers."""
