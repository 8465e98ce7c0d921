"""The automatic screening of a filed application: completeness, matches, assessment, duplicates."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from visas.models import Application, Assessment
from visas.rules.outcomes import Outcome
from visas.rules.states import Action, State
from visas.selectors.identities import registers
from visas.selectors.intake import documents_asked
from visas.services import moves
from visas.services.assessment import assess_application
from visas.services.matches import match_rows_of

PASSPORT_MARGIN = timedelta(days=183)
"""A passport that ends within about six months deserves a look before a visa is given."""


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
    application.flags = _flags(application, assessment)
    return moves.finish(
        application,
        action=Action.SCREEN,
        actor=None,
        before=before,
        outcome=assessment.outcome,
        pathway=assessment.pathway,
        flags=application.flags,
    )


def _flags(application: Application, assessment: Assessment) -> list[str]:
    return flags(
        application,
        outcome=Outcome(assessment.outcome),
        has_duplicate=_has_duplicate(application),
        is_incomplete=_lacks_documents(application),
        has_doubtful_university=application.degrees.filter(match_status="review").exists(),
    )


def flags(
    application: Application,
    *,
    outcome: Outcome,
    has_duplicate: bool,
    is_incomplete: bool,
    has_doubtful_university: bool,
) -> list[str]:
    """Return the codes of what an officer should see at once, in a fixed order."""
    found = {
        "duplicate_passport": has_duplicate,
        "incomplete": is_incomplete,
        "institution_review": has_doubtful_university,
        "undetermined": outcome == Outcome.UNDETERMINED,
        "not_met": outcome == Outcome.NOT_MET,
        "passport_expiring": _passport_ends_soon(application),
    }
    return [code for code, holds in found.items() if holds]


def _has_duplicate(application: Application) -> bool:
    """Tell whether the same passport stands in another filed application that was not withdrawn."""
    return (
        bool(application.passport_digest)
        and Application.objects.filter(
            passport_digest=application.passport_digest, receipt_number__isnull=False
        )
        .exclude(pk=application.pk)
        .exclude(state=State.WITHDRAWN)
        .exists()
    )


def _lacks_documents(application: Application) -> bool:
    required = {item.code for item in documents_asked(application) if item.required}
    present = set(application.evidence.current().values_list("item", flat=True))
    return not required <= present


def _passport_ends_soon(application: Application) -> bool:
    ends, filed = application.passport_expires_on, application.filed_on
    return ends is not None and filed is not None and ends - filed < PASSPORT_MARGIN
