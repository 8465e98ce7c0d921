"""Language and contrast, switched by plain forms."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def choose(contrast, next_page="/"):
    """Send the contrast form."""
    client = Client()
    return client, client.post(
        reverse("portal:contrast"), {"contrast": contrast, "next": next_page}
    )


@pytest.mark.parametrize(("contrast", "mode"), [("high", "high-contrast"), ("system", "theme")])
def test_the_chosen_contrast_is_on_the_next_page(contrast, mode):
    client, response = choose(contrast)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert f'data-krds-mode="{mode}"' in client.get("/").content.decode()


def test_an_unknown_contrast_is_refused():
    assert choose("sepia")[1].status_code == 400


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_sent_to_another_site(elsewhere):
    assert choose("high", elsewhere)[1]["Location"] == "/"


def test_a_cookie_with_nonsense_means_the_standard():
    client = Client()
    client.cookies["contrast"] = '"><script>'
    assert 'data-krds-mode="light"' in client.get("/").content.decode()


def test_the_language_switch_works_without_a_sign_in():
    client = Client()
    response = client.post(reverse("portal:language"), {"language": "ko", "next": "/"})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert '<html lang="ko"' in client.get("/").content.decode()


@pytest.mark.parametrize("name", ["portal:contrast", "portal:language"])
def test_switches_are_forms_not_links(name):
    assert Client().get(reverse(name)).status_code == 405
