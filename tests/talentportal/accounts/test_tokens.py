"""One's own API tokens."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from talentportal.accounts.models import Token
from talentportal.accounts.services import tokens
from talentportal.audit.models import Event
from talentportal.kernel.errors import Refused

pytestmark = pytest.mark.django_db
URL = "/account/tokens/"
PASSWORD = "three-unrelated-words"
WANTED = {"name": "reports", "scopes": ["me:read"], "days": "30"}


@pytest.fixture
def signed_in():
    """Return a client that signs in with a password and has just confirmed it."""

    def sign_in(user):
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.get_or_create(
            user=user, email=user.email, defaults={"primary": True, "verified": True}
        )
        client = Client()
        client.post("/account/login/", {"login": user.email, "password": PASSWORD})
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        return client

    return sign_in


def test_who_signed_in_long_ago_confirms_the_password_before_a_token_is_made(
    applicant, signed_in, settings
):
    client = signed_in(applicant)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    asked = client.post(URL, WANTED)
    assert asked["Location"].startswith("/account/reauthenticate/")
    assert Token.objects.count() == 0
    assert client.post(asked["Location"], {"password": "a guess"}).status_code == 422
    assert Token.objects.count() == 0
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
    confirmed = client.post(asked["Location"], {"password": PASSWORD, "next": URL})
    token = Token.objects.get()  # what was typed is done now, without typing it again
    assert (token.name, token.scopes) == (WANTED["name"], WANTED["scopes"])
    assert token.prefix in confirmed.content.decode()
    assert "no-store" in confirmed["Cache-Control"]


def test_a_secret_is_shown_once_and_kept_nowhere(applicant, signed_in):
    client = signed_in(applicant)
    answer = client.post(URL, WANTED)
    secret = answer.context["secret"]
    assert secret.startswith("ttp_")
    assert secret in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert secret not in client.get(URL).content.decode()
    token = Token.objects.get()
    assert (token.digest, token.prefix) == (tokens.digest(secret), secret[:10])
    assert secret not in str(Event.objects.values())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["all"]}, "scopes"),
        ({"days": "0"}, "days"),
        ({"days": "366"}, "days"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(applicant, signed_in, change, field):
    answer = signed_in(applicant).post(URL, {**WANTED, **change})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Token.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"scopes": []}, "unknown_scope"),
        ({"scopes": ["all"]}, "unknown_scope"),
        ({"name": " "}, "name_missing"),
        ({"days": 0}, "token_days"),
        ({"days": 366}, "token_days"),
    ],
)
def test_the_service_refuses_it_as_well(applicant, change, code):
    wanted = {"name": "reports", "scopes": ["me:read"], "days": 30, **change}
    with pytest.raises(Refused) as refusal:
        tokens.issue_token(actor=applicant, **wanted)
    assert refusal.value.code == code


def test_a_token_ends_on_its_day(applicant):
    tokens.issue_token(actor=applicant, name="reports", scopes=["me:read"], days=1)
    token = Token.objects.get()
    assert token.is_usable is True
    token.expires_at = timezone.now() - timedelta(seconds=1)
    assert token.is_usable is False


def test_one_revokes_ones_own_tokens_and_nobody_elses(applicant, stranger, signed_in):
    tokens.issue_token(actor=applicant, name="reports", scopes=["me:read"])
    token = Token.objects.get()
    assert signed_in(stranger).post(f"{URL}{token.pk}/revoke/").status_code == 404
    assert signed_in(applicant).post(f"{URL}{token.pk}/revoke/").status_code == 302
    token.refresh_from_db()
    assert token.is_usable is False
    assert signed_in(applicant).post(f"{URL}{token.pk}/revoke/").status_code == 404
    verbs = Event.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["account.token_issued", "account.token_revoked"]


def test_one_sees_only_ones_own(applicant, stranger, signed_in):
    tokens.issue_token(actor=stranger, name="secret plans", scopes=["me:read"])
    assert "secret plans" not in signed_in(applicant).get(URL).content.decode()
