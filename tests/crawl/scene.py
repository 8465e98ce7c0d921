"""A small world to visit: people in every capacity, and cases in every state that pages need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from talentportal.accounts.models import Token, User
from talentportal.accounts.services import tokens
from talentportal.kernel.roles import Role
from talentportal.notifications.models import Notice
from talentportal.outbox.models import Message
from talentportal.reference.models import RankingImport
from talentportal.workflow.models import Audience, Note
from tests.factories.people import person
from tests.factories.rankings import UNKNOWN, staged
from tests.factories.visas import (
    ApplicationFactory,
    AssessmentFactory,
    DegreeFactory,
    EmploymentFactory,
    EvidenceFactory,
    FamilyMemberFactory,
    ProposalFactory,
    complete_draft,
)
from tests.visas.editions import drafted
from tests.visas.scenarios import kept
from visas.models import Application, NameAlias, RuleEdition, Scenario, SupplementRequest
from visas.rules.states import State
from visas.services import letters

SMALL = Path(__file__).parents[1] / "data" / "reference"
NOBODY = "nobody"
PLANTED = '<b id="planted">'
"""Stands in every text that somebody may write: no page may take it for its own."""
PEOPLE: Mapping[str, tuple[Role, ...]] = {
    NOBODY: (),
    "applicant": (Role.APPLICANT,),
    "stranger": (Role.APPLICANT,),
    "member": (Role.CONSORTIUM_MEMBER,),
    "holder": (Role.JUSTICE_OFFICER,),
    "officer": (Role.JUSTICE_OFFICER,),
    "approver": (Role.JUSTICE_APPROVER,),
    "auditor": (Role.AUDITOR,),
    "policy": (Role.POLICY_OWNER,),
    "admin": (Role.ADMINISTRATOR,),
    "both": (Role.APPLICANT, Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER),
}
"""Who visits. Everything belongs to `applicant`, and `holder` works on it; `stranger` and `officer`
are their likes without a part in it; `both` is staff whose own applications are asked for."""


@dataclass(frozen=True, slots=True)
class World:
    """What there is to visit."""

    people: Mapping[str, User]
    sessions: Mapping[str, str]
    """The session cookie of each of them."""
    cases: Mapping[State, Application]
    own: Mapping[State, Application]
    """The same states, filed by the officer who is an applicant too."""
    token: Token
    notice: Notice
    message: Message
    alias: NameAlias
    draft: RuleEdition
    """Written by a policy owner who does not visit."""
    scenario: Scenario
    """Asked and shared by a policy owner who does not visit."""
    ranking: RankingImport


def build() -> World:
    """Make the world, with the reference data it needs."""
    call_command("load_reference_data", "--from", str(SMALL), stdout=StringIO())
    call_command("load_rule_editions", stdout=StringIO())
    people = {
        name: person(*roles, name=f"{name} {PLANTED}")
        for name, roles in PEOPLE.items()
        if name != NOBODY
    }
    cases = _cases(people["applicant"], people["holder"], people["approver"])
    own = _cases(people["both"], people["holder"], people["approver"])
    tokens.issue_token(actor=people["applicant"], name=PLANTED, scopes=["me:read"])
    EmailAddress.objects.create(
        user=people["applicant"], email=people["applicant"].email, primary=True
    )
    return World(
        people=people,
        sessions={name: _session(user) for name, user in people.items()},
        cases=cases,
        own=own,
        token=people["applicant"].tokens.get(),
        notice=_notice(people["applicant"], cases[State.IN_REVIEW]),
        message=Message.objects.create(topic="visa.moved", key="crawl", attempts=12, stuck=True),
        alias=NameAlias.objects.create(
            name=PLANTED,
            key="planted",
            application=cases[State.IN_REVIEW],
            confirmed_by=people["holder"],
        ),
        draft=drafted(
            person(Role.POLICY_OWNER, name=PLANTED),
            title_en=PLANTED,
            title_ko=PLANTED,
            source=PLANTED,
        ),
        scenario=kept(person(Role.POLICY_OWNER, name=PLANTED), PLANTED, is_shared=True),
        ranking=staged(people["policy"], UNKNOWN, source_en=PLANTED, source_ko=PLANTED),
    )


def _session(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _cases(applicant: User, holder: User, approver: User) -> dict[State, Application]:
    """Make a case in each state that matters to an address, all with a document and rows."""
    draft = complete_draft(applicant, has_family=True, **_texts())
    FamilyMemberFactory(application=draft)
    review = _filed(applicant, State.IN_REVIEW, holder)
    asked = _filed(applicant, State.SUPPLEMENT, holder)
    SupplementRequest.objects.create(
        application=asked,
        requested_by=holder,
        body=f"Please send the contract again. {PLANTED}",
        items=["passport"],
        due_on=timezone.localdate() + timedelta(days=14),
    )
    proposed = _filed(applicant, State.APPROVAL_PROPOSED, holder)
    ProposalFactory(application=proposed, proposed_by=holder, reasons=PLANTED)
    decided = _filed(applicant, State.APPROVED, holder)
    ProposalFactory(
        application=decided,
        proposed_by=holder,
        settlement="signed",
        settled_by=approver,
        settled_at=timezone.now(),
    )
    letters.issue(application_id=decided.pk)
    return {
        State.DRAFT: draft,
        State.QUEUED: _filed(applicant, State.QUEUED, None),
        State.IN_REVIEW: review,
        State.SUPPLEMENT: asked,
        State.APPROVAL_PROPOSED: proposed,
        State.APPROVED: decided,
    }


def _filed(applicant: User, state: State, officer: User | None) -> Application:
    case: Application = ApplicationFactory.create(
        applicant=applicant, state=state, officer=officer, has_family=True, **_texts()
    )
    DegreeFactory(application=case, institution_name=PLANTED, major=PLANTED)
    EmploymentFactory(application=case, employer_name=PLANTED, title=PLANTED)
    FamilyMemberFactory(application=case, family_name=PLANTED)
    EvidenceFactory(
        application=case,
        document__original_name=f"{PLANTED}.pdf",
        state="rejected",
        reason=PLANTED,
    )
    AssessmentFactory(application=case)
    for audience in Audience:
        Note.objects.create(
            subject_type=case._meta.label_lower,
            subject_id=case.pk,
            audience=audience,
            author=applicant,
            body=PLANTED,
        )
    return case


def _texts() -> dict[str, str]:
    """Return every text that an applicant writes into the form itself."""
    names = ("family_name", "native_name", "phone", "address", "offer_employer", "offer_position")
    return dict.fromkeys(names, PLANTED)


def _notice(recipient: User, case: Application) -> Notice:
    return Notice.objects.create(
        recipient=recipient,
        topic="visa.taken",
        key="crawl",
        parameters={"receipt_number": case.receipt_number},
        url=f"/applications/{case.pk}/",
    )
