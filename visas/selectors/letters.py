"""What a decision letter says, gathered from the case; and a letter found by its code."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from talentportal.accounts.models import Grant, User
from talentportal.kernel.dates import seoul_day
from talentportal.kernel.roles import Role
from talentportal.organisations.models import Organisation
from visas.models import Application, Letter, Proposal, RuleEdition
from visas.rules.findings import Finding

ALL_PATHWAYS = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A signed decision, with everything that its letter cites."""

    application: Application
    proposal: Proposal
    officer: User
    approver: User
    office: Organisation | None
    authority: Organisation | None
    edition: RuleEdition | None
    findings: tuple[Finding, ...]
    """The findings of the newest assessment on which the officer rested the decision."""
    decided_on: date
    """The day in Seoul."""


def decision(application_id: UUID) -> Decision | None:
    """Return the signed decision of a case, or None while there is none."""
    proposal = (
        Proposal.objects.filter(application_id=application_id, settlement="signed")
        .select_related("application", "proposed_by", "settled_by")
        .order_by("-settled_at")
        .first()
    )
    if proposal is None or proposal.settled_by is None:
        return None
    application = proposal.application
    if application.decided_at is None:
        return None
    edition, findings = _assessed(proposal)
    return Decision(
        application=application,
        proposal=proposal,
        officer=proposal.proposed_by,
        approver=proposal.settled_by,
        office=_office(proposal.proposed_by, Role.JUSTICE_OFFICER),
        authority=_office(proposal.settled_by, Role.JUSTICE_APPROVER),
        edition=edition,
        findings=findings,
        decided_on=seoul_day(application.decided_at),
    )


def _assessed(proposal: Proposal) -> tuple[RuleEdition | None, tuple[Finding, ...]]:
    """Return the edition applied and the chosen findings, as they stood when it was proposed."""
    assessments = proposal.application.assessments.select_related("edition").order_by("-id")
    newest = assessments.filter(made_at__lte=proposal.created_at).first() or assessments.first()
    if newest is None:
        return None, ()
    chosen = {(one["pathway"] or ALL_PATHWAYS, one["code"]) for one in proposal.criteria}
    findings = (Finding.from_json(criterion) for criterion in newest.result["criteria"])
    return newest.edition, tuple(
        finding for finding in findings if (finding.pathway, str(finding.code)) in chosen
    )


def _office(person: User, role: Role) -> Organisation | None:
    """Return for whom a person acts in a role; a grant that has ended since still counts."""
    grant = (
        Grant.objects.filter(Q(user=person, role=role), organisation__isnull=False)
        .select_related("organisation")
        .order_by("ended_at", "-created_at")
        .last()
    )
    return grant.organisation if grant else None


def issued(code: str) -> Letter | None:
    """Return the letter with this code, in its printed form; anyone who holds it may ask."""
    return (
        Letter.objects.select_related("application", "proposal", "document_ko", "document_en")
        .filter(code=code)
        .first()
    )
