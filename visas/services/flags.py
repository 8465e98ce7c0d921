"""What an officer should see of a case at once: codes that stand in the queue and on the case."""

from datetime import timedelta

from visas.models import Application, Assessment
from visas.rules.facts import MatchStatus
from visas.rules.outcomes import Outcome
from visas.rules.states import State
from visas.selectors.identities import CONFIRMED_NONE
from visas.selectors.intake import documents_asked

PASSPORT_MARGIN = timedelta(days=183)
"""A passport that ends within about six months deserves a look before a visa is given."""


def flags_of(application: Application, assessment: Assessment) -> list[str]:
    """Return what an officer should see at once of a case that was just assessed."""
    degrees = application.degrees.values_list("match_status", "match_because")
    universities = set(degrees)
    posts = application.employments.values_list("match_status", flat=True)
    return flags(
        application,
        outcome=Outcome(assessment.outcome),
        has_duplicate=_has_duplicate(application),
        is_incomplete=_lacks_documents(application),
        has_doubtful_university=_has_doubtful_recommender(assessment)
        or any(status == "review" for status, _because in universities),
        has_doubtful_employer="review" in set(posts),
        has_remembered_none=any(because == CONFIRMED_NONE for _status, because in universities),
    )


def flags(
    application: Application,
    *,
    outcome: Outcome,
    has_duplicate: bool,
    is_incomplete: bool,
    has_doubtful_university: bool,
    has_doubtful_employer: bool = False,
    has_remembered_none: bool = False,
) -> list[str]:
    """Return the codes of what an officer should see at once, in a fixed order."""
    found = {
        "duplicate_passport": has_duplicate,
        "incomplete": is_incomplete,
        "institution_review": has_doubtful_university,
        "employer_review": has_doubtful_employer,
        "remembered_none": has_remembered_none,
        "undetermined": outcome == Outcome.UNDETERMINED,
        "not_met": outcome == Outcome.NOT_MET,
        "passport_expiring": _passport_ends_soon(application),
    }
    return [code for code, holds in found.items() if holds]


def _has_doubtful_recommender(assessment: Assessment) -> bool:
    """Tell whether it is open which university recommends, by the facts that were assessed."""
    given = assessment.facts.get("recommendation") or {}
    return (given.get("identity") or {}).get("status") == MatchStatus.REVIEW


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
