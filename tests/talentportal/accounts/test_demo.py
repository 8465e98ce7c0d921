"""The people of a demonstration, and that they exist nowhere else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.test import APIRequestFactory

from talentportal.accounts.demo import OFFICES, PASSWORD, PEOPLE
from talentportal.accounts.models import Grant, User
from talentportal.accounts.services import demo, people, tokens
from talentportal.accounts.tokens import TokenAuthentication
from talentportal.kernel.roles import GRANTABLE
from talentportal.organisations.models import Organisation

pytestmark = pytest.mark.django_db


def run(command: str) -> str:
    said = StringIO()
    call_command(command, stdout=said)
    return said.getvalue()


def sign_in(client, login: str, password: str = PASSWORD):
    return client.post("/account/login/", {"login": f"{login}@demo.example", "password": password})


def test_there_is_somebody_of_every_role():
    assert {person.role for person in PEOPLE} == GRANTABLE


def test_seeding_twice_makes_everything_once():
    assert run("seed_people") == f"{len(PEOPLE)} demonstration accounts made\n"
    assert run("seed_people") == "0 demonstration accounts made\n"
    assert Organisation.objects.count() == len(OFFICES)
    assert User.objects.filter(is_demo=True).count() == Grant.objects.count() == len(PEOPLE)


def test_a_role_that_was_ended_stays_ended():
    demo.seed()
    administrator = User.objects.get(email="admin@demo.example")
    auditor = User.objects.get(email="auditor@demo.example")
    people.end_grant(actor=administrator, grant_id=auditor.grants.get().pk)
    demo.seed()
    assert User.objects.get(pk=auditor.pk).roles == frozenset()


def test_everybody_signs_in_with_the_printed_password(client):
    demo.seed()
    assert sign_in(client, "officer").status_code == 302
    assert client.get("/desk/").status_code == 200


def test_consortium_members_name_their_consortium():
    demo.seed()
    assert Organisation.objects.get(code="hangang-co").parent.code == "hangang"
    assert Organisation.objects.filter(parent=None, kind="company").count() == 0


def test_what_is_fictional_says_so():
    private = [office for office in OFFICES if office.kind not in {"ministry", "agency"}]
    assert all("(fictional)" in o.name_en and "(가상)" in o.name_ko for o in private)


def test_outside_a_demonstration_nobody_is_seeded(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="in a demonstration only"):
        run("seed_people")
    assert User.objects.count() == 0


def test_outside_a_demonstration_seeded_people_open_nothing(client, settings):
    demo.seed()
    sign_in(client, "officer")
    officer = User.objects.get(email="officer@demo.example")
    secret = tokens.issue_token(actor=officer, name="t", scopes=["me:read"])
    settings.DEMO = False
    assert client.get("/desk/").status_code == 302
    assert sign_in(client, "officer")["Location"] == "/account/inactive/"
    assert client.get("/desk/").status_code == 302
    request = APIRequestFactory().get("/", headers={"authorization": f"Bearer {secret}"})
    with pytest.raises(AuthenticationFailed):
        TokenAuthentication().authenticate(request)


def test_the_accounts_are_printed_with_their_password():
    demo.seed()
    said = run("demo_accounts")
    assert PASSWORD in said
    assert said.count("@demo.example") == len(PEOPLE)


def test_nothing_is_printed_where_there_is_nothing_to_try(settings):
    assert run("demo_accounts") == "There are no demonstration accounts.\n"
    demo.seed()
    settings.DEMO = False
    assert run("demo_accounts") == "There are no demonstration accounts.\n"
