"""Cases that two people have decided, with what their letters cite."""

from datetime import UTC, date, datetime
from typing import Any

from talentportal.kernel.roles import Role
from talentportal.reference.models import Fee
from tests.factories.people import person
from tests.factories.visas import (
    ApplicationFactory,
    AssessmentFactory,
    ProposalFactory,
    RuleEditionFactory,
)
from visas.models import Application, RuleEdition
from visas.rules.states import State

DECIDED_AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
"""Half past midnight of 21 November in Seoul."""

REASONS = {
    "approve": (
        "The degree is from a university within the first 200 places of the lists that count.\n\n"
        "The contract with a company in an advanced field is signed, and the yearly pay is above "
        "three times GNI per person."
    ),
    "refuse": (
        "The yearly pay of the contract is below three times GNI per person.\n\n"
        "The supplement requested on 3 November 2026 was answered, but the amended contract names "
        "the same pay."
    ),
}

FINDINGS: list[dict[str, Any]] = [
    {
        "pathway": "A",
        "code": "education",
        "outcome": "met",
        "because": "degree_qualifies",
        "fact": 7,
        "threshold": 200,
        "numbers": {
            "institution": "Massachusetts Institute of Technology",
            "level": "doctorate",
            "levels": ["master", "doctorate"],
            "provider": "QS",
            "edition": 2027,
            "rank": 7,
            "limit": 200,
        },
    },
    {
        "pathway": "A",
        "code": "pay",
        "outcome": "not_met",
        "because": "pay_below",
        "fact": 150_000_000,
        "threshold": 157_248_000,
        "numbers": {
            "pay_won": 150_000_000,
            "threshold_won": 157_248_000,
            "gni_won": 52_416_000,
            "gni_year": 2025,
            "multiple": "3",
        },
    },
    {
        "pathway": "A",
        "code": "contract",
        "outcome": "met",
        "because": "contract_signed",
        "fact": "signed",
        "threshold": "signed",
        "numbers": {},
    },
]


def decided_case(outcome: str = "approve", reasons: str = "", **fields: Any) -> Application:
    """Return a case as it stands after the signature; its letter has not been issued."""
    state = State.APPROVED if outcome == "approve" else State.REFUSED
    application: Application = ApplicationFactory.create(
        state=state,
        decided_at=DECIDED_AT,
        officer=person(Role.JUSTICE_OFFICER, name="Han Seo-yun (fictional)"),
        **fields,
    )
    AssessmentFactory(
        application=application,
        edition=edition(),
        outcome="met" if outcome == "approve" else "not_met",
        result={"outcome": "met", "pathway": "A", "edition": "x", "criteria": FINDINGS},
    )
    ProposalFactory(
        application=application,
        outcome=outcome,
        reasons=reasons or REASONS[outcome],
        criteria=[{"pathway": "A", "code": finding["code"]} for finding in FINDINGS],
        settlement="signed",
        settled_by=person(Role.JUSTICE_APPROVER, name="Do Min-ho (fictional)"),
        settled_at=DECIDED_AT,
    )
    return application


def edition() -> RuleEdition:
    """Return the programme's own edition, as a letter cites it."""
    known = RuleEdition.objects.filter(code="F-2-T-2026-10").first()
    made: RuleEdition = known or RuleEditionFactory.create(
        code="F-2-T-2026-10",
        title_en="Top-Tier resident criteria: the world's first 200 universities",
        title_ko="최우수인재 거주 자격 기준(세계 상위 200위 대학)",
        effective_from=date(2026, 10, 1),
        effective_to=None,
    )
    return made


def fees() -> None:
    """Hold the fees that letters and receipts name."""
    for code, amount, currency, discount in (
        ("visa_single_long", 60, "USD", 0),
        ("change_of_status", 100_000, "KRW", 20),
        ("residence_card", 35_000, "KRW", 0),
    ):
        Fee.objects.create(
            code=code,
            amount=amount,
            currency=currency,
            online_discount_percent=discount,
            applies_from=date(2026, 1, 23),
            source="Enforcement Rule of the Immigration Act",
        )
