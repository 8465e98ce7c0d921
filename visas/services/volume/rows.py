"""Which rows a synthetic case puts into which tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from talentportal.accounts.models import User
from talentportal.audit.models import Event
from visas.models import (
    Application,
    Assessment,
    CaseFacts,
    Degree,
    Employment,
    PointReview,
    Proposal,
    SupplementRequest,
)
from visas.rules.states import State
from visas.services.demo.dice import Dice
from visas.services.volume import told
from visas.services.volume.cases import Case
from visas.services.volume.people import key
from visas.services.volume.pools import Pools
from visas.services.volume.tables import Table
from visas.services.volume.written import OF_EMPLOYER, OF_UNIVERSITY

_SAME = ("family_name", "given_name", "native_name", "sex", "born_on", "phone", "address")
USERS = Table(
    User,
    {
        "id": "person.key",
        "email": "person.email",
        "name": "person.name",
        "created_at": "created_at",
    },
    {"password": "!", "is_demo": True},  # nobody can sign in without a password
)
APPLICATIONS = Table(
    Application,
    {
        "id": "key",
        "created_at": "created_at",
        "updated_at": "changed_at",
        "applicant_id": "person.key",
        "track": "track",
        "state": "course.state",
        "version": "version",
        "officer_id": "course.officer_id",
        "receipt_number": "receipt",
        "submitted_at": "filed_at",
        "filed_on": "filed_on",
        "decided_at": "course.decided_at",
        "due_on": "course.due_on",
        **{name: f"person.{name}" for name in _SAME},
        "nationality": "person.country",
        "residence_country": "person.residence",
        "passport_number": "passport",
        "passport_digest": "person.passport_digest",
        "passport_expires_on": "person.passport_expires_on",
        "offer_employer": "offer.employer",
        "offer_country": "offer.country",
        "offer_position": "position",
        "offer_field": "offer.field",
        "offer_annual_pay_won": "offer.annual_pay_won",
        "offer_signed": "offer.signed",
        "offer_starts_on": "starts_on",
        "has_offer": "has_offer",
        "offer_is_sme": "is_sme",
        "recommendation_kind": "recommendation_kind",
        "recommendation_institution": "recommendation_institution",
        "recommended_on": "recommended_on",
        "declared_at": "filed_at",
        "assessed_outcome": "outcome",
        "assessed_pathway": "pathway",
        "flags": "flags",
    },
    {"has_family": False},
)
_CHILD: dict[str | tuple[str, ...], str] = {
    "id": "row.key",
    ("application_id", "created_at", "updated_at"): "case.stamp",
}
DEGREES = Table(
    Degree,
    {
        **_CHILD,
        "position": "row.position",
        "level": "row.fact.level",
        "major": "row.major",
        "awarded_on": "row.fact.awarded_on",
        OF_UNIVERSITY: "row.written",
    },
)
POSTS = Table(
    Employment,
    {
        **_CHILD,
        "position": "row.position",
        "kind": "row.fact.kind",
        "title": "row.title",
        "started_on": "row.fact.started_on",
        "is_current": "row.is_current",
        "ended_on": "row.fact.ended_on",
        OF_EMPLOYER: "row.written",
    },
)
ASSESSMENTS = Table(
    Assessment,
    {
        "application_id": "case.key",
        "made_at": "case.assessed_at",
        "occasion": "case.occasion",
        "occasion_key": "case.occasion",
        "edition_id": "case.edition_id",
        "outcome": "case.result.outcome",
        "pathway": "case.result.pathway",
        "facts": "row.facts",
        "figures": "row.figures",
        "result": "row.result",
    },
)
REVIEWS = Table(
    PointReview,
    {
        "application_id": "case.key",
        "edition_id": "case.edition_id",
        "reviewer_id": "row.reviewer",
        **{
            name: f"row.{name}"
            for name in (
                *("seat", "made_at", "expertise", "expertise_reason"),
                *("strategic_value", "strategic_value_reason"),
            )
        },
    },
)
FACTS = Table(
    CaseFacts,
    {
        field.column: field.column
        for field in CaseFacts._meta.concrete_fields
        if field.column != "assessment_id"
    },
)
SUPPLEMENTS = Table(
    SupplementRequest,
    {
        "id": "row.key",
        "application_id": "case.key",
        "created_at": "case.changed_at",
        "updated_at": "case.changed_at",
        "requested_by_id": "case.course.officer_id",
        "due_on": "case.course.due_on",
    },
    {
        "items": ["contract"],
        "body": "Please hand in the contract with the signatures of both sides.",
    },
)
PROPOSALS = Table(
    Proposal,
    {
        "id": "row.key",
        "application_id": "case.key",
        "created_at": "case.changed_at",
        "updated_at": "case.changed_at",
        "outcome": "row.outcome",
        "criteria": "row.criteria",
        "proposed_by_id": "case.course.officer_id",
        "settled_by_id": "case.course.approver_id",
        "settled_at": "case.course.decided_at",
        "settlement": "row.settlement",
    },
    {"reasons": "The findings of the assessment, as checked against the documents."},
)
EVENTS = Table(
    Event,
    {
        "at": "row.at",
        "actor_id": "row.actor",
        "verb": "row.verb",
        "subject_id": "case.key",
        "before": "row.before",
        "after": "row.after",
    },
    {"subject_type": Application._meta.label_lower, "request_id": "-"},
)
TABLES = (
    *(USERS, APPLICATIONS, DEGREES, POSTS, FACTS, ASSESSMENTS, REVIEWS),
    *(SUPPLEMENTS, PROPOSALS, EVENTS),
)
"""In the order in which rows may point at one another."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A case and one of the rows below it."""

    case: Case
    row: Any


@dataclass(frozen=True, slots=True)
class _Key:
    """A row of which nothing but the key is its own."""

    key: str


def lines(cases: Iterable[Case], pools: Pools, dice: Dice) -> list[str]:
    """Return the lines of all cases, one text for each table of `TABLES`."""
    found: dict[str, list[str]] = {table.name: [] for table in TABLES}
    for case in cases:
        for table, record in _rows(case, pools, dice):
            found[table.name].append(table.line(record))
    return ["".join(found[table.name]) for table in TABLES]


def _rows(case: Case, pools: Pools, dice: Dice) -> Iterator[tuple[Table, object]]:
    yield USERS, case
    yield APPLICATIONS, case
    for degree in case.degrees:
        yield DEGREES, _Pair(case, degree)
    for post in case.posts:
        yield POSTS, _Pair(case, post)
    if case.outcome:
        yield FACTS, told.flat(case, pools)
    if case.course.state is State.SUPPLEMENT:
        yield SUPPLEMENTS, _Pair(case, _Key(key(dice)))
    if case.is_told:
        yield from _in_full(case, pools, dice)


def _in_full(case: Case, pools: Pools, dice: Dice) -> Iterator[tuple[Table, object]]:
    if case.outcome:
        yield ASSESSMENTS, _Pair(case, told.assessed(case, pools))
    for review in case.reviews:
        yield REVIEWS, _Pair(case, review)
    proposal = told.proposed(case, key(dice))
    if proposal is not None:
        yield PROPOSALS, _Pair(case, proposal)
    for line in told.history(case):
        yield EVENTS, _Pair(case, line)
