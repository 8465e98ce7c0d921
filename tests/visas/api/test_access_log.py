"""Whatever of another person's case is told to a program leaves a line in the access log."""

import pytest

from talentportal.audit.models import Access
from tests.factories.visas import (
    ApplicationFactory,
    AssessmentFactory,
    DegreeFactory,
    EvidenceFactory,
)
from tests.visas.api.conftest import match
from visas.rules.states import State

pytestmark = pytest.mark.django_db
VIEWED = "visa.case_viewed"
PARTS = ["", "degrees/", "employments/", "family/", "checklist/", "documents/"]
PARTS += ["messages/", "notes/", "history/", "assessment/"]


@pytest.fixture
def case():
    """Return a screened case that waits for an officer."""
    waiting = ApplicationFactory(state=State.QUEUED)
    AssessmentFactory(application=waiting)
    return waiting


def looks(officer):
    found = Access.objects.filter(actor=officer, verb=VIEWED)
    return list(found.values_list("subject_id", "person"))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_case_is_a_look_at_it(desk, officer, case, url, part):
    assert desk.get(url(case, part)).status_code == 200
    assert looks(officer) == [(str(case.pk), case.applicant_id)]


@pytest.mark.parametrize("kind", ["degrees", "documents"])
def test_what_is_told_of_one_row_or_document_is_a_look_as_well(desk, officer, case, url, kind):
    factory = DegreeFactory if kind == "degrees" else EvidenceFactory
    row = factory(application=case)
    assert desk.get(url(case, f"{kind}/{row.pk}/")).status_code == 200
    assert looks(officer) == [(str(case.pk), case.applicant_id)]


def test_the_answer_to_an_action_is_a_look_at_the_case(desk, officer, case, url):
    taken = desk.post(url(case, "actions/take/"), {}, headers=match(case.version))
    assert taken.status_code == 200
    assert looks(officer) == [(str(case.pk), case.applicant_id)]


def test_a_look_through_the_cases_is_logged_with_what_was_asked(desk, officer, case):
    desk.get("/api/v1/applications/", {"q": "santos"})
    look = Access.objects.get(verb="visa.cases_listed")
    assert (look.actor, look.detail) == (officer, "q=santos")


def test_ones_own_applications_are_nobodys_news(own, draft):
    own.get("/api/v1/applications/")
    assert not Access.objects.exists()
