"""An officer says which university or employer a written name is; the case is assessed again."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted
from talentportal.reference.models import Institution
from visas.models import Application, Assessment, Degree
from visas.rules.states import State
from visas.selectors.identities import registers
from visas.services import moves
from visas.services.assessment import assess_application, keep
from visas.services.matches import CONFIRMED, match_rows_of

if TYPE_CHECKING:
    from talentportal.accounts.models import User


@transaction.atomic
def confirm_match(
    *,
    degree_id: UUID,
    actor: "User",
    institution_id: UUID | None,
    seen_version: int,
) -> Assessment:
    """Confirm which university a degree is from (None: none of those held), and assess again.

    Only the officer who holds the case may, while it is in review. Raises `NotPermitted`, `Stale`,
    or `Refused` with code `not_in_review`.
    """
    found = Degree.objects.select_related("application").get(
        pk=degree_id, application__in=Application.objects.cases(actor)
    )
    application = _held(found.application_id, actor, seen_version)
    degree = Degree.objects.select_for_update().get(pk=degree_id)
    institution = Institution.objects.get(pk=institution_id) if institution_id else None
    before = {"institution": str(degree.institution or ""), "status": degree.match_status}
    degree.institution = institution
    degree.match_status = CONFIRMED
    degree.match_confidence = 1.0
    degree.match_because = "officer"
    degree.confirmed_by = actor
    degree.confirmed_at = timezone.now()
    degree.save()
    record(
        actor=actor,
        verb="visa.match_confirmed",
        subject=application,
        before={"degree": degree.institution_name, **before},
        after={"degree": degree.institution_name, "institution": str(institution or "")},
    )
    key = f"match:{degree.pk}:{degree.confirmed_at.isoformat()}"
    return _assessed(application, actor, occasion="match_confirmed", occasion_key=key)


def _held(application_id: UUID, actor: "User", seen_version: int) -> Application:
    """Lock a case in review that the actor holds, or refuse."""
    application = moves.lock(application_id, actor, seen_version)
    if application.officer_id != actor.pk:
        raise NotPermitted("not_your_case", _("Another officer holds this case."))
    moves.refuse_unless(
        application.state in {State.IN_REVIEW, State.SUPPLEMENT},
        "not_in_review",
        _("Universities are confirmed while the case is in review."),
    )
    return application


def _assessed(
    application: Application, actor: "User", *, occasion: str, occasion_key: str
) -> Assessment:
    """Assess a case again after a confirmation; rows that nobody looked at yet are matched."""
    match_rows_of(application, registers(), only_new=True)
    stored, _is_new = assess_application(application, occasion=occasion, occasion_key=occasion_key)
    keep(application, stored, actor=actor)
    return stored
