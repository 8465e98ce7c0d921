"""The automatic screening of a filed application: completeness, matches, assessment, duplicates."""

from uuid import UUID

from django.db import transaction

from visas.models import Application
from visas.rules.states import Action, State
from visas.selectors.identities import registers
from visas.services import moves
from visas.services.assessment import assess_application
from visas.services.flags import flags_of
from visas.services.matches import match_rows_of


@transaction.atomic
def screen(*, application_id: UUID) -> Application:
    """Screen one application and put it into the officers' queue. Harmless when repeated."""
    application = Application.objects.lock(application_id)
    if application.state != State.SUBMITTED:
        return application
    before = moves.advance_by_portal(application, Action.SCREEN)
    match_rows_of(application, registers())
    assessment, _is_new = assess_application(
        application, occasion="screening", occasion_key="screening"
    )
    application.flags = flags_of(application, assessment)
    return moves.finish(
        application,
        action=Action.SCREEN,
        actor=None,
        before=before,
        outcome=assessment.outcome,
        pathway=assessment.pathway,
        flags=application.flags,
    )
