"""The decision letter: issued once, in two languages, with reasons and routes of appeal."""

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdf
import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from talentportal.audit.models import Event
from talentportal.documents.models import Document
from talentportal.kernel.errors import Refused
from talentportal.outbox.models import Message
from tests.factories import decisions as make
from tests.factories.files import files_in, words_in
from tests.factories.visas import ApplicationFactory
from visas.models import Letter
from visas.rules.states import State
from visas.services import letters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give the test a store of its own."""
    folder = tmp_path / "documents"
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture
def _fees(db: None) -> None:
    make.fees()


def text_of(document: Document) -> str:
    """Return the words of a letter."""
    return words_in(document.content())


def test_a_letter_is_kept_in_korean_and_english() -> None:
    case = make.decided_case()
    letter = letters.issue(application_id=case.pk)

    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", letter.code)
    languages = {}
    for language, document in (("ko", letter.document_ko), ("en", letter.document_en)):
        root: Any = pypdf.PdfReader(BytesIO(document.content())).trailer["/Root"]
        languages[language] = str(root["/Lang"])
        assert document.original_name == f"{case.receipt_number}-decision-{language}.pdf"
        assert document.uploaded_by is None
        assert document.pages >= 1
    assert languages == {"ko": "ko-KR", "en": "en-GB"}


@pytest.mark.usefixtures("_fees")
def test_an_approval_says_what_was_decided_why_and_what_comes_next() -> None:
    case = make.decided_case("approve")
    letter = letters.issue(application_id=case.pk)
    text = text_of(letter.document_en)

    for words in (
        "Notice of decision on a visa application",
        f"Receipt number {case.receipt_number}",
        "SANTOS, BEATRIZ",
        "******678",
        "21 Nov 2026",
        "Approved Your application of 2 Nov 2026 for F-2-T Top-Tier resident is approved.",
        "Top-Tier resident criteria: the world's first 200 universities (F-2-T-2026-10), in force",
        "the yearly pay is above three times GNI per person.",
        "The certificate is valid for three months and can be used once.",
        "The examination fee is USD 60.",
        "The fee for the residence card is KRW 35,000.",
        "within 90 days of the day on which you learned of this decision",
        "Han Seo-yun (fictional)",
        "Do Min-ho (fictional)",
        letter.proposal.proposed_by.email,
        letter.code,
    ):
        assert words in text, words
    assert "M12345678" not in text


@pytest.mark.usefixtures("_fees")
def test_an_applicant_in_korea_is_told_of_the_change_of_status() -> None:
    case = make.decided_case("approve", residence_country="KR")
    text = text_of(letters.issue(application_id=case.pk).document_en)

    assert "The fee is KRW 100,000, online KRW 80,000." in text
    assert "certificate for visa issuance" not in text


def test_a_refusal_gives_the_criteria_and_the_routes_of_appeal() -> None:
    case = make.decided_case("refuse")
    text = text_of(letters.issue(application_id=case.pk).document_en)

    for words in (
        "Refused Your application of 2 Nov 2026 for F-2-T Top-Tier resident is refused.",
        "Your pay of KRW 150,000,000 a year is KRW 7,248,000 below",
        "Not met",
        "Administrative appeal (Administrative Appeals Act, art. 27)",
        "within 180 days of the decision",
        "Revocation suit (Administrative Litigation Act, art. 20)",
        "and within one year",
        "or within 30 days if you are abroad",
        "You may apply again at any time.",
    ):
        assert words in text, words
    assert "certificate for visa issuance" not in text


def test_the_korean_letter_names_the_authority_and_the_edition_in_korean() -> None:
    text = text_of(letters.issue(application_id=make.decided_case().pk).document_ko)

    assert "법무부" in text
    assert "최우수인재 거주 자격 기준(세계 상위 200위 대학)" in text


def test_a_name_in_hangul_stands_beside_the_passports_spelling() -> None:
    case = make.decided_case(family_name="Kim", given_name="Seo Yun", native_name="김서윤")
    assert "KIM, SEO YUN (김서윤)" in text_of(letters.issue(application_id=case.pk).document_en)


def test_other_scripts_are_left_to_the_passport() -> None:
    case = make.decided_case(family_name="Chen", given_name="Guo", native_name="陈国")
    text = text_of(letters.issue(application_id=case.pk).document_en)
    assert "CHEN, GUO Nationality" in text


def test_reasons_are_printed_as_written_whatever_they_contain() -> None:
    reasons = '#panic("no") *not bold* $5 😀\n\n' + "x" * 400 + "\n\n<script>alert(1)</script>"
    case = make.decided_case("refuse", reasons=reasons)
    text = text_of(letters.issue(application_id=case.pk).document_en)

    assert '#panic("no") *not bold* $5 〓' in text
    assert "<script>alert(1)</script>" in text
    assert "x" * 400 in text.replace(" ", "")


def test_a_letter_of_many_words_has_as_many_pages_as_it_needs() -> None:
    case = make.decided_case("refuse", reasons="One sentence of the reasons. " * 170)
    letter = letters.issue(application_id=case.pk)
    assert letter.document_en.pages == len(
        pypdf.PdfReader(BytesIO(letter.document_en.content())).pages
    )
    assert letter.document_en.pages > 1


def test_a_demonstration_says_so_on_every_letter(settings: Settings) -> None:
    first = letters.issue(application_id=make.decided_case().pk)
    assert "it has no legal effect" in text_of(first.document_en)

    settings.OFFICIAL_SITE = True
    case = make.decided_case("refuse", applicant=first.application.applicant)
    second = letters.issue(application_id=case.pk)
    assert "it has no legal effect" not in text_of(second.document_en)


def test_a_second_call_returns_the_first_letter(store_folder: Path) -> None:
    case = make.decided_case()
    first = letters.issue(application_id=case.pk)

    assert letters.issue(application_id=case.pk) == first
    assert Letter.objects.count() == 1
    assert len(files_in(store_folder)) == 2


def test_the_letter_is_recorded_and_announced_once() -> None:
    case = make.decided_case()
    letter = letters.issue(application_id=case.pk)
    letters.issue(application_id=case.pk)

    event = Event.objects.of("visas.application", case.pk).get(verb="visa.letter_issued")
    assert event.after == {"ko": letter.document_ko.sha256, "en": letter.document_en.sha256}
    message = Message.objects.get(topic="visa.letter_issued")
    assert message.payload == {"application_id": str(case.pk)}


def test_nobody_gets_a_letter_before_the_decision() -> None:
    case = ApplicationFactory.create(state=State.APPROVAL_PROPOSED)
    for application_id in (case.pk, uuid4()):
        with pytest.raises(Refused) as refused:
            letters.issue(application_id=application_id)
        assert refused.value.code == "not_decided"


def test_codes_differ() -> None:
    assert len({letters.new_code() for _ in range(1000)}) == 1000


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_workers_issue_one_letter(store_folder: Path) -> None:
    case = make.decided_case()

    def issue(_: int) -> str:
        try:
            return letters.issue(application_id=case.pk).code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        codes = set(pool.map(issue, range(4)))

    assert codes == {Letter.objects.get().code}
    assert Document.objects.count() == 2
    assert len(files_in(store_folder)) == 2
