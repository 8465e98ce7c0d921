"""Documents: how much one application may hold, and who judges them."""

import pytest

from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import Role
from tests.factories.documents import pdf_upload
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, EvidenceFactory
from visas.rules.states import State
from visas.services import evidence

pytestmark = pytest.mark.django_db


def test_all_files_of_one_application_together_have_a_limit(applicant):
    draft = ApplicationFactory(applicant=applicant)
    EvidenceFactory(application=draft, document__size=evidence.MOST_BYTES)
    with pytest.raises(Refused) as refusal:
        evidence.add(application_id=draft.pk, actor=applicant, item="photo", upload=pdf_upload())
    assert (refusal.value.code, refusal.value.field) == ("too_much", "file")


def test_nobody_replaces_a_document_for_ever(applicant):
    draft = ApplicationFactory(applicant=applicant)
    EvidenceFactory(application=draft, version=evidence.MOST_VERSIONS)
    with pytest.raises(Refused) as refusal:
        evidence.add(application_id=draft.pk, actor=applicant, item="passport", upload=pdf_upload())
    assert refusal.value.code == "too_many_versions"


def test_no_officer_judges_the_documents_of_their_own_application():
    both = person(Role.APPLICANT, Role.JUSTICE_OFFICER)
    row = EvidenceFactory(application=ApplicationFactory(applicant=both, state=State.IN_REVIEW))
    with pytest.raises(NotPermitted):
        evidence.review(evidence_id=row.pk, actor=both, accepted=True)


def test_an_officer_who_does_not_hold_the_case_judges_no_document(officer):
    row = EvidenceFactory(application=ApplicationFactory(state=State.IN_REVIEW))
    with pytest.raises(NotPermitted):
        evidence.review(evidence_id=row.pk, actor=officer, accepted=True)
