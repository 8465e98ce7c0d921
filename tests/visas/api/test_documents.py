"""Documents: the checklist, uploads, files, and the officer's word on them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from talentportal.audit.models import Access
from tests.factories.documents import pdf_upload
from tests.factories.visas import ApplicationFactory, EvidenceFactory
from tests.visas.api.conftest import match
from visas.rules.states import State

pytestmark = pytest.mark.django_db


def upload(client, place, item="passport", file=None, **headers):
    body = {"item": item, "file": file or pdf_upload("Reisepass.pdf")}
    return client.post(place, body, format="multipart", headers=headers)


def test_the_checklist_names_what_is_asked_for_and_what_is_there(own, draft, url):
    lines = own.get(url(draft, "checklist/")).json()

    passport = next(line for line in lines if line["item"] == "passport")
    assert (passport["required"], passport["is_asked"]) == (True, True)
    assert passport["document"]["file"]["content_type"] == "application/pdf"
    assert [line["item"] for line in lines if line["required"] and not line["document"]] == []


def test_an_upload_is_a_new_version_of_its_item(own, draft, url):
    answer = upload(own, url(draft, "documents/"))

    assert (answer.status_code, answer["ETag"]) == (201, '"2"')
    told = answer.json()
    assert (told["item"], told["version"], told["state"]) == ("passport", 2, "received")
    assert told["file"]["name"] == "Reisepass.pdf"
    assert str(draft.evidence.current().get(item="passport").pk) == told["id"]


def test_an_upload_repeated_with_its_key_is_one_version(own, draft, url):
    headers = {"Idempotency-Key": "upload-passport"}
    first = upload(own, url(draft, "documents/"), **headers)
    again = upload(own, url(draft, "documents/"), **headers)

    assert (again.status_code, again.json()) == (201, first.json())
    assert draft.evidence.filter(item="passport").count() == 2


@pytest.mark.parametrize(
    ("item", "file", "code"),
    [
        (
            "passport",
            SimpleUploadedFile("a.pdf", b"<html>", "application/pdf"),
            "not_what_it_claims",
        ),
        ("passport", SimpleUploadedFile("a.pdf", b""), "empty"),
        ("driving_licence", None, "unknown_item"),
    ],
)
def test_a_file_that_is_none_of_what_is_asked_is_refused(own, draft, url, item, file, code):
    answer = upload(own, url(draft, "documents/"), item, file)

    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_an_upload_without_a_file_or_as_json_is_refused(own, draft, url):
    missing = own.post(url(draft, "documents/"), {"item": "passport"}, format="multipart")
    text = own.post(url(draft, "documents/"), {"item": "passport"})

    assert (missing.status_code, missing.json()["errors"][0]["field"]) == (422, "file")
    assert text.status_code == 415


def test_an_officer_uploads_nothing(desk, url):
    case = ApplicationFactory(state=State.SUPPLEMENT)
    answer = upload(desk, url(case, "documents/"))

    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


@pytest.mark.parametrize("rows", [1, 3])
def test_documents_are_listed_in_a_constant_number_of_queries(
    own, applicant, url, django_assert_num_queries, rows
):
    application = ApplicationFactory(applicant=applicant)
    for number in range(rows):
        EvidenceFactory(application=application, item=f"item{number}")
    own.get(url(application, "documents/"))
    with django_assert_num_queries(4):
        answer = own.get(url(application, "documents/"))
    assert len(answer.json()["results"]) == rows


def test_a_file_is_handed_out_and_the_download_logged(desk, officer, url):
    case = ApplicationFactory(state=State.IN_REVIEW)
    evidence = EvidenceFactory(application=case)
    answer = desk.get(
        url(case, f"documents/{evidence.pk}/file/"), headers={"Accept": "application/pdf"}
    )

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.getvalue().startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "private, no-store"
    assert list(Access.objects.values_list("actor", "person", "verb", "detail")) == [
        (officer.pk, case.applicant_id, "visa.document_downloaded", "passport")
    ]


def test_a_document_of_a_stranger_does_not_exist(api, stranger, draft, url):
    evidence = draft.evidence.first()
    client = api(stranger)
    place = url(draft, f"documents/{evidence.pk}/")

    assert client.get(place).status_code == 404
    assert client.get(f"{place}file/").status_code == 404
    assert client.delete(place).status_code == 404
    assert client.post(f"{place}review/", {"accepted": True}).status_code == 404


def test_a_document_is_found_only_under_its_application(own, applicant, draft, url):
    other = ApplicationFactory(applicant=applicant, track="D-10-T")
    evidence = draft.evidence.first()

    assert own.get(url(other, f"documents/{evidence.pk}/")).status_code == 404


def test_a_document_is_taken_back(own, draft, url):
    evidence = draft.evidence.get(item="passport")
    answer = own.delete(url(draft, f"documents/{evidence.pk}/"), headers=match(1))

    evidence.refresh_from_db()
    assert (answer.status_code, answer["ETag"], evidence.is_current) == (204, '"2"', False)


def test_the_officer_who_holds_the_case_accepts_or_refuses(desk, api, officer, approver, url):
    case = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    evidence = EvidenceFactory(application=case)
    place = url(case, f"documents/{evidence.pk}/review/")
    without = desk.post(place, {"accepted": False})
    refused = desk.post(place, {"accepted": False, "reason": "Page 2 is missing."})
    other = api(approver).post(place, {"accepted": True})

    assert (without.status_code, without.json()["code"]) == (422, "no_reason")
    assert (refused.status_code, refused.json()["state"]) == (200, "rejected")
    assert (other.status_code, other.json()["code"]) == (403, "not_your_case")
