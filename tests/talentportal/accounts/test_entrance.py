"""Registering, signing in, passwords: the whole way, and what an attacker learns on it."""

import re
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from talentportal.accounts.forms import SignupForm
from talentportal.accounts.models import User
from talentportal.audit.models import Access, Event
from talentportal.kernel.roles import Role
from talentportal.outbox.tasks import drain
from tests.factories.people import OrganisationFactory, person

pytestmark = pytest.mark.django_db
PASSWORD = "grape lantern seventeen"
OTHER = "copper violin staircase"


def register(client, email="minh@example.org", **more):
    values = {"name": "Nguyễn Minh", "email": email, "password1": PASSWORD, "password2": PASSWORD}
    return client.post("/account/signup/", {**values, **more})


def sign_in(client, email="minh@example.org", password=PASSWORD, **more):
    return client.post("/account/login/", {"login": email, "password": password, **more})


def link_in(mail) -> str:
    [link, *_] = re.findall(r"https?://[^/]+(/\S+)", mail.body)
    return str(link)


def confirmed(**fields) -> User:
    user = person(Role.APPLICANT, **fields)
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def test_registering_leads_by_a_mail_to_the_portal(client, mailoutbox):
    answer = register(client, email="Minh@Example.org")
    assert answer["Location"] == "/account/confirm-email/"
    user = User.objects.get()
    assert (user.email, user.name) == ("minh@example.org", "Nguyễn Minh")
    assert user.roles == {Role.APPLICANT}
    assert sign_in(client)["Location"] == "/account/confirm-email/"
    link = link_in(mailoutbox[0])
    assert client.get(link).status_code == 200
    client.post(link)
    assert sign_in(client)["Location"] == "/"
    assert client.get("/notices/").status_code == 200
    assert list(Event.objects.values_list("verb", flat=True).order_by("id")) == [
        "account.registered",
        "account.address_confirmed",
    ]


def test_the_language_of_registration_is_the_language_of_mails(client, mailoutbox):
    client.post("/preferences/language/", {"language": "ko"})
    register(client)
    assert User.objects.get().language == "ko"


def test_registering_twice_tells_nothing_to_whoever_does_it(client, mailoutbox):
    fresh = register(client)
    confirmed(email="known@example.org")
    again = register(Client(), email="KNOWN@example.org")
    assert (again.status_code, again["Location"]) == (fresh.status_code, fresh["Location"])
    assert User.objects.filter(email__iexact="known@example.org").count() == 1
    assert "/account/password/reset/" in mailoutbox[-1].body


def test_the_same_address_at_the_same_moment_is_answered_alike(client, monkeypatch):
    confirmed(email="minh@example.org")
    monkeypatch.setattr(SignupForm, "validate_unique_email", lambda _form, value: value)
    answer = register(client)
    assert (answer.status_code, answer["Location"]) == (302, "/account/confirm-email/")
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "too short"),
        ("123456789012345", "entirely numeric"),
        ("1q2w3e4r5t6y", "too common"),
        ("minh@example.org", "too similar"),
    ],
)
def test_weak_passwords_are_refused_beside_the_field(client, password, says):
    answer = register(client, password1=password, password2=password)
    assert answer.status_code == 422
    assert says in str(answer.context["form"].errors["password1"])
    assert 'value="Nguyễn Minh"' in answer.content.decode()


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client):
    confirmed(email="minh@example.org")
    wrong = sign_in(client, password="not the password")
    unknown = sign_in(client, email="nobody@example.org")
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_a_new_password_is_asked_for_alike_with_and_without_an_account(client, mailoutbox):
    confirmed(email="minh@example.org")
    for email in ("minh@example.org", "nobody@example.org"):
        answer = client.post("/account/password/reset/", {"email": email})
        assert answer["Location"] == "/account/password/reset/done/"
    assert ["password/reset/key" in mail.body for mail in mailoutbox] == [True, False]


def choose_password(client, mail, password=OTHER):
    form = client.get(link_in(mail))["Location"]
    return client.post(form, {"password1": password, "password2": password})


def test_a_password_chosen_by_mail_opens_the_account(client, mailoutbox):
    confirmed(email="minh@example.org")
    client.post("/account/password/reset/", {"email": "minh@example.org"})
    answer = choose_password(client, mailoutbox[0])
    assert answer["Location"] == "/account/password/reset/key/done/"
    assert sign_in(Client()).status_code == 422
    assert sign_in(client, password=OTHER).status_code == 302
    assert mailoutbox[-1].subject == "Your password has been set"


def test_a_link_for_a_password_works_once(client, mailoutbox):
    confirmed(email="minh@example.org")
    client.post("/account/password/reset/", {"email": "minh@example.org"})
    choose_password(client, mailoutbox[0])
    again = Client().get(link_in(mailoutbox[0]))
    assert (again.status_code, again.context["token_fail"]) == (200, True)


def test_an_invited_person_chooses_a_password_and_comes_in(client, mailoutbox):
    administrator = person(Role.ADMINISTRATOR)
    ministry = OrganisationFactory()
    manager = Client()
    manager.force_login(administrator)
    manager.post(
        "/desk/people/invite/",
        {
            "name": "한새롬",
            "email": "saerom@ministry.example",
            "language": "ko",
            "role": "justice_officer",
            "organisation": str(ministry.pk),
        },
    )
    drain()
    [mail] = mailoutbox
    assert (mail.to, "3" in mail.body) == (["saerom@ministry.example"], True)
    assert choose_password(client, mail).status_code == 302
    assert sign_in(client, email="saerom@ministry.example", password=OTHER).status_code == 302
    assert client.get("/", follow=True).redirect_chain[0][0] == "/desk/"
    drain()
    assert len([m for m in mailoutbox if "saerom" in m.to[0]]) == 2  # the second: password set


def test_signing_in_needs_a_confirmed_address(client, mailoutbox):
    user = person(Role.APPLICANT, email="minh@example.org")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    assert sign_in(client)["Location"] == "/account/confirm-email/"
    assert client.get("/notices/").status_code == 302


def test_a_switched_off_account_is_told_so_only_with_the_right_password(client):
    user = confirmed(email="minh@example.org")
    user.is_active = False
    user.save()
    assert sign_in(client, password="wrong wrong wrong").status_code == 422
    assert sign_in(client)["Location"] == "/account/inactive/"
    assert client.get("/notices/").status_code == 302


def test_signing_in_leads_where_one_wanted_to_go_and_only_inside(client):
    confirmed(email="minh@example.org")
    assert sign_in(client, next="/notices/")["Location"] == "/notices/"
    assert sign_in(Client(), next="https://evil.example/")["Location"] == "/"


def test_every_sign_in_and_failure_is_in_the_access_log(client):
    user = confirmed(email="minh@example.org")
    sign_in(client, password="wrong wrong wrong")
    sign_in(client)
    client.post("/account/logout/")
    lines = Access.objects.order_by("id").values_list("verb", "actor", "person", "address")
    assert list(lines) == [
        ("account.sign_in_failed", None, user.pk, "127.0.0.1"),
        ("account.signed_in", user.pk, user.pk, "127.0.0.1"),
        ("account.signed_out", user.pk, user.pk, "127.0.0.1"),
    ]


def test_signing_out_takes_a_press_of_a_button(client):
    confirmed(email="minh@example.org")
    sign_in(client)
    assert client.get("/account/logout/").status_code == 200
    assert client.get("/notices/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/notices/").status_code == 302


def test_changing_the_password_needs_the_present_one(client, mailoutbox):
    confirmed(email="minh@example.org")
    sign_in(client)
    values = {"password1": OTHER, "password2": OTHER}
    wrong = client.post("/account/password/change/", {"oldpassword": "nonsense", **values})
    assert wrong.status_code == 422
    right = client.post("/account/password/change/", {"oldpassword": PASSWORD, **values})
    assert right.status_code == 302
    assert sign_in(Client(), password=OTHER).status_code == 302
    assert [mail.subject for mail in mailoutbox] == ["Your password has been changed"]
    assert Event.objects.filter(verb="account.password_changed").count() == 1


def test_a_new_address_counts_once_it_is_confirmed(client, mailoutbox):
    user = confirmed(email="minh@example.org")
    sign_in(client)
    asked = client.post("/account/email/", {"email": "new@example.org", "action_add": "change"})
    assert asked["Location"].startswith("/account/reauthenticate/")
    assert client.get(asked["Location"]).status_code == 200
    assert client.post("/account/reauthenticate/", {"password": "wrong"}).status_code == 422
    client.post("/account/reauthenticate/", {"password": PASSWORD, "next": "/account/email/"})
    user.refresh_from_db()
    assert user.email == "minh@example.org"
    assert "new@example.org" in client.get("/account/email/").content.decode()
    client.post(link_in(mailoutbox[0]))
    user.refresh_from_db()
    assert user.email == "new@example.org"
    assert sign_in(Client(), email="new@example.org").status_code == 302
    assert mailoutbox[-1].to == ["minh@example.org"]  # the former address is told
    assert Event.objects.filter(verb="account.address_changed").count() == 1


def from_elsewhere() -> Client:
    """Return a client at an address that no other test has used: limits are kept in Redis."""
    number = uuid4().int
    return Client(REMOTE_ADDR=f"10.{number % 250}.{number // 250 % 250}.{number // 62_500 % 250}")


def test_too_many_wrong_passwords_close_the_door_for_a_while(settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/300s/key", "login": "30/m/ip"}
    client, email = from_elsewhere(), f"{uuid4().hex}@example.org"
    confirmed(email=email)
    for _ in range(5):
        sign_in(client, email=email, password="wrong wrong wrong")
    locked = sign_in(client, email=email)
    assert locked.status_code == 422
    assert "Too many attempts" in str(locked.context["form"].errors)
    assert sign_in(from_elsewhere(), email=email).status_code == 422


def test_too_many_registrations_from_one_address_are_stopped(settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    client = from_elsewhere()
    answers = [register(client, email=f"n{n}@example.org").status_code for n in range(3)]
    assert answers == [302, 302, 429]


PUBLIC = [
    "/account/login/",
    "/account/signup/",
    "/account/inactive/",
    "/account/confirm-email/",
    "/account/confirm-email/nonsense/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-nonsense/",
    "/account/password/reset/key/done/",
]
PRIVATE = ["/account/email/", "/account/password/change/", "/account/tokens/"]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("url", PUBLIC)
def test_the_way_in_is_open_to_everybody_in_both_languages(client, url, language):
    answer = client.get(url, headers={"accept-language": language})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert (page.count("<h1"), f'<html lang="{language}"' in page) == (1, True)
    assert page.count('placeholder="') == 0


@pytest.mark.parametrize("url", PRIVATE)
def test_ones_own_account_is_not(client, applicant, signed_in, url):
    assert client.get(url)["Location"] == f"/account/login/?next={url}"
    assert signed_in(applicant).get(url).status_code == 200


def test_pages_of_allauth_that_we_do_not_use_are_not_there(client):
    gone = ["/account/login/code/", "/account/password/set/", "/account/signup/passkey/"]
    assert [client.get(url).status_code for url in gone] == [404, 404, 404]
