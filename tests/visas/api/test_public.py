"""What anybody may ask: the self-check, and whether a letter is genuine."""

from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from talentportal.core.models import GivenAnswer
from tests.factories.documents import DocumentFactory
from tests.factories.visas import ApplicationFactory, ProposalFactory
from visas.models import Letter
from visas.rules.states import State

pytestmark = pytest.mark.django_db
CHECK = "/api/v1/self-check/"


@pytest.fixture
def anyone():
    return APIClient()


@pytest.mark.usefixtures("world")
def test_the_self_check_answers_criterion_by_criterion(anyone):
    body = {
        "degrees": [
            {
                "level": "doctorate",
                "institution_name": "Massachusetts Institute of Technology",
                "country": "US",
                "awarded_on": "2020-06-01",
            }
        ],
        "employments": [],
        "has_offer": True,
        "offer_field": "semiconductors",
        "offer_annual_pay_won": 300_000_000,
        "offer_signed": True,
    }
    answer = anyone.post(CHECK, body)
    told = answer.json()

    assert answer.status_code == 200
    assert told["filed_on"] == timezone.localdate().isoformat()
    assert told["edition"]["effective_from"] <= told["filed_on"]
    pay = [one for one in told["criteria"] if one["code"] == "pay"]
    assert {one["outcome"] for one in pay} == {"met"}
    assert {one["title"] for one in pay} == {"Pay"}
    assert pay[0]["numbers"]["pay_won"] == 300_000_000
    experience = next(one for one in told["criteria"] if one["code"] == "experience")
    assert [part["code"] for part in experience["parts"]] == ["work", "postdoc"]


@pytest.mark.usefixtures("world")
def test_what_is_left_out_is_an_open_question(anyone):
    told = anyone.post(CHECK, {}, headers={"Accept-Language": "ko"}).json()

    assert told["outcome"] == "undetermined"
    assert not GivenAnswer.objects.exists()


def test_before_any_edition_there_is_an_answer_too(anyone):
    told = anyone.post(CHECK, {}).json()

    assert (told["outcome"], told["edition"]) == ("not_met", None)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"degrees": [{}] * 9}, "degrees"),
        ({"degrees": [{"level": "king"}]}, "degrees.0.level"),
        ({"degrees": {"level": "master"}}, "degrees"),
        ({"employments": [{}]}, "employments.0.kind"),
        (
            {
                "employments": [
                    {"kind": "work", "started_on": "2020-02-01", "ended_on": "2020-01-01"}
                ]
            },
            "employments.0.ended_on",
        ),
        ({"offer_annual_pay_won": -1}, "offer_annual_pay_won"),
        ({"nmae": "x"}, "nmae"),
    ],
)
def test_answers_that_are_none_are_named(anyone, body, field):
    answer = anyone.post(CHECK, body)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


@pytest.mark.usefixtures("world")
def test_the_self_check_answers_for_every_track_the_best_first(anyone):
    degree = {"level": "master", "institution_name": "Seoul National University", "country": "KR"}
    awarded = (timezone.localdate() - timedelta(days=90)).isoformat()
    body = {
        "degrees": [{**degree, "awarded_on": awarded}],
        "recommendation_kind": "university_president",
        "recommendation_institution": "Seoul National University",
    }
    answer = anyone.post(f"{CHECK}tracks/", body).json()
    star = next(one for one in answer if one["track"] == "F-2-7S")

    assert {one["track"] for one in answer} == {"F-2-T", "D-10-T", "F-2-7S", "K-TECH-PASS"}
    assert [one["code"] for one in star["criteria"]] == ["education", "recommendation"]
    order = ["met", "undetermined", "not_met"]
    assert [one["outcome"] for one in answer] == sorted(
        (one["outcome"] for one in answer), key=order.index
    )


@pytest.fixture
def letter(officer, approver):
    case = ApplicationFactory(state=State.APPROVED, family_name="Örnek", given_name="Ayşe Nur")
    proposal = ProposalFactory(
        application=case,
        proposed_by=officer,
        settlement="signed",
        settled_at=timezone.now(),
        settled_by=approver,
    )
    return Letter.objects.create(
        application=case,
        proposal=proposal,
        code="7K3M-9QWD-X2RT-B6HP",
        issued_at=timezone.now(),
        document_ko=DocumentFactory(sha256="1" * 64),
        document_en=DocumentFactory(sha256="2" * 64),
    )


@pytest.mark.parametrize("code", ["7K3M-9QWD-X2RT-B6HP", "7k3m9qwdx2rtb6hp", "7K3M 9QWD X2RT B6HP"])
def test_a_genuine_letter_tells_initials_and_nothing_personal(anyone, letter, code):
    answer = anyone.get(f"/api/v1/letters/{code}/")
    told = answer.json()

    assert answer.status_code == 200
    assert (told["code"], told["outcome"]) == ("7K3M-9QWD-X2RT-B6HP", "approve")
    assert (told["sha256_ko"], told["sha256_en"]) == ("1" * 64, "2" * 64)
    assert told["receipt_number"] == letter.application.receipt_number
    assert "Örnek" not in answer.content.decode()
    assert "Ayşe" not in answer.content.decode()


@pytest.mark.parametrize("code", ["7K3M-9QWD-X2RT-B6HQ", "short", "%00", "%ED%A0%80"])
def test_a_code_that_no_letter_has_is_404(anyone, letter, code):
    answer = anyone.get(f"/api/v1/letters/{code}/")

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_the_letter_is_handed_out_in_both_languages(api, letter):
    client = api(letter.application.applicant)
    place = f"/api/v1/applications/{letter.application_id}/letter/"
    found = [client.get(f"{place}{language}/") for language in ("ko", "en")]

    assert [answer.getvalue()[:4] for answer in found] == [b"%PDF", b"%PDF"]
    assert client.get(f"{place}fr/").status_code == 404
