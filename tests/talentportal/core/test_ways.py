"""Where people land who are late or lost: signed out, or at the address of a form."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.visas import ApplicationFactory
from visas.rules.states import State

pytestmark = pytest.mark.django_db
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_a_part_of_a_page_answers_401_to_somebody_who_is_signed_out():
    address = reverse("visas:message", args=[uuid.uuid4()])
    answer = Client().post(address, {"body": "Hello"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")


def test_a_page_leads_somebody_who_is_signed_out_to_the_sign_in():
    address = reverse("visas:message", args=[uuid.uuid4()])
    answer = Client().post(address, {"body": "Hello"})
    assert (answer.status_code, answer.url) == (302, f"/account/login/?next={address}")


def test_the_address_of_a_form_leads_a_browser_to_the_page_it_stands_on(applicant, signed_in):
    case = ApplicationFactory.create(applicant=applicant, state=State.IN_REVIEW)
    address = reverse("visas:message", args=[case.pk])
    answer = signed_in(applicant).get(address, headers=BROWSER, follow=True)
    assert answer.redirect_chain == [(reverse("visas:application", args=[case.pk]), 302)]
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("/preferences/language/", "/"),
        ("/check/restart/", "/check/"),
        (f"/desk/cases/{uuid.UUID(int=1)}/propose/", f"/desk/cases/{uuid.UUID(int=1)}/"),
        (
            f"/desk/cases/{uuid.UUID(int=1)}/documents/{uuid.UUID(int=2)}/review/",
            f"/desk/cases/{uuid.UUID(int=1)}/",
        ),
    ],
)
def test_the_page_above_is_the_nearest_address_of_ours(officer, signed_in, address, above):
    answer = signed_in(officer).get(address, headers=BROWSER)
    assert (answer.status_code, answer.url) == (302, above)


@pytest.mark.parametrize("accepted", ["*/*", "application/json"])
def test_a_program_is_told_that_the_method_is_not_allowed(accepted):
    answer = Client().get("/preferences/language/", headers={"Accept": accepted})
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_a_form_sent_to_a_page_is_not_led_away():
    assert Client().post("/", headers=BROWSER).status_code == 405
