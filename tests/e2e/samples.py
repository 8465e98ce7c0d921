"""One sample of everything that a page can be about, made by the services that people use."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from talentportal.accounts.demo import DOMAIN
from talentportal.accounts.models import User
from talentportal.accounts.services import tokens
from talentportal.outbox.models import Message
from talentportal.outbox.tasks import drain
from talentportal.reference.models import DataSet, RankingImport
from tests.factories.rankings import staged
from tests.factories.visas import ApplicationFactory, FamilyMemberFactory, complete_draft
from tests.visas.editions import drafted
from tests.visas.scenarios import kept
from visas.models import Application, NameAlias, RuleEdition, Scenario
from visas.rules.states import Action, State, Track
from visas.services import (
    casework,
    confirmations,
    correspondence,
    decisions,
    evidence,
    intake,
    supplements,
)
from visas.services.aliases import Remember

NOBODY = "nobody"
STAFF = ("officer", "approver", "auditor", "admin", "policy", "policy2", "member-hangang")
CHECK = {
    "degrees": "0",
    "degrees-0-level": "doctorate",
    "degrees-0-country": "US",
    "degrees-0-institution_name": "Massachusetts Institute of Technology",
    "degrees-0-awarded_on": "2014-06-06",
    "employments": "0",
    "employments-0-kind": "work",
    "employments-0-employer_name": "Amazon.com, Inc.",
    "employments-0-started_on": "2014-09-01",
    "employments-0-is_current": "yes",
    "has_offer": "yes",
    "offer_annual_pay_won": "150,000,000",
    "offer_field": "semiconductors",
    "offer_signed": "yes",
}


@dataclass(frozen=True, slots=True)
class Samples:
    """People by login, cases by state, the code of a data set of each kind, and keys of mails."""

    people: Mapping[str, User]
    cases: Mapping[State, Application]
    datasets: tuple[str, ...]
    confirmation: str
    reset: str
    alias: int
    """The key of a remembered name."""
    draft: RuleEdition
    """A draft that `policy` has written."""
    ranking: RankingImport
    """A ranking that `policy` has brought in."""
    graduate: Application
    """A draft for K-STAR."""
    scenario: Scenario
    """What `policy` has asked of all cases."""

    def session(self, login: str) -> str:
        """Return the session cookie of a person who has just signed in; everybody has checked."""
        client = Client()
        if login != NOBODY:
            client.force_login(self.people[login])
        session = client.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        answers = QueryDict(mutable=True)
        answers.update(CHECK)
        session["selfcheck"] = answers.urlencode()
        session.save()
        return str(session.session_key)


def make() -> Samples:
    """Make the samples in a database that holds the world."""
    logins = ("applicant", *STAFF)
    people = {login: User.objects.get(email=f"{login}@{DOMAIN}") for login in logins}
    applicant = people["applicant"]
    cases = {state: _case(state, people) for state in _WAYS}
    cases[State.DRAFT] = complete_draft(applicant, has_family=True)
    FamilyMemberFactory(application=cases[State.DRAFT])
    tokens.issue_token(actor=applicant, name="My script", scopes=["me:read"])
    while drain():
        pass
    Message.objects.create(
        topic="visa.moved", key="sample", attempts=12, stuck=True, last_error="KeyError: 'action'"
    )
    address = EmailAddress.objects.get(user=applicant)
    reset = f"{user_pk_to_url_str(applicant)}-{default_token_generator.make_token(applicant)}"
    codes = (
        DataSet.objects.order_by("kind", "-code").distinct("kind").values_list("code", flat=True)
    )
    alias = NameAlias.objects.values_list("pk", flat=True)[0]
    return Samples(
        people=people,
        cases=cases,
        datasets=tuple(codes),
        confirmation=EmailConfirmationHMAC(address).key,
        reset=reset,
        alias=alias,
        draft=drafted(people["policy"]),
        ranking=staged(people["policy"]),
        graduate=ApplicationFactory.create(applicant=applicant, track=Track.F_2_7S),
        scenario=kept(people["policy"], is_shared=True),
    )


_WAYS: Mapping[State, tuple[str, ...]] = {
    State.QUEUED: (),
    State.IN_REVIEW: ("take", "talk", "confirm"),
    State.SUPPLEMENT: ("take", "talk", "ask"),
    State.APPROVAL_PROPOSED: ("take", "propose"),
    State.APPROVED: ("take", "talk", "propose", "sign"),
}
"""What is done to a filed and screened case until it is in the state."""


_FIELDS: Mapping[State, Mapping[str, Any]] = {
    State.QUEUED: {"track": Track.K_TECH_PASS, "offer_is_sme": True}
}
"""What a sample states beside: the one that waits is weighed by points."""


def _case(state: State, people: Mapping[str, User]) -> Application:
    case = complete_draft(people["applicant"], **_FIELDS.get(state, {}))
    intake.submit(
        application_id=case.pk, actor=people["applicant"], seen_version=case.version, declared=True
    )
    while drain():
        pass
    for step in _WAYS[state]:
        case.refresh_from_db()
        _STEPS[step](case, people)
    case.refresh_from_db()
    assert case.state == state
    return case


def _take(case: Application, people: Mapping[str, User]) -> None:
    casework.move(
        application_id=case.pk,
        action=Action.TAKE,
        actor=people["officer"],
        seen_version=case.version,
    )


def _talk(case: Application, people: Mapping[str, User]) -> None:
    officer, applicant = people["officer"], people["applicant"]
    correspondence.note(application_id=case.pk, actor=officer, body="The seal looks right.")
    correspondence.message(application_id=case.pk, actor=officer, body="Which post is the latest?")
    correspondence.message(application_id=case.pk, actor=applicant, body="The one at Amazon.")
    for item, accepted in (("passport", True), ("contract", False)):
        found = case.evidence.current().get(item=item)
        evidence.review(
            evidence_id=found.pk,
            actor=officer,
            accepted=accepted,
            reason="" if accepted else "The second page is missing.",
        )


def _confirm(case: Application, people: Mapping[str, User]) -> None:
    degree = case.degrees.get()
    confirmations.confirm_match(
        degree_id=degree.pk,
        actor=people["officer"],
        institution_id=degree.institution_id,
        seen_version=case.version,
        how=Remember.YES,
    )


def _ask(case: Application, people: Mapping[str, User]) -> None:
    supplements.request(
        application_id=case.pk,
        actor=people["officer"],
        seen_version=case.version,
        body="Please send the whole contract.\n\nIt must show both signatures.",
        items=["contract"],
        due_on=timezone.localdate() + timedelta(days=14),
    )


def _propose(case: Application, people: Mapping[str, User]) -> None:
    newest = case.assessments.get()
    chosen = [
        {"pathway": finding["pathway"], "code": finding["code"]}
        for finding in newest.result["criteria"][:3]
    ]
    decisions.propose(
        application_id=case.pk,
        actor=people["officer"],
        seen_version=case.version,
        outcome="approve",
        criteria=chosen,
        reasons="Degree, career and contract meet the criteria.",
    )


def _sign(case: Application, people: Mapping[str, User]) -> None:
    decisions.sign(application_id=case.pk, actor=people["approver"], seen_version=case.version)
    while drain():
        pass


_STEPS = {
    "take": _take,
    "talk": _talk,
    "confirm": _confirm,
    "ask": _ask,
    "propose": _propose,
    "sign": _sign,
}
