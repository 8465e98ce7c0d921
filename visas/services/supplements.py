"""Ask the applicant for more, and take the answer (보완 요청과 보완)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.kernel.errors import Refused
from talentportal.outbox.services import publish
from visas.models import Application, SupplementRequest
from visas.rules.states import Action
from visas.selectors.intake import documents_asked
from visas.services import moves

if TYPE_CHECKING:
    from talentportal.accounts.models import User

LONGEST_DAYS = 180
LONGEST_TEXT = 5000


@transaction.atomic
def request(
    *,
    application_id: UUID,
    actor: "User",
    seen_version: int,
    body: str,
    items: list[str],
    due_on: date,
) -> Application:
    """Ask for documents or an explanation until a day; the case waits for the answer.

    Raises `Refused` with code `empty`, `too_long`, `unknown_item` or `due_on` besides the usual.
    """
    application = moves.lock(application_id, actor, seen_version)
    before = moves.advance(application, Action.REQUEST_SUPPLEMENT, actor)
    text = _checked(body, "body")
    known = {item.code for item in documents_asked(application)}
    if unknown := set(items) - known:
        raise Refused(
            "unknown_item",
            _("Not on the checklist: %(items)s") % {"items": ", ".join(sorted(unknown))},
            field="items",
        )
    today = timezone.localdate()
    moves.refuse_unless(
        today < due_on <= today + timedelta(days=LONGEST_DAYS),
        "due_on",
        _("Choose a day between tomorrow and 180 days from now."),
        "due_on",
    )
    SupplementRequest.objects.create(
        application=application,
        requested_by=actor,
        body=text,
        items=sorted(set(items)),
        due_on=due_on,
    )
    application.due_on = due_on
    return moves.finish(
        application,
        action=Action.REQUEST_SUPPLEMENT,
        actor=actor,
        before=before,
        items=sorted(set(items)),
        due_on=due_on.isoformat(),
    )


@transaction.atomic
def answer(*, application_id: UUID, actor: "User", seen_version: int, answer: str) -> Application:
    """Send the answer to the open request; the officer goes on with the case.

    Every item that was asked for must have been uploaded since. Raises `Refused` with code
    `empty`, `too_long` or `items_missing` besides the usual.
    """
    application = moves.lock(application_id, actor, seen_version)
    before = moves.advance(application, Action.ANSWER_SUPPLEMENT, actor)
    text = _checked(answer, "answer")
    open_request = application.supplements.select_for_update().get(closed_at=None)
    fresh = set(
        application.evidence.current()
        .filter(created_at__gt=open_request.created_at)
        .values_list("item", flat=True)
    )
    moves.refuse_unless(
        set(open_request.items) <= fresh,
        "items_missing",
        _("Upload every document that was asked for first."),
        "items",
    )
    now = timezone.now()
    open_request.answer = text
    open_request.answered_at = open_request.closed_at = now
    open_request.save()
    application.due_on = None
    moves.finish(application, action=Action.ANSWER_SUPPLEMENT, actor=actor, before=before)
    publish(
        "visa.supplement_answered",
        key=str(open_request.pk),
        application_id=str(application.pk),
        request_id=str(open_request.pk),
    )
    return application


def _checked(text: str, field: str) -> str:
    stripped = text.strip()
    moves.refuse_unless(stripped, "empty", _("Write something first."), field)
    moves.refuse_unless(
        len(stripped) <= LONGEST_TEXT, "too_long", _("Write at most 5,000 characters."), field
    )
    return stripped
