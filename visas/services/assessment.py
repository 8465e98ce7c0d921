"""Gather the facts of a case, assess them, and keep what was said. It advises; people decide."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talentportal.audit.services import record
from talentportal.reference.models import Institution
from visas.models import Application, Assessment, Degree, Employment, PointReview, RuleEdition
from visas.rules import facts as rules
from visas.rules.eligibility import Assessment as Result
from visas.rules.eligibility import assess
from visas.rules.figures import Figures
from visas.rules.scoring import REVIEWERS, average
from visas.rules.states import Track
from visas.rules.tracks import WEIGHED
from visas.selectors import figures as dated
from visas.selectors.identities import Registers, key_of, registers
from visas.selectors.recommenders import degree_of_recommender
from visas.services.flags import flags_of
from visas.services.matches import CONFIRMED, match_rows_of
from visas.services.projection import project

if TYPE_CHECKING:
    from talentportal.accounts.models import User


def facts_of(application: Application) -> rules.Facts:
    """Return what the application states, as of its filing day, for the evaluator."""
    degrees = application.degrees.select_related("institution")
    reviews = application.reviews.all() if application.track in WEIGHED else ()
    facts = stated(application, degrees, application.employments.all(), reviews)
    return _with_recommender(facts)


def _with_recommender(facts: rules.Facts) -> rules.Facts:
    """Look a recommending university up that is none of those that gave a degree."""
    given = facts.recommendation
    if given is None or given.identity is not None or not given.institution:
        return facts
    identity = recommender_of(given.institution, registers())
    return replace(facts, recommendation=replace(given, identity=identity))


def recommender_of(name: str, held: Registers) -> rules.Identity:
    """Return who a recommending university is by its name alone, as it was written."""
    match = held.university(name, "")
    is_match = match.status is rules.MatchStatus.MATCH
    kind = rules.BodyKind.UNIVERSITY if is_match else None
    return rules.Identity(match.status, kind, match.ref if is_match else None)


def stated(
    application: Application,
    degrees: Iterable[Degree],
    employments: Iterable[Employment],
    reviews: Iterable[PointReview] = (),
) -> rules.Facts:
    """Return what an application and its rows state, wherever the rows come from.

    Names count as what they were matched to when they were last looked at.
    """
    held = list(degrees)
    return rules.Facts(
        track=Track(application.track),
        filed_on=application.filed_on or timezone.localdate(),
        degrees=tuple(_degree(row) for row in held),
        employment=tuple(
            rules.Employment(
                employer=row.employer_name,
                country=row.country,
                kind=rules.JobKind(row.kind),
                started_on=row.started_on,
                ended_on=None if row.is_current else row.ended_on,
                identity=_employer(row),
            )
            for row in employments
        ),
        offer=_offer(application),
        recommendation=_recommendation(application, held),
        scores=_scores(application, list(reviews)),
    )


def assess_application(
    application: Application, *, occasion: str, occasion_key: str
) -> tuple[Assessment, bool]:
    """Assess a locked application and store the result; return it and whether it is new.

    The same occasion is assessed once, however often it is asked for.
    """
    known = application.assessments.filter(occasion_key=occasion_key).first()
    if known is not None:
        return known, False
    facts = facts_of(application)
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
    project([(application, stored)])
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
def assess_again(
    *, application_id: UUID, occasion: str, occasion_key: str, actor: "User | None" = None
) -> Assessment:
    """Match and assess a filed case anew, once per occasion; `actor` None: the portal itself."""
    application = Application.objects.lock(application_id)
    match_rows_of(application, registers())
    stored, is_new = assess_application(application, occasion=occasion, occasion_key=occasion_key)
    if is_new:
        keep(application, stored, actor=actor)
    return stored


def replay(assessment: Assessment) -> Result:
    """Run the evaluator again on what was kept; the result must equal what was stored."""
    edition: RuleEdition | None = assessment.edition
    return assess(
        rules.Facts.from_json(assessment.facts),
        dated.parameters(edition) if edition else None,
        Figures.from_json(assessment.figures),
    )


def keep(application: Application, stored: Assessment, actor: "User | None") -> None:
    """Save a case that was assessed anew, with what stands out now, and write the history."""
    application.flags = flags_of(application, stored)
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
    return _confirmed(row.institution)


def _confirmed(institution: Institution | None) -> rules.Identity:
    """Return who a university is that somebody is sure of; None: none of those held."""
    if institution is None:
        return rules.Identity(rules.MatchStatus.NONE)
    return rules.Identity(rules.MatchStatus.MATCH, rules.BodyKind.UNIVERSITY, key_of(institution))


def _employer(row: Employment) -> rules.Identity | None:
    if not row.match_status:
        return None
    if row.employer_kind:
        kind = rules.BodyKind(row.employer_kind)
        return rules.Identity(rules.MatchStatus.MATCH, kind, row.employer_ref)
    is_open = row.match_status == rules.MatchStatus.REVIEW
    return rules.Identity(rules.MatchStatus.REVIEW if is_open else rules.MatchStatus.NONE)


def _recommendation(
    application: Application, degrees: Sequence[Degree]
) -> rules.Recommendation | None:
    """Return who recommends the applicant, as far as it was told.

    What an officer said of the name counts. Else the university that gives the degree recommends:
    written alike, it is what the degree's name was matched to, or confirmed as. Another name is
    looked up by whoever has the registers.
    """
    if not application.recommendation_kind:
        return None
    name = application.recommendation_institution
    kind = rules.RecommendationKind(application.recommendation_kind)
    if application.recommender_confirmed_at is not None:
        return rules.Recommendation(kind, name, _confirmed(application.recommender))
    degree = degree_of_recommender(name, degrees)
    return rules.Recommendation(kind, name, _identity(degree) if degree else None)


def _scores(application: Application, reviews: Sequence[PointReview]) -> rules.Scores | None:
    """Return the reviewers' mean once all have scored, and the size of the employer."""
    if application.track not in WEIGHED:
        return None
    is_complete = len(reviews) >= REVIEWERS
    scores = rules.Scores(
        average([one.expertise for one in reviews]) if is_complete else None,
        average([one.strategic_value for one in reviews]) if is_complete else None,
        application.offer_is_sme,
    )
    return None if scores == rules.Scores() else scores


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
