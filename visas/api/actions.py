"""What may be done to an application now, and doing it."""

from typing import Any, ClassVar
from uuid import UUID

from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from talentportal.core.api.idempotency import idempotent
from visas.api.base import CASEWORK, READ, WRITE, ApplicationResource
from visas.api.serializers.applications import ApplicationSerializer
from visas.api.serializers.casework import (
    AssignSerializer,
    MoveSerializer,
    PossibleActionsSerializer,
    ProposalSerializer,
    SendBackSerializer,
    SignSerializer,
    SubmitSerializer,
    SupplementAnswerSerializer,
    SupplementRequestSerializer,
    action_label,
)
from visas.rules.states import Action
from visas.selectors.casework import actions
from visas.services import casework, decisions, intake, supplements


class Actions(ApplicationResource):
    """What the caller may do to an application now."""

    required_scopes: ClassVar = {"GET": READ}

    @extend_schema(operation_id="actions_list", responses=PossibleActionsSerializer)
    def get(self, _request: Request, pk: UUID) -> Response:
        """List the actions that the caller may take now, drawn from the transition table."""
        application = self.application()
        possible = [
            {
                "action": action,
                "label": action_label(action),
                "url": reverse(f"api:{action}", args=[pk]),
            }
            for action in actions(application, self.user)
        ]
        return self.tell_version(pk, {"version": application.version, "actions": possible})


class ActionResource(ApplicationResource):
    """One action. The subclass names its body and its service."""

    throttle_scope = "write"
    if_match: ClassVar = frozenset({"POST"})
    body: ClassVar[type[BaseSerializer[Any]]]

    @idempotent
    def post(self, request: Request, pk: UUID) -> Response:
        """Do it, if the caller may and has seen the present version."""
        seen = self.seen(self.application())
        body = self.body(data=request.data)
        body.is_valid(raise_exception=True)
        self.act(application_id=pk, seen_version=seen, **body.validated_data)
        return self.tell(pk)

    def act(self, **told: Any) -> None:
        """Call the service with the version seen and what the body says."""
        raise NotImplementedError


def _described(action: str, told: str, body: type[BaseSerializer[Any]]) -> Any:
    """Describe one action for the OpenAPI document, and give the view its body."""

    def describe(view: type[ActionResource]) -> Any:
        view.body = body
        schema = extend_schema(
            operation_id=f"action_{action}",
            description=told,
            request=body,
            responses=ApplicationSerializer,
        )
        return extend_schema_view(post=schema)(view)

    return describe


@_described("submit", "File the draft: it is given a receipt number.", SubmitSerializer)
class Submit(ActionResource):
    """File a draft."""

    required_scopes: ClassVar = {"POST": WRITE}

    def act(self, **told: Any) -> None:
        """Submit the application."""
        intake.submit(actor=self.user, **told)


class Move(ActionResource):
    """An action that needs nothing but the decision to take it."""

    action: ClassVar[Action]
    required_scopes: ClassVar = {"POST": CASEWORK}

    def act(self, **told: Any) -> None:
        """Move the case."""
        casework.move(actor=self.user, action=self.action, **told)


@_described("withdraw", "Withdraw one's own application, until it is decided.", MoveSerializer)
class Withdraw(Move):
    """Withdraw an application."""

    action = Action.WITHDRAW
    required_scopes: ClassVar = {"POST": WRITE}


@_described("take", "Take a waiting case, as a visa officer.", MoveSerializer)
class Take(Move):
    """Take a case."""

    action = Action.TAKE


@_described("release", "Give a case back to the queue.", MoveSerializer)
class Release(Move):
    """Give a case back."""

    action = Action.RELEASE


@_described("resume", "Go on without the answer to a supplement request.", MoveSerializer)
class Resume(Move):
    """Go on without an answer."""

    action = Action.RESUME


@_described(
    "request_supplement",
    "Ask the applicant for documents or an explanation.",
    SupplementRequestSerializer,
)
class RequestSupplement(ActionResource):
    """Request a supplement (보완 요청)."""

    required_scopes: ClassVar = {"POST": CASEWORK}

    def act(self, **told: Any) -> None:
        """Send the request."""
        supplements.request(actor=self.user, **told)


@_described("answer_supplement", "Answer the open request.", SupplementAnswerSerializer)
class AnswerSupplement(ActionResource):
    """Answer a supplement request."""

    required_scopes: ClassVar = {"POST": WRITE}

    def act(self, **told: Any) -> None:
        """Send the answer."""
        supplements.answer(actor=self.user, **told)


class Propose(ActionResource):
    """A proposal of one outcome."""

    outcome: ClassVar[str]
    required_scopes: ClassVar = {"POST": CASEWORK}

    def act(self, **told: Any) -> None:
        """Make the proposal."""
        decisions.propose(actor=self.user, outcome=self.outcome, **told)


@_described("propose_approval", "Propose approval; another person signs.", ProposalSerializer)
class ProposeApproval(Propose):
    """Propose approval."""

    outcome = "approve"


@_described("propose_refusal", "Propose refusal; another person signs.", ProposalSerializer)
class ProposeRefusal(Propose):
    """Propose refusal."""

    outcome = "refuse"


@_described("sign", "Sign another's proposal: the case is decided.", SignSerializer)
class Sign(ActionResource):
    """Sign a decision (결재)."""

    required_scopes: ClassVar = {"POST": CASEWORK}

    def act(self, **told: Any) -> None:
        """Sign."""
        decisions.sign(actor=self.user, **told)


@_described("send_back", "Send the proposal back to its officer (반려).", SendBackSerializer)
class SendBack(ActionResource):
    """Send a proposal back."""

    required_scopes: ClassVar = {"POST": CASEWORK}

    def act(self, **told: Any) -> None:
        """Send it back."""
        decisions.send_back(actor=self.user, **told)


@_described("assign", "Hand an open case to an officer.", AssignSerializer)
class Assign(ActionResource):
    """Assign a case."""

    required_scopes: ClassVar = {"POST": CASEWORK}

    def act(self, **told: Any) -> None:
        """Assign."""
        casework.assign(actor=self.user, **told)


ACTIONS: dict[Action, type[ActionResource]] = {
    Action.SUBMIT: Submit,
    Action.WITHDRAW: Withdraw,
    Action.TAKE: Take,
    Action.RELEASE: Release,
    Action.RESUME: Resume,
    Action.REQUEST_SUPPLEMENT: RequestSupplement,
    Action.ANSWER_SUPPLEMENT: AnswerSupplement,
    Action.PROPOSE_APPROVAL: ProposeApproval,
    Action.PROPOSE_REFUSAL: ProposeRefusal,
    Action.SIGN: Sign,
    Action.SEND_BACK: SendBack,
}
"""Every action that a person takes; screening is the portal's own."""
