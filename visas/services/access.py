"""Every look at personal data, and everything taken out, leaves a line: who, whose, what, when.

Asked for by the safety standard for personal information (Notice on Safety Measures art. 8).
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db import models
from django.utils import timezone

from talentportal.audit.models import Access
from talentportal.audit.services import log_access
from visas.models import Application, RuleEdition, Scenario
from visas.querysets import READS_CASES

if TYPE_CHECKING:
    from talentportal.accounts.models import User

VIEWED = "visa.case_viewed"
LONGEST_DETAIL = 200
ONE_LOOK = timedelta(minutes=15)
"""Within it, coming back to the same case is the same look."""


def note_access(
    *,
    actor: "User",
    application: Application,
    subject: models.Model,
    verb: str,
    detail: str = "",
) -> None:
    """Note that somebody looked at or took out `subject`, a part of an application."""
    log_access(actor=actor, verb=verb, subject=subject, person=application.applicant, detail=detail)


def note_view(*, actor: "User", application: Application) -> None:
    """Note a look at another person's case, once in fifteen minutes; one's own is nobody's news."""
    if application.applicant_id == actor.pk:
        return
    since = timezone.now() - ONE_LOOK
    seen = Access.objects.filter(
        actor=actor,
        verb=VIEWED,
        subject_type=application._meta.label_lower,
        subject_id=str(application.pk),
        at__gte=since,
    )
    if not seen.exists():
        note_access(actor=actor, application=application, subject=application, verb=VIEWED)


def note_listing(*, actor: "User", asked: Mapping[str, str], known: Iterable[str]) -> None:
    """Note that somebody who reads other people's cases looked through them, and for what.

    `asked` is the question as it stands in the address, `known` what such a question may hold.
    One's own applications are nobody's news.
    """
    if actor.roles & READS_CASES:
        detail = _question(asked, known)
        log_access(actor=actor, verb="visa.cases_listed", subject=actor, detail=detail)


def note_counted(
    *, actor: "User", scenario: Scenario, asked: Mapping[str, str], is_taken_out: bool = False
) -> None:
    """Note that somebody looked through the cases behind a number, or took them out as a file."""
    verb = "visa.counted_exported" if is_taken_out else "visa.counted_listed"
    detail = _question(asked, ("move", "group", "code", "after", "before"))
    log_access(actor=actor, verb=verb, subject=scenario, detail=detail)


def _question(asked: Mapping[str, str], known: Iterable[str]) -> str:
    """Return what an address asks, short values first: nothing unknown may push it out of sight."""
    told = sorted((name for name in known if asked.get(name)), key=lambda name: len(asked[name]))
    return urlencode([(name, asked[name]) for name in told])[:LONGEST_DETAIL]


def note_compared(*, actor: "User", before: RuleEdition, after: RuleEdition) -> None:
    """Note that somebody took the differences of two rule editions out as a file."""
    detail = f"{before.code} → {after.code}"
    log_access(actor=actor, verb="visa.editions_compared", subject=after, detail=detail[:200])
