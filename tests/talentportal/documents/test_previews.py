"""One page as a picture, and what the browser may do with it."""

from io import BytesIO
from pathlib import Path

import pytest
from django.http import Http404
from PIL import Image
from pytest_django.fixtures import Settings

from talentportal.accounts.models import User
from talentportal.documents import http, sandbox, services, storage
from talentportal.documents.models import Document
from talentportal.kernel.errors import Refused
from tests.factories import files as make
from tests.factories.files import files_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(applicant: User) -> Document:
    return services.store(actor=applicant, upload=make.upload(make.pdf(2), "학위증.pdf"))


def size_of(png: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(png), formats=["PNG"]) as image:
        return image.size


def test_a_page_is_drawn_once_and_kept(document: Document, store_folder: Path) -> None:
    first = services.page_image(document, 2, 700)
    name = document.file.name.rsplit("/", 1)[-1]
    assert files_in(store_folder) == [name, f"{name}.page-2-800.png"]
    assert (store_folder / f"{document.file.name}.page-2-800.png").stat().st_mode & 0o777 == 0o600

    storage.place(document.file.name).unlink()
    assert services.page_image(document, 2, 800) == first
    assert size_of(first) == (800, 1132)


@pytest.mark.parametrize(("asked", "given"), [(1, 320), (320, 320), (321, 800), (99_999, 1800)])
def test_previews_come_in_few_widths(document: Document, asked: int, given: int) -> None:
    assert size_of(services.page_image(document, 1, asked))[0] == given


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_404(document: Document, page: int) -> None:
    with pytest.raises(LookupError):
        services.page_image(document, page)
    with pytest.raises(Http404):
        http.preview(document, page)


def test_a_very_long_page_is_bounded_in_pixels(applicant: User) -> None:
    writer = make.blank()
    writer.pages[0].mediabox.upper_right = (100, 14_000)
    document = services.store(actor=applicant, upload=make.upload(make.saved(writer)))

    width, height = size_of(services.page_image(document, 1, 1800))
    assert width * height <= services.PREVIEW_PIXELS
    assert height / width == pytest.approx(140, rel=0.05)


def test_a_photograph_is_shown_upright_and_not_enlarged(applicant: User) -> None:
    output = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (200, 100)).save(output, "JPEG", exif=exif)
    document = services.store(actor=applicant, upload=make.upload(output.getvalue(), "photo.jpg"))

    assert size_of(services.page_image(document, 1)) == (100, 200)


def test_a_page_that_cannot_be_drawn_is_said_so(document: Document, settings: Settings) -> None:
    storage.place(document.file.name).write_bytes(b"rubbish")

    with pytest.raises(Refused) as refused:
        services.page_image(document, 1)
    assert refused.value.code == "unreadable"
    assert http.preview(document, 1).status_code == 422


def test_a_reader_that_takes_too_long_is_stopped(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_SECONDS", 0.01)

    with pytest.raises(Refused) as refused:
        services.page_image(document, 1)
    assert refused.value.code == "unreadable"


def test_a_preview_can_do_nothing_in_a_browser(document: Document) -> None:
    response = http.preview(document, 1)

    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''")


def test_a_download_is_saved_and_not_opened(document: Document) -> None:
    response = http.download(document)

    assert response.getvalue() == make.pdf(2)
    response.close()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%ED%95%99%EC%9C%84%EC%A6%9D.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
