"""What is taken in, and what is refused with which word."""

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from pytest_django.fixtures import Settings

from talentportal.accounts.models import User
from talentportal.audit.models import Event
from talentportal.documents import services
from talentportal.documents.models import Document
from talentportal.kernel.errors import Refused
from tests.factories import files as make
from tests.factories.files import files_in

pytestmark = pytest.mark.django_db

HTML = b"<!doctype html><script>alert(1)</script>"


def refusal_of(applicant: User, content: bytes, name: str = "passport.pdf") -> str:
    with pytest.raises(Refused) as refused:
        services.store(actor=applicant, upload=make.upload(content, name))
    assert str(refused.value.message) == str(services.REFUSALS[refused.value.code])
    return refused.value.code


def archive() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as packed:
        packed.writestr("payload.txt", "hello")
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "content_type", "pages"),
    [
        (make.pdf(3), "Degree.PDF", "application/pdf", 3),
        (make.picture("JPEG"), "photo.jpeg", "image/jpeg", 1),
        (make.picture("PNG"), "photo.png", "image/png", 1),
    ],
)
def test_a_whole_file_is_kept_as_it_is(
    applicant: User, content: bytes, name: str, content_type: str, pages: int
) -> None:
    document = services.store(actor=applicant, upload=make.upload(content, name))

    assert document.content() == content
    assert document.content_type == content_type
    assert document.pages == pages
    assert document.size == len(content)
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.original_name == name.replace("PDF", "pdf")
    assert document.uploaded_by == applicant


def test_the_name_on_disk_is_random_and_the_file_is_for_us_alone(
    applicant: User, store_folder: Path
) -> None:
    document = services.store(actor=applicant, upload=make.upload(make.pdf()))

    path = store_folder / document.file.name
    assert path.name.count("-") == 4
    assert document.file.name == f"{path.name[:2]}/{path.name[2:4]}/{path.name}"
    assert path.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in list(path.parents)[:3]} == {0o700}
    with pytest.raises(ValueError, match="private"):
        _ = document.file.url


def test_a_large_upload_that_waits_in_a_file_is_taken_too(applicant: User) -> None:
    content = make.pdf()
    with TemporaryUploadedFile("contract.pdf", "application/pdf", len(content), None) as upload:
        upload.write(content)
        upload.seek(0)
        document = services.store(actor=applicant, upload=upload)

    assert document.content() == content


def test_the_history_says_who_stored_what(applicant: User) -> None:
    document = services.store(actor=applicant, upload=make.upload(make.pdf()))

    event = Event.objects.of("documents.document", document.pk).get()
    assert (event.actor, event.verb, event.after["sha256"]) == (
        applicant,
        "document.stored",
        document.sha256,
    )


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "passport.pdf", "empty"),
        (HTML, "passport.pdf", "not_what_it_claims"),
        (HTML, "passport.html", "type_not_allowed"),
        (b"MZ\x90\x00", "passport.pdf.exe", "type_not_allowed"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "photo.svg", "type_not_allowed"),
        (b"GIF89a;", "photo.png", "not_what_it_claims"),
        (make.picture("PNG"), "scan.pdf", "not_what_it_claims"),
        (make.pdf(), "scan.jpg", "not_what_it_claims"),
        (archive(), "degree.docx", "type_not_allowed"),
        (b"%PDF-1.7\nnothing else\n%%EOF", "passport.pdf", "unreadable"),
        (make.pdf()[:-40], "passport.pdf", "not_what_it_claims"),
        (make.picture("JPEG")[:600], "photo.jpg", "unreadable"),
        (make.picture("PNG")[:-30], "photo.png", "unreadable"),
        (make.png_bomb(), "photo.png", "too_many_pixels"),
        (make.png_bomb(2_000_000_000), "photo.png", "too_many_pixels"),
        (make.pdf(201), "thesis.pdf", "too_many_pages"),
        (make.encrypted_pdf("secret"), "passport.pdf", "encrypted"),
        (make.encrypted_pdf(""), "passport.pdf", "encrypted"),
    ],
)
def test_what_is_no_whole_document_is_refused(
    applicant: User, store_folder: Path, content: bytes, name: str, code: str
) -> None:
    assert refusal_of(applicant, content, name) == code
    assert files_in(store_folder) == []
    assert Document.objects.count() == 0


@pytest.mark.parametrize(
    "content",
    [
        make.pdf() + archive(),
        archive() + make.pdf(),
        make.pdf() + HTML,
        HTML + make.pdf(),
        make.pdf() + archive() + b"\n%%EOF",
    ],
)
def test_a_pdf_that_is_also_something_else_is_refused(applicant: User, content: bytes) -> None:
    assert refusal_of(applicant, content) == "not_what_it_claims"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_is_also_something_else_is_refused(applicant: User, kind: str) -> None:
    name = f"photo.{kind.lower()}"
    plain = make.picture(kind)

    assert refusal_of(applicant, plain + archive(), name) == "not_what_it_claims"
    assert refusal_of(applicant, plain[:20] + HTML + plain[20:], name) == "not_what_it_claims"
    assert refusal_of(applicant, plain[:20] + b"%PDF-1.7" + plain, name) == "not_what_it_claims"


def test_scripts_in_a_pdf_are_refused(applicant: User) -> None:
    assert refusal_of(applicant, make.pdf_with_script()) == "active_content"


def test_attached_files_in_a_pdf_are_refused(applicant: User) -> None:
    writer = make.blank()
    writer.add_attachment("virus.exe", b"MZ")

    assert refusal_of(applicant, make.saved(writer)) == "active_content"


@pytest.mark.parametrize("kind", ["/Launch", "/SubmitForm", "/GoToR", "/GoToE", "/Rendition"])
def test_a_pdf_that_starts_or_sends_something_is_refused(applicant: User, kind: str) -> None:
    assert refusal_of(applicant, make.pdf_with_action(kind)) == "active_content"


@pytest.mark.parametrize("subtype", ["/FileAttachment", "/RichMedia", "/Movie", "/3D"])
def test_a_pdf_that_plays_or_carries_something_is_refused(applicant: User, subtype: str) -> None:
    assert refusal_of(applicant, make.pdf_with_annotation(subtype)) == "active_content"


def test_a_script_spelt_with_escapes_is_refused(applicant: User) -> None:
    content = make.pdf_with_script().replace(b"/JavaScript", b"/J#61vaScript")

    assert refusal_of(applicant, content) == "active_content"


def test_a_script_that_nothing_points_to_is_refused(applicant: User) -> None:
    content = make.pdf()
    hidden = b"\n99 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n"
    end = content.rindex(b"startxref")

    assert refusal_of(applicant, content[:end] + hidden + content[end:]) == "active_content"


def test_links_between_pages_and_to_the_web_are_harmless(applicant: User) -> None:
    assert services.store(actor=applicant, upload=make.upload(make.pdf_with_action("/GoTo")))
    assert services.store(actor=applicant, upload=make.upload(make.pdf_with_action("/URI")))


def test_twenty_megabytes_are_the_limit_to_the_byte(applicant: User, settings: Settings) -> None:
    edge = settings.DOCUMENT_MAX_BYTES
    start = make.pdf()
    room = edge - len(start)
    comment = start.rindex(b"startxref")
    whole = start[:comment] + b"%" + b"x" * (room - 2) + b"\n" + start[comment:]
    assert len(whole) == edge

    document = services.store(actor=applicant, upload=make.upload(whole))
    assert document.size == edge
    assert refusal_of(applicant, whole + b"\n") == "too_large"


def test_what_the_upload_says_of_its_size_is_not_believed(
    applicant: User, settings: Settings, store_folder: Path
) -> None:
    settings.DOCUMENT_MAX_BYTES = 100
    upload = make.upload(make.pdf())
    upload.size = 10

    with pytest.raises(Refused) as refused:
        services.store(actor=applicant, upload=upload)
    assert refused.value.code == "too_large"
    assert files_in(store_folder) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("여권 사본.pdf", "여권 사본.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\system.pdf", "system.pdf"),
        ("C:\\My Documents\\cv.pdf", "cv.pdf"),
        ("cv\x00\r\nSet-Cookie: a=b.pdf", "cvSet-Cookie_ a=b.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ("scan", "scan.pdf"),
        (".pdf", "document.pdf"),
        ("e\u0301tude.pdf", "étude.pdf"),
        ("x" * 400 + ".pdf", "x" * 120 + ".pdf"),
        ('a"b;c.pdf', "a_b;c.pdf"),
    ],
)
def test_a_name_is_cleaned_and_agrees_with_the_content(
    applicant: User, given: str, kept: str
) -> None:
    upload = make.upload(make.pdf())
    upload._name = given  # type: ignore[attr-defined]  # past the cleaning of Django

    document = services.store(actor=applicant, upload=upload)
    assert document.original_name == kept


def test_what_the_portal_makes_itself_is_kept_without_an_owner(store_folder: Path) -> None:
    document = services.keep(content=make.pdf(2), name="결정 통지서.pdf", pages=2)

    assert (document.uploaded_by, document.pages, document.content_type) == (
        None,
        2,
        "application/pdf",
    )
    assert files_in(store_folder) == [document.file.name.rsplit("/", 1)[-1]]
