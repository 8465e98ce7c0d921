"""Where people land, what the desk shows, and what load balancers ask."""

import json

import pytest
from django.core.cache import cache
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from talentportal.kernel.roles import STAFF, Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory
from visas.models import Application
from visas.rules.states import State
from visas.selectors.queue import Tab, cases

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ko"])
def test_visitors_see_the_start_page(client, language):
    answer = client.get("/", headers={"accept-language": language})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert (page.count("<h1"), f'<html lang="{language}"' in page) == (1, True)
    assert reverse("account_signup") in page


def test_applicants_are_led_to_their_applications(applicant, signed_in):
    assert signed_in(applicant).get("/")["Location"] == reverse("visas:mine")


@pytest.mark.parametrize("role", sorted(STAFF))
def test_staff_are_led_to_a_desk_that_shows_their_roles(role, signed_in):
    client = signed_in(person(role))
    assert client.get("/")["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_a_person_without_a_role_sees_the_start_page(signed_in):
    assert signed_in(person()).get("/").status_code == 200


def test_the_desk_is_for_staff(applicant, client, signed_in):
    assert client.get("/desk/").status_code == 302
    assert signed_in(applicant).get("/desk/").status_code == 403


def doors(client) -> list[str]:
    return [door.url for door in client.get("/desk/").context["doors"]]


def test_each_role_finds_its_own_doors(auditor, administrator, member, signed_in):
    datasets = reverse("reference:datasets")
    assert doors(signed_in(auditor)) == [datasets, "/desk/access-log/"]
    assert doors(signed_in(administrator)) == [datasets, "/desk/people/", "/desk/work/"]
    assert doors(signed_in(member)) == []


def test_the_desk_counts_work_in_a_constant_number_of_queries(signed_in, django_assert_num_queries):
    client = signed_in(person(Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER))
    client.get("/desk/")
    with django_assert_num_queries(6):
        client.get("/desk/")


def test_a_living_process_says_so_without_a_sign_in(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"alive\n")


def test_a_ready_portal_says_what_is_in_order(client):
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (
        200,
        {"database": "ok", "redis": "ok", "migrations": "ok"},
    )


def _fail(*args, **kwargs):
    raise ConnectionError("gone")


def test_a_portal_without_redis_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(type(cache._connections[cache._alias]), "set", _fail)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert json.loads(answer.content)["redis"] == "failing"


def test_a_portal_with_migrations_ahead_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda _self, _targets: ["one"])
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "failing")


def test_the_language_one_chooses_is_the_language_of_ones_mails(applicant, signed_in):
    signed_in(applicant).post("/preferences/language/", {"language": "ko"})
    applicant.refresh_from_db()
    assert applicant.language == "ko"


def test_each_figure_counts_what_its_link_leads_to(applicant, signed_in):
    worker = person(Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER)
    ApplicationFactory(applicant=applicant)  # a draft is nobody's case
    for state in State:
        if state is not State.DRAFT:
            ApplicationFactory(state=state)
    Application.objects.filter(state__in=[State.SUPPLEMENT, State.APPROVED]).update(officer=worker)
    Application.objects.filter(state=State.SUPPLEMENT).update(due_on="2026-12-18")
    client = signed_in(worker)
    figures = [stat for stat in client.get("/desk/").context["stats"] if "?list=" in stat.url]
    told = {str(stat.label): stat.value for stat in figures}
    listed = {
        str(stat.label): cases(worker, Tab(stat.url.partition("=")[2])).count() for stat in figures
    }
    assert told == listed
    assert told == {
        "My cases": 1,
        "Waiting for an answer": 1,
        "Waiting for an officer": 1,
        "To sign": 2,
    }
