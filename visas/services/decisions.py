"""Two people decide: an officer proposes, another signs or sends back (결재, 반려)."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.kernel.errors import NotPermitted
from talentportal.outbox.services import publish
from visas.models import Application, Proposal
from visas.rules.states import Action
from visas.services import moves

if TYPE_CHECKING:
    from talentportal.accounts.models import User

LONGEST_TEXT = 5000
_ACTIONS = {"approve": Action.PROPOSE_APPROVAL, "refuse": Action.PROPOSE_REFUSAL}


@transaction.atomic
def propose(
    *,
    application_id: UUID,
    actor: "User",
    seen_version: int,
    outcome: str,
    criteria: list[dict[str, str]],
    reasons: str,
) -> Application:
    """Propose approval or refusal, with the criteria it rests on and reasons in words.

    `criteria` names findings of the newest assessment: `{"pathway": …, "code": …}`. Raises
    `Refused` with code `unknown_outcome`, `no_reasons`, `no_criteria`, `unknown_criterion` or
    `too_long` besides the usual.
    """
    moves.refuse_unless(
        outcome in _ACTIONS, "unknown_outcome", _("Choose approval or refusal."), "outcome"
    )
    application = moves.lock(application_id, actor, seen_version)
    action = _ACTIONS[outcome]
    before = moves.advance(application, action, actor)
    text = reasons.strip()
    moves.refuse_unless(text, "no_reasons", _("Give the reasons in words."), "reasons")
    moves.refuse_unless(
        len(text) <= LONGEST_TEXT, "too_long", _("Write at most 5,000 characters."), "reasons"
    )
    chosen = _known_criteria(application, criteria)
    Proposal.objects.create(
        application=application,
        outcome=outcome,
        criteria=chosen,
        reasons=text,
        proposed_by=actor,
    )
    return moves.finish(
        application,
        action=action,
        actor=actor,
        before=before,
        criteria=[f"{one['pathway']}.{one['code']}" for one in chosen],
    )


@transaction.atomic
def sign(*, application_id: UUID, actor: "User", seen_version: int) -> Application:
    """Sign the open proposal: the case is decided, and the letter is announced.

    Raises `NotPermitted` with code `four_eyes` when the actor proposed it.
    """
    application = moves.lock(application_id, actor, seen_version)
    before = moves.advance(application, Action.SIGN, actor)
    proposal = _settle(application, actor, "signed", "")
    moves.finish(
        application, action=Action.SIGN, actor=actor, before=before, proposal=str(proposal.pk)
    )
    publish("visa.decided", key=str(application.pk), application_id=str(application.pk))
    return application


@transaction.atomic
def send_back(
    *, application_id: UUID, actor: "User", seen_version: int, comment: str
) -> Application:
    """Send the proposal back to the officer with a comment. Raises as `sign` does."""
    application = moves.lock(application_id, actor, seen_version)
    before = moves.advance(application, Action.SEND_BACK, actor)
    text = comment.strip()
    moves.refuse_unless(text, "empty", _("Say why it goes back."), "comment")
    moves.refuse_unless(
        len(text) <= LONGEST_TEXT, "too_long", _("Write at most 5,000 characters."), "comment"
    )
    _settle(application, actor, "sent_back", text)
    return moves.finish(
        application, action=Action.SEND_BACK, actor=actor, before=before, comment=text
    )


def _settle(application: Application, actor: "User", settlement: str, comment: str) -> Proposal:
    proposal = application.proposals.select_for_update().get(settlement="")
    if proposal.proposed_by_id == actor.pk:
        raise NotPermitted("four_eyes", _("Nobody decides on their own proposal."))
    proposal.settlement = settlement
    proposal.settled_by = actor
    proposal.settled_at = timezone.now()
    proposal.comment = comment
    proposal.save()
    return proposal


def _known_criteria(
    application: Application, criteria: list[dict[str, str]]
) -> list[dict[str, str]]:
    """Return the chosen criteria, each of which the newest assessment must have judged."""
    moves.refuse_unless(criteria, "no_criteria", _("Choose at least one criterion."), "criteria")
    newest = application.assessments.order_by("-id").first()
    findings: list[dict[str, Any]] = newest.result["criteria"] if newest else []
    known = {(finding["pathway"], finding["code"]) for finding in findings}
    chosen = [{"pathway": one["pathway"], "code": one["code"]} for one in criteria]
    for one in chosen:
        moves.refuse_unless(
            (one["pathway"], one["code"]) in known,
            "unknown_criterion",
            _("The assessment has no such criterion."),
            "criteria",
        )
    return chosen
