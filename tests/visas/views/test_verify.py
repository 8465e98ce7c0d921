"""What a holder of a letter learns, and what somebody without one does not."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from tests.factories import decisions as make
from visas.models import Letter
from visas.services import letters
from visas.views import verify

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "documents"
    cache.clear()


@pytest.fixture
def letter() -> Letter:
    """Issue a letter of approval."""
    return letters.issue(application_id=make.decided_case().pk)


def page(client: Client, code: str) -> tuple[int, str]:
    """Return status and words of the page of a code."""
    response = client.get(reverse("visas:verify_letter", args=[code]))
    return response.status_code, response.content.decode()


def test_anyone_may_ask_for_the_code(client: Client) -> None:
    response = client.get(reverse("visas:verify"))
    assert response.status_code == 200
    assert b'name="code"' in response.content
    assert "no-store" in response["Cache-Control"]


def test_a_genuine_letter_is_confirmed_with_what_it_decided(client: Client, letter: Letter) -> None:
    status, text = page(client, letter.code)

    assert status == 200
    for words in (
        "This letter is genuine",
        letter.code,
        str(letter.application.receipt_number),
        "Approved",
        "F-2-T Top-Tier resident",
        "21 Nov 2026",
        "B. S.",
        letter.document_ko.sha256,
        letter.document_en.sha256,
    ):
        assert words in text, words


def test_nothing_else_about_the_person_is_told(client: Client, letter: Letter) -> None:
    _, text = page(client, letter.code)
    case = letter.application
    for secret in (
        case.family_name,
        case.given_name,
        "12345678",
        case.offer_employer,
        case.applicant.email,
        str(case.pk),
        letter.proposal.reasons[:20],
        "Han Seo-yun",
    ):
        assert secret not in text, secret


def test_a_code_typed_carelessly_leads_to_its_letter(client: Client, letter: Letter) -> None:
    typed = letter.code.replace("-", " ").replace("0", "o").replace("1", "l").lower()
    response = client.get(reverse("visas:verify"), {"code": f" {typed} "})
    assert response.status_code == 302
    assert response["Location"] == reverse("visas:verify_letter", args=[letter.code])

    response = client.get(reverse("visas:verify_letter", args=[letter.code.lower()]))
    assert response["Location"] == reverse("visas:verify_letter", args=[letter.code])


@pytest.mark.parametrize(
    "code", ["0000-0000-0000-0000", "nonsense", "<script>alert(1)<", "'; drop table"]
)
def test_an_unknown_code_is_404_and_says_so(client: Client, code: str) -> None:
    status, text = page(client, code)
    assert status == 404
    assert "No letter has this code" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter the verification code of the letter."),
        ("7K3M", "A code has sixteen letters and digits."),
    ],
)
def test_what_cannot_be_a_code_is_explained_beside_the_field(
    client: Client, typed: str, words: str
) -> None:
    response = client.get(reverse("visas:verify"), {"code": typed})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert f'value="{typed}"' in response.content.decode() or not typed


def test_a_letter_is_found_with_one_query(
    client: Client, letter: Letter, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        page(client, letter.code)


def test_who_guesses_too_often_waits(client: Client, letter: Letter) -> None:
    for _ in range(verify.PER_MINUTE * 2):
        status, _text = page(client, "0000-0000-0000-0000")
    assert status == 429

    response = client.get(reverse("visas:verify_letter", args=[letter.code]))
    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 60
    assert "Too many attempts" in response.content.decode()
    assert client.post(reverse("visas:verify")).status_code in {403, 405}
