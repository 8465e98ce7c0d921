"""Suggestions: any script, beginnings first, slips forgiven, the same number of queries."""

import secrets
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from talentportal.accounts.models import User
from talentportal.kernel.names import fold
from talentportal.reference.models import Institution, InstitutionName
from talentportal.reference.selectors import suggest_companies, suggest_institutions
from talentportal.reference.views.suggest import PER_MINUTE

pytestmark = pytest.mark.django_db
AT_TEN_PAST = "2026-11-22T12:00:10+00:00"


@pytest.fixture
def visitor() -> Client:
    """Somebody at an address from which nobody has asked anything yet."""
    return Client(REMOTE_ADDR=f"2001:db8:{secrets.token_hex(2)}:{secrets.token_hex(2)}::1")


@pytest.mark.parametrize(
    ("text", "country", "names"),
    [
        ("massa", None, ["Massachusetts Institute of Technology"]),
        ("MIT", None, ["Massachusetts Institute of Technology"]),
        ("매사추세츠공과", None, ["Massachusetts Institute of Technology"]),
        ("麻省", None, ["Massachusetts Institute of Technology"]),
        ("서울대", None, ["Seoul National University"]),
        ("도쿄대학교", None, ["The University of Tokyo"]),
        ("eidgenossische", None, ["ETH Zurich"]),
        ("ETH-ZÜRICH", None, ["ETH Zurich"]),
        ("Tokio", None, []),
        ("Masachusets Institut", None, ["Massachusetts Institute of Technology"]),
        ("ntu", None, ["Nanyang Technological University", "National Taiwan University"]),
        ("ntu", "TW", ["National Taiwan University"]),
        ("tokyo", None, ["The University of Tokyo"]),
        ("m", None, []),
        ("", None, []),
        ("%%", None, []),
        ("완전히 다른 이름", None, []),
    ],
)
def test_a_university_is_found_as_people_write_it(
    small: None, text: str, country: str | None, names: list[str]
) -> None:
    assert [found.value for found in suggest_institutions(text, country)] == names


def test_a_beginning_goes_before_a_word_inside_and_the_better_ranked_first(small: None) -> None:
    names = [found.value for found in suggest_institutions("university of")]

    assert names == ["The University of Tokyo"]
    assert [found.value for found in suggest_institutions("national")] == [
        "National Taiwan University",
        "Seoul National University",
    ]


def test_a_suggestion_says_where_it_is_and_which_name_was_meant(small: None) -> None:
    (found,) = suggest_institutions("서울")

    assert (found.value, found.label) == (
        "Seoul National University",
        "Seoul National University (서울대학교)",
    )
    assert (found.detail, found.id) == ("Seoul, South Korea", "https://ror.org/04h9pn542")


def test_a_university_without_a_ror_id_is_offered_without_a_key(small: None) -> None:
    (found,) = suggest_institutions("universiti utara")

    assert (found.id, found.detail) == ("", "Malaysia")


def test_as_many_as_asked_for_and_no_more_queries_for_more(
    small: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        institution = Institution.objects.create(name=f"Example College {number}", country="US")
        folded = fold(institution.name)
        InstitutionName.objects.create(
            institution=institution,
            name=institution.name,
            folded=folded,
            compact=folded.replace(" ", ""),
            position=0,
        )

    with django_assert_num_queries(2):
        assert len(suggest_institutions("example college 1", limit=1)) == 1
    with django_assert_num_queries(2):
        assert len(suggest_institutions("example")) == 8


def test_a_company_is_found_with_its_list(small: None) -> None:
    (found,) = suggest_companies("samsung")

    assert (found.value, found.detail) == (
        "Samsung Electronics Co., Ltd.",
        "South Korea · Fortune Global 500 2026",
    )
    assert suggest_companies("samsong electronics") == [found]
    assert suggest_companies("nobody at all") == []
    assert suggest_companies("") == []


def test_anybody_may_ask_for_universities(small: None, visitor: Client) -> None:
    response = visitor.get(reverse("reference:suggest_institutions"), {"q": "ntu", "country": "SG"})

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, max-age=300"
    assert response.json() == [
        {
            "value": "Nanyang Technological University",
            "label": "Nanyang Technological University (NTU)",
            "detail": "Singapore, Singapore",
            "id": "https://ror.org/02e7b5302",
        }
    ]


def test_anybody_may_ask_for_employers(small: None, visitor: Client) -> None:
    response = visitor.get(reverse("reference:suggest_employers"), {"q": "amazon"})

    assert [found["value"] for found in response.json()] == ["Amazon.com, Inc."]


@pytest.mark.parametrize("name", ["suggest_institutions", "suggest_employers"])
@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "x" * 301}, {"q": "mit", "country": "usa"}])
def test_a_question_that_makes_no_sense_has_no_answer(
    db: None, visitor: Client, name: str, query: dict[str, str]
) -> None:
    response = visitor.get(reverse(f"reference:{name}"), query)

    assert (response.status_code, response.json()) == (200, [])


def test_asking_too_often_is_answered_with_a_pause(db: None, visitor: Client) -> None:
    url = reverse("reference:suggest_employers")
    with time_machine.travel(AT_TEN_PAST, tick=False):
        answers = [visitor.get(url) for _ in range(PER_MINUTE + 1)]

    assert [answer.status_code for answer in answers] == [200] * PER_MINUTE + [429]
    assert answers[-1]["Retry-After"] == "50"


def test_one_person_does_not_use_up_the_turns_of_another(
    small: None, visitor: Client, applicant: User, signed_in: Callable[[User], Client]
) -> None:
    url = reverse("reference:suggest_employers")
    with time_machine.travel(AT_TEN_PAST, tick=False):
        for _ in range(PER_MINUTE + 1):
            visitor.get(url)

        assert visitor.get(url).status_code == 429
        assert signed_in(applicant).get(url).status_code == 200


def test_only_reading_is_answered(db: None, visitor: Client) -> None:
    assert visitor.post(reverse("reference:suggest_employers")).status_code == 405
