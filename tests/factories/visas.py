"""Applications in any state the database would accept, complete enough to be real."""

from datetime import date
from typing import Any

from django.utils import timezone
from factory.declarations import (
    LazyAttribute,
    LazyAttributeSequence,
    LazyFunction,
    SelfAttribute,
    Sequence,
    SubFactory,
)
from factory.django import DjangoModelFactory

from talentportal.accounts.models import User
from talentportal.kernel.roles import Role
from tests.factories.documents import DocumentFactory
from tests.factories.people import person
from visas.models import (
    Application,
    Assessment,
    Degree,
    Employment,
    Evidence,
    FamilyMember,
    Proposal,
    RuleEdition,
)
from visas.rules.edition_life import EditionStatus
from visas.rules.states import DECIDED, WITH_OFFICER, State, Track
from visas.selectors.intake import documents_asked

PASSPORT = "M12345678"
FILED = date(2026, 11, 2)


class ApplicationFactory(DjangoModelFactory[Application]):
    """A complete draft without rows; pass `state=` for any other."""

    class Meta:
        model = Application

    applicant = LazyFunction(lambda: person(Role.APPLICANT))
    track = Track.F_2_T
    state = State.DRAFT
    family_name = "Santos"
    given_name = "Beatriz"
    sex = "F"
    born_on = date(1988, 4, 12)
    nationality = "BR"
    residence_country = "BR"
    phone = "+55 11 5550 0100"
    address = "Rua das Flores 1, São Paulo"
    passport_expires_on = date(2033, 1, 1)
    has_offer = True
    offer_employer = "Hangang Semiconductor (fictional)"
    offer_country = "KR"
    offer_position = "Principal engineer"
    offer_field = "semiconductors"
    offer_annual_pay_won = 180_000_000
    offer_signed = True
    offer_starts_on = date(2027, 3, 2)
    has_family = False
    decided_at = LazyAttribute(lambda a: timezone.now() if a.state in DECIDED else None)
    officer = LazyAttribute(
        lambda a: person(Role.JUSTICE_OFFICER) if a.state in WITH_OFFICER else None
    )
    submitted_at = LazyAttribute(lambda a: None if a.state == State.DRAFT else timezone.now())
    filed_on = LazyAttribute(lambda a: None if a.state == State.DRAFT else FILED)
    receipt_number = LazyAttributeSequence(
        lambda a, n: None if a.state == State.DRAFT else f"TT-2026-{n + 900_000:06d}"
    )

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Application:
        passport = kwargs.pop("passport_number", PASSPORT)
        application: Application = model_class(*args, **kwargs)
        application.set_passport(passport)
        application.save()
        return application


class DegreeFactory(DjangoModelFactory[Degree]):
    """A doctorate of a well-known university."""

    class Meta:
        model = Degree

    application = SubFactory(ApplicationFactory)
    level = "doctorate"
    institution_name = "Massachusetts Institute of Technology"
    country = "US"
    major = "Electrical engineering"
    awarded_on = date(2014, 6, 6)


class EmploymentFactory(DjangoModelFactory[Employment]):
    """A current job at a company of the Global 500."""

    class Meta:
        model = Employment

    application = SubFactory(ApplicationFactory)
    kind = "work"
    employer_name = "Amazon.com, Inc."
    country = "US"
    title = "Engineer"
    started_on = date(2014, 9, 1)
    is_current = True


class FamilyMemberFactory(DjangoModelFactory[FamilyMember]):
    """A spouse who comes along."""

    class Meta:
        model = FamilyMember

    application = SubFactory(ApplicationFactory)
    relation = "spouse"
    family_name = "Santos"
    given_name = "Rafael"
    born_on = date(1987, 1, 30)
    nationality = "BR"


class RuleEditionFactory(DjangoModelFactory[RuleEdition]):
    """An edition that is only named, for cases whose rules do not matter."""

    class Meta:
        model = RuleEdition

    track = Track.F_2_T
    code = Sequence(lambda n: f"edition-{n}")
    title_en = "An edition"
    title_ko = "기준"
    effective_from = date(2020, 1, 1)
    effective_to = date(2020, 12, 31)
    parameters: dict[str, Any] = {}
    source = "Made for a test"
    status = EditionStatus.PUBLISHED
    is_shipped = LazyAttribute(lambda a: a.status == EditionStatus.PUBLISHED)
    author = LazyAttribute(lambda a: None if a.is_shipped else person(Role.POLICY_OWNER))


class EvidenceFactory(DjangoModelFactory[Evidence]):
    """The first version of a passport copy."""

    class Meta:
        model = Evidence

    application = SubFactory(ApplicationFactory)
    item = "passport"
    document = SubFactory(DocumentFactory)


class AssessmentFactory(DjangoModelFactory[Assessment]):
    """A screening that found the pay criterion of path A met."""

    class Meta:
        model = Assessment

    application = SubFactory(ApplicationFactory, state=State.QUEUED)
    occasion = "screening"
    occasion_key = "screening"
    edition = None
    outcome = "met"
    pathway = "A"
    facts: dict[str, Any] = {}
    figures: dict[str, Any] = {}
    result: dict[str, Any] = {
        "outcome": "met",
        "pathway": "A",
        "edition": None,
        "criteria": [
            {
                "pathway": "A",
                "code": "contract",
                "outcome": "met",
                "because": "contract_signed",
                "fact": "signed",
                "threshold": "signed",
            }
        ],
    }


class ProposalFactory(DjangoModelFactory[Proposal]):
    """An open proposal of approval."""

    class Meta:
        model = Proposal

    application = SubFactory(ApplicationFactory, state=State.APPROVAL_PROPOSED)
    outcome = "approve"
    criteria = LazyFunction(lambda: [{"pathway": "A", "code": "contract"}])
    reasons = "All criteria of path A are met."
    proposed_by = SelfAttribute("application.officer")


def complete_draft(applicant: User, **fields: Any) -> Application:
    """Make a draft that can be submitted: a degree, a job, and every required document."""
    application = ApplicationFactory.create(applicant=applicant, **fields)
    DegreeFactory(application=application)
    EmploymentFactory(application=application)
    for item in documents_asked(application):
        if item.required:
            EvidenceFactory(application=application, item=item.code)
    return application
