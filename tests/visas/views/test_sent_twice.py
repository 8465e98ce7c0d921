"""An applicant who presses twice is told what became of it, not that somebody was quicker."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, complete_draft
from tests.simultaneous import not_committed_yet
from visas.rules.states import State
from visas.services import intake, supplements

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_an_application_submitted_twice_leads_to_the_receipt(signed_in):
    applicant = person(Role.APPLICANT)
    draft = complete_draft(applicant)
    client = signed_in(applicant)
    sent = {"application_id": draft.pk, "actor": applicant, "seen_version": draft.version}
    with not_committed_yet(lambda: intake.submit(**sent, declared=True)):
        answer = client.post(
            reverse("visas:submit", args=[draft.pk]),
            {"seen_version": draft.version, "declared": "on"},
        )
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("visas:application", args=[draft.pk]),
    )
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED


def test_an_answer_sent_twice_leads_to_the_case(signed_in):
    officer = person(Role.JUSTICE_OFFICER)
    case = ApplicationFactory.create(state=State.IN_REVIEW, officer=officer)
    case = supplements.request(
        application_id=case.pk,
        actor=officer,
        seen_version=case.version,
        body="Which post is the latest?",
        items=[],
        due_on=timezone.localdate() + timedelta(days=10),
    )
    client = signed_in(case.applicant)
    seen = {"seen_version": case.version, "answer": "The one at Amazon."}
    with not_committed_yet(
        lambda: supplements.answer(application_id=case.pk, actor=case.applicant, **seen)
    ):
        answer = client.post(reverse("visas:supplement", args=[case.pk]), seen)
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("visas:application", args=[case.pk]),
    )
