"""The receipt: what was filed, with which documents, for which fee."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from pytest_django.fixtures import Settings

from talentportal.kernel.errors import Refused
from tests.factories import decisions as make
from tests.factories.files import words_in
from tests.factories.visas import ApplicationFactory, EvidenceFactory
from visas.rules.states import State
from visas.services import receipts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "documents"


def test_a_receipt_names_application_documents_and_fee() -> None:
    make.fees()
    application = ApplicationFactory.create(state=State.SUBMITTED)
    EvidenceFactory(
        application=application,
        document__original_name="여권.pdf",
        document__sha256="ab" * 32,
        document__pages=3,
    )
    text = words_in(receipts.render(application, "en"))

    for words in (
        f"Receipt number {application.receipt_number}",
        "SANTOS, BEATRIZ",
        "Brazil",
        "******678",
        "F-2-T Top-Tier resident",
        "1 document",
        "여권.pdf 3",
        "abababababab",
        "The fee for the visa examination is USD 60.",
        "2 November 2026",
    ):
        assert words in text, words
    assert "ab" * 7 not in text


def test_in_korea_the_fee_is_that_of_the_change_of_status() -> None:
    make.fees()
    application = ApplicationFactory.create(state=State.SUBMITTED, residence_country="KR")
    text = words_in(receipts.render(application, "en"))
    assert "KRW 100,000, online KRW 80,000" in text


def test_only_the_newest_version_of_a_document_counts() -> None:
    application = ApplicationFactory.create(state=State.SUBMITTED)
    EvidenceFactory(application=application, is_current=False, document__original_name="old.pdf")
    EvidenceFactory(application=application, version=2, document__original_name="new.pdf")
    text = words_in(receipts.render(application, "en"))
    assert ("old.pdf" in text, "new.pdf" in text) == (False, True)


def test_a_receipt_without_documents_or_fees_is_still_a_receipt() -> None:
    application = ApplicationFactory.create(state=State.SUBMITTED)
    assert "0 documents" in words_in(receipts.render(application, "en"))


@pytest.mark.parametrize(("language", "tag"), [("ko", "ko-KR"), ("en", "en-GB")])
def test_a_receipt_is_tagged_in_its_language(language: str, tag: str) -> None:
    application = ApplicationFactory.create(state=State.SUBMITTED)
    reader = pypdf.PdfReader(BytesIO(receipts.render(application, language)))
    root = reader.trailer["/Root"].get_object()
    assert str(root["/Lang"]) == tag  # type: ignore[index]


def test_a_draft_has_no_receipt() -> None:
    with pytest.raises(Refused) as refused:
        receipts.render(ApplicationFactory.create(), "en")
    assert refused.value.code == "not_filed"
