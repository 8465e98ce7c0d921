"""Documents: taken by content, refused in words, shown to nobody else, every look noted."""

import pytest
from django.urls import reverse

from talentportal.audit.models import Access
from tests.factories.documents import pdf_upload, png_bytes
from tests.factories.files import pdf_with_script, upload
from tests.factories.visas import ApplicationFactory, EvidenceFactory
from visas.rules.states import State
from visas.services import evidence

pytestmark = pytest.mark.django_db


def at(name, application, *more):
    return reverse(f"visas:{name}", args=[application.pk, *more])


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft(applicant):
    return ApplicationFactory(applicant=applicant)


@pytest.fixture
def mine(signed_in, applicant):
    return signed_in(applicant)


@pytest.fixture
def given(draft, applicant):
    """Hand in a real document of two pages."""
    return evidence.add(
        application_id=draft.pk, actor=applicant, item="passport", upload=pdf_upload(pages=2)
    )


def hand_in(client, application, file, item="passport"):
    return client.post(at("upload", application, item), {f"{item}-file": file})


def test_a_pdf_is_taken_and_shown_in_the_checklist(mine, draft):
    response = hand_in(mine, draft, pdf_upload("my passport.pdf"))
    assert response.url == f"{reverse('visas:step', args=[draft.pk, 'documents'])}#item-passport"
    lines = {line.code: line for line, *_ in mine.get(response.url).context["items"]}
    assert lines["passport"].evidence.document.original_name == "my passport.pdf"


def test_a_second_file_is_a_new_version(mine, draft, given):
    hand_in(mine, draft, upload(png_bytes(), "passport.png"))
    versions = draft.evidence.filter(item="passport").order_by("version")
    assert [(row.version, row.is_current) for row in versions] == [(1, False), (2, True)]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (lambda: upload(b"<html>hello</html>", "passport.pdf"), "is not what its name says"),
        (lambda: upload(b"hello", "letter.docx"), "Only PDF, JPEG and PNG files"),
        (lambda: upload(pdf_with_script()), "contains scripts"),
        (lambda: upload(b""), "This file is empty"),
    ],
)
def test_a_file_that_is_refused_says_why_beside_its_item(mine, draft, file, sentence):
    response = hand_in(mine, draft, file())
    refused = {
        line.code: form for line, form, is_refused in response.context["items"] if is_refused
    }
    assert (response.status_code, list(refused), draft.evidence.count()) == (422, ["passport"], 0)
    assert sentence in str(refused["passport"].errors["file"])


def test_no_file_is_asked_for_again(mine, draft):
    response = mine.post(at("upload", draft, "passport"))
    assert "Choose a file first." in response.content.decode()


def test_a_document_nobody_asked_for_is_refused(mine, draft):
    assert hand_in(mine, draft, pdf_upload(), item="diary").status_code == 422
    assert draft.evidence.count() == 0


def test_reading_the_address_of_an_upload_leads_to_the_checklist(mine, draft):
    response = mine.get(at("upload", draft, "passport"))
    assert response.url == reverse("visas:step", args=[draft.pk, "documents"])


def test_a_filed_application_takes_no_documents(mine, applicant):
    filed = ApplicationFactory(applicant=applicant, state=State.QUEUED)
    assert hand_in(mine, filed, pdf_upload()).url == at("application", filed)
    assert filed.evidence.count() == 0


def test_a_document_is_taken_back(mine, draft, given):
    mine.post(at("evidence_remove", draft, given.pk))
    assert draft.evidence.current().count() == 0
    again = mine.post(at("evidence_remove", draft, given.pk))
    assert again.url == reverse("visas:step", args=[draft.pk, "documents"])


def test_an_accepted_document_stays(mine, applicant):
    case = ApplicationFactory(applicant=applicant, state=State.SUPPLEMENT)
    accepted = EvidenceFactory(application=case, state="accepted")
    mine.post(at("evidence_remove", case, accepted.pk))
    assert case.evidence.current().count() == 1


def test_a_document_the_answers_no_longer_ask_for_can_still_be_removed(mine, draft):
    EvidenceFactory(application=draft, item="tb_certificate")
    items = mine.get(reverse("visas:step", args=[draft.pk, "documents"])).context["items"]
    line = next(line for line, *_ in items if line.code == "tb_certificate")
    assert (line.is_asked, line.can_be_removed) == (False, True)


def test_a_document_is_handed_out_inert_and_noted(mine, draft, given, applicant):
    response = mine.get(at("evidence_download", draft, given.pk))
    assert response.headers["Content-Disposition"] == 'attachment; filename="degree.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    looks = Access.objects.filter(verb="visa.document_downloaded").values_list(
        "actor", "person", "subject_id"
    )
    assert list(looks) == [(applicant.pk, applicant.pk, str(given.pk))]


def test_the_pages_of_a_document_are_shown_as_pictures(mine, draft, given):
    page = mine.get(at("evidence_preview", draft, given.pk), {"page": "2"}).context["page"]
    assert (page.number, page.count, page.next_url) == (2, 2, "")
    picture = mine.get(page.image_url)
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")
    assert Access.objects.filter(verb="visa.document_viewed", detail="passport 2").count() == 1


@pytest.mark.parametrize(("asked", "shown"), [("0", 1), ("99", 2), ("x", 1), ("", 1), ("-1", 1)])
def test_a_page_that_is_not_there_is_the_nearest(mine, draft, given, asked, shown):
    response = mine.get(at("evidence_preview", draft, given.pk), {"page": asked})
    assert response.context["page"].number == shown


def test_a_picture_of_a_page_that_is_not_there_is_not_found(mine, draft, given):
    assert mine.get(at("evidence_page", draft, given.pk, 3)).status_code == 404


def test_nobody_else_hands_in_sees_takes_out_or_removes(
    signed_in, stranger, officer, member, draft, given
):
    def answers(user):
        client = signed_in(user)
        return [
            hand_in(client, draft, pdf_upload()).status_code,
            client.get(at("evidence_preview", draft, given.pk)).status_code,
            client.get(at("evidence_page", draft, given.pk, 1)).status_code,
            client.get(at("evidence_download", draft, given.pk)).status_code,
            client.post(at("evidence_remove", draft, given.pk)).status_code,
        ]

    assert [answers(user) for user in (stranger, officer, member)] == [[404] * 5] * 3
    assert draft.evidence.count() == 1


def test_a_document_is_found_only_under_its_own_application(mine, applicant, given):
    other = ApplicationFactory(applicant=applicant, state=State.QUEUED)
    assert mine.get(at("evidence_download", other, given.pk)).status_code == 404
