"""Gather the facts of a case, assess them, and keep what was said. It advises; people decide."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted
from talentportal.reference.models import Institution
from visas.models import Application, Assessment, Degree, Employment, RuleEdition
from visas.rules import facts as rules
from visas.rules.eligibility import Assessment as Result
from visas.rules.eligibility import assess
from visas.rules.figures import Figures
from visas.rules.states import State, Track
from visas.selectors import figures as dated
from visas.selectors.identities import Registers, institutions, registers
from visas.services import moves

if TYPE_CHECKING:
    from talentportal.accounts.models import User

CONFIRMED = "confirmed"


def match_degrees(application: Application, held: Registers) -> None:
    """Match the university of every degree; what an officer has confirmed stays."""
    rows = [row for row in application.degrees.all() if row.match_status != CONFIRMED]
    match_rows(rows, held)
    Degree.objects.bulk_update(
        rows,
        ["match_status", "match_confidence", "match_because", "match_candidates", "institution"],
    )


def match_rows(rows: Sequence[Degree], held: Registers) -> None:
    """Put onto degrees, of any number of applications, what their names came to; save nothing."""
    matches = [held.university(row.institution_name, row.country) for row in rows]
    known = institutions(match.ref for match in matches)
    for row, match in zip(rows, matches, strict=True):
        row.match_status = match.status
        row.match_confidence = match.confidence
        row.match_because = match.because
        row.match_candidates = [
            {"ref": one.ref, "name": one.name, "confidence": one.confidence}
            for one in match.candidates
        ]
        row.institution = known.get(match.ref or "")


def facts_of(application: Application, held: Registers) -> rules.Facts:
    """Return what the application states, as of its filing day, for the evaluator."""
    degrees = application.degrees.select_related("institution")
    return stated(application, degrees, application.employments.all(), held)


def stated(
    application: Application,
    degrees: Iterable[Degree],
    employments: Iterable[Employment],
    held: Registers,
) -> rules.Facts:
    """Return what an application and its rows state, wherever the rows come from."""
    return rules.Facts(
        track=Track(application.track),
        filed_on=application.filed_on or timezone.localdate(),
        degrees=tuple(_degree(row) for row in degrees),
        employment=tuple(
            rules.Employment(
                employer=row.employer_name,
                country=row.country,
                kind=rules.JobKind(row.kind),
                started_on=row.started_on,
                ended_on=None if row.is_current else row.ended_on,
                identity=held.employer(row.employer_name, row.country, row.kind),
            )
            for row in employments
        ),
        offer=_offer(application),
    )


def assess_application(
    application: Application, held: Registers, *, occasion: str, occasion_key: str
) -> tuple[Assessment, bool]:
    """Assess a locked application and store the result; return it and whether it is new.

    The same occasion is assessed once, however often it is asked for.
    """
    known = application.assessments.filter(occasion_key=occasion_key).first()
    if known is not None:
        return known, False
    facts = facts_of(application, held)
    edition = dated.edition_on(facts.track, facts.filed_on)
    stored = judged(
        application,
        facts,
        edition,
        dated.figures(),
        occasion=occasion,
        occasion_key=occasion_key,
    )
    stored.save()
    return stored, True


def judged(
    application: Application,
    facts: rules.Facts,
    edition: RuleEdition | None,
    numbers: Figures,
    *,
    occasion: str,
    occasion_key: str,
) -> Assessment:
    """Return what the evaluator says, not saved yet, and put its outcome onto the application."""
    result = assess(facts, dated.parameters(edition) if edition else None, numbers)
    application.assessed_outcome = result.outcome
    application.assessed_pathway = result.pathway
    return Assessment(
        application=application,
        occasion=occasion,
        occasion_key=occasion_key,
        edition=edition,
        outcome=result.outcome,
        pathway=result.pathway,
        facts=facts.to_json(),
        figures=numbers.to_json(facts.bodies()),
        result=result.to_json(),
    )


@transaction.atomic
def assess_again(*, application_id: UUID, occasion: str, occasion_key: str) -> Assessment:
    """Match and assess a filed case anew, once per occasion."""
    application = Application.objects.lock(application_id)
    held = registers()
    match_degrees(application, held)
    stored, is_new = assess_application(
        application, held, occasion=occasion, occasion_key=occasion_key
    )
    if is_new:
        _keep(application, stored, actor=None)
    return stored


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
    application = moves.lock(found.application_id, actor, seen_version)
    if application.officer_id != actor.pk:
        raise NotPermitted("not_your_case", _("Another officer holds this case."))
    moves.refuse_unless(
        application.state in {State.IN_REVIEW, State.SUPPLEMENT},
        "not_in_review",
        _("Universities are confirmed while the case is in review."),
    )
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
    stored, _is_new = assess_application(
        application,
        registers(),
        occasion="match_confirmed",
        occasion_key=f"match:{degree.pk}:{degree.confirmed_at.isoformat()}",
    )
    _keep(application, stored, actor=actor)
    return stored


def replay(assessment: Assessment) -> Result:
    """Run the evaluator again on what was kept; the result must equal what was stored."""
    edition: RuleEdition | None = assessment.edition
    return assess(
        rules.Facts.from_json(assessment.facts),
        dated.parameters(edition) if edition else None,
        Figures.from_json(assessment.figures),
    )


def _keep(application: Application, stored: Assessment, actor: "User | None") -> None:
    application.version += 1
    application.save()
    record(
        actor=actor,
        verb="visa.assessed",
        subject=application,
        after={"outcome": stored.outcome, "pathway": stored.pathway, "occasion": stored.occasion},
    )


def _degree(row: Degree) -> rules.Degree:
    return rules.Degree(
        level=rules.Level(row.level) if row.level else None,
        institution=row.institution_name,
        country=row.country,
        awarded_on=row.awarded_on,
        identity=_identity(row),
    )


def _identity(row: Degree) -> rules.Identity | None:
    if not row.match_status:
        return None
    if row.institution is None:
        settled = row.match_status in {CONFIRMED, rules.MatchStatus.NONE}
        return rules.Identity(rules.MatchStatus.NONE if settled else rules.MatchStatus.REVIEW)
    ref: Any = row.institution.ror_id or str(row.institution.pk)
    return rules.Identity(rules.MatchStatus.MATCH, rules.BodyKind.UNIVERSITY, ref)


def _offer(application: Application) -> rules.Offer | None:
    if not application.has_offer:
        return None
    return rules.Offer(
        employer=application.offer_employer,
        country=application.offer_country,
        field=application.offer_field,
        annual_pay_won=application.offer_annual_pay_won,
        signed=application.offer_signed,
    )
