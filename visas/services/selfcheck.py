"""What the criteria say of a few answers, before anybody applies. Nothing is stored.

It is an indication: the same evaluator as for cases, without documents and without an officer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils import timezone

from visas.models import RuleEdition
from visas.rules import facts as rules
from visas.rules.answers import ROW_STEP, Rows
from visas.rules.eligibility import Assessment, assess
from visas.rules.figures import Figures
from visas.rules.outcomes import Outcome
from visas.rules.states import Track
from visas.rules.tracks import fields_of, steps_of
from visas.selectors import figures as dated
from visas.selectors.identities import Registers, registers

KOREA = "KR"


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers in the shape in which `intake.start` takes them: values by field, rows by list.

    A missing field is an open question; an empty list is the answer "none".
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[Rows, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    def asked_by(self, track: Track) -> "Answers":
        """Return the answers to what a track asks: an application is told nothing beside."""
        steps = steps_of(track)
        asked = {name for step in steps for name in fields_of(track, step)}
        return Answers(
            {name: value for name, value in self.values.items() if name in asked},
            {kind: rows for kind, rows in self.rows.items() if ROW_STEP[kind] in steps},
        )


@dataclass(frozen=True, slots=True)
class Indication:
    """What came out for a track, under which edition, as if filed on `filed_on` in Seoul."""

    track: Track
    assessment: Assessment
    edition: RuleEdition | None
    filed_on: date


def check(
    answers: Answers, *, track: Track = Track.F_2_T, filed_on: date | None = None
) -> Indication:
    """Return what the criteria in force say of the answers. Needs no account, keeps nothing."""
    day = filed_on or timezone.localdate()
    return _judged(_facts(answers, track, day, registers()), dated.figures())


def check_all(answers: Answers, *, filed_on: date | None = None) -> list[Indication]:
    """Return what the criteria say for every track, the most promising first.

    Those that are met come first, then those that cannot be told; among equals the one whose
    nearest pathway lacks the least, then the order of the tracks.
    """
    day = filed_on or timezone.localdate()
    facts = _facts(answers, Track.F_2_T, day, registers())
    figures = dated.figures()
    found = [_judged(replace(facts, track=track), figures) for track in Track]
    return sorted(found, key=_distance)


_ORDER = (Outcome.MET, Outcome.UNDETERMINED, Outcome.NOT_MET)


def _distance(found: Indication) -> tuple[int, int]:
    """Return how far away a track is: its outcome, and what its nearest pathway lacks."""
    lacks: dict[str, int] = {}
    for finding in found.assessment.findings:
        lacks[finding.pathway] = lacks.get(finding.pathway, 0) + (
            finding.outcome is not Outcome.MET
        )
    return _ORDER.index(found.assessment.outcome), min(lacks.values(), default=0)


def _judged(facts: rules.Facts, figures: Figures) -> Indication:
    edition = dated.edition_on(facts.track, facts.filed_on)
    parameters = dated.parameters(edition) if edition else None
    return Indication(facts.track, assess(facts, parameters, figures), edition, facts.filed_on)


def _facts(answers: Answers, track: Track, day: date, held: Registers) -> rules.Facts:
    degrees = answers.rows.get(Rows.DEGREES)
    posts = answers.rows.get(Rows.EMPLOYMENTS)
    return rules.Facts(
        track=track,
        filed_on=day,
        degrees=None if degrees is None else tuple(_degree(row, held) for row in degrees),
        employment=None if posts is None else tuple(_post(row, held) for row in posts),
        offer=_offer(answers.values),
        recommendation=_recommendation(answers.values, held),
    )


def _degree(row: Mapping[str, Any], held: Registers) -> rules.Degree:
    name, country = str(row.get("institution_name") or ""), str(row.get("country") or "")
    level = row.get("level")
    return rules.Degree(
        level=rules.Level(level) if level else None,
        institution=name,
        country=country,
        awarded_on=row.get("awarded_on"),
        identity=_university(name, country, held),
    )


def _university(name: str, country: str, held: Registers) -> rules.Identity | None:
    if not name:
        return None
    match = held.university(name, country)
    is_match = match.status is rules.MatchStatus.MATCH
    kind = rules.BodyKind.UNIVERSITY if is_match else None
    return rules.Identity(match.status, kind, match.ref if is_match else None)


def _post(row: Mapping[str, Any], held: Registers) -> rules.Employment:
    name, country = str(row.get("employer_name") or ""), str(row.get("country") or "")
    kind = rules.JobKind(row.get("kind") or rules.JobKind.WORK)
    return rules.Employment(
        employer=name,
        country=country,
        kind=kind,
        started_on=row.get("started_on"),
        ended_on=None if row.get("is_current") else row.get("ended_on"),
        identity=held.employer(name, country, kind) if name else None,
    )


def _recommendation(values: Mapping[str, Any], held: Registers) -> rules.Recommendation | None:
    kind = values.get("recommendation_kind")
    if not kind:
        return None
    name = str(values.get("recommendation_institution") or "")
    return rules.Recommendation(rules.RecommendationKind(kind), name, _university(name, "", held))


def _offer(values: Mapping[str, Any]) -> rules.Offer | None:
    """Return the job as far as it was told; what is only hoped for has no signature."""
    told = {
        name: values.get(name)
        for name in ("has_offer", "offer_field", "offer_annual_pay_won", "offer_signed")
    }
    if not any(answer not in {None, ""} for answer in told.values()):
        return None
    has_offer = told["has_offer"]
    country = values.get("offer_country") or (KOREA if has_offer else "")
    return rules.Offer(
        employer=str(values.get("offer_employer") or ""),
        country=str(country),
        field=str(told["offer_field"] or ""),
        annual_pay_won=told["offer_annual_pay_won"],
        signed=False if has_offer is False else told["offer_signed"],
    )
