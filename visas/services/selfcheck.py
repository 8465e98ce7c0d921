"""What the criteria say of a few answers, before anybody applies. Nothing is stored.

It is an indication: the same evaluator as for cases, without documents and without an officer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from visas.models import RuleEdition
from visas.rules import facts as rules
from visas.rules.answers import Rows
from visas.rules.eligibility import Assessment, assess
from visas.rules.states import Track
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


@dataclass(frozen=True, slots=True)
class Indication:
    """What came out, under which edition, as if filed on `filed_on` (a day in Seoul)."""

    assessment: Assessment
    edition: RuleEdition | None
    filed_on: date


def check(
    answers: Answers, *, track: Track = Track.F_2_T, filed_on: date | None = None
) -> Indication:
    """Return what the criteria in force say of the answers. Needs no account, keeps nothing."""
    day = filed_on or timezone.localdate()
    edition = dated.edition_on(track, day)
    facts = _facts(answers, track, day, registers())
    parameters = dated.parameters(edition) if edition else None
    return Indication(assess(facts, parameters, dated.figures()), edition, day)


def _facts(answers: Answers, track: Track, day: date, held: Registers) -> rules.Facts:
    degrees = answers.rows.get(Rows.DEGREES)
    posts = answers.rows.get(Rows.EMPLOYMENTS)
    return rules.Facts(
        track=track,
        filed_on=day,
        degrees=None if degrees is None else tuple(_degree(row, held) for row in degrees),
        employment=None if posts is None else tuple(_post(row, held) for row in posts),
        offer=_offer(answers.values),
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
