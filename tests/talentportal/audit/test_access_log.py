"""The auditor's page of the access log."""

from datetime import UTC, datetime

import pytest
import time_machine

from talentportal.audit.models import Access
from talentportal.audit.services import log_access

pytestmark = pytest.mark.django_db
URL = "/desk/access-log/"


def look(actor, person, verb="account.viewed", **more):
    return log_access(actor=actor, verb=verb, subject=person, person=person, **more)


def test_only_auditors_read_it(
    auditor, officer, administrator, applicant, member, signed_in, client
):
    assert client.get(URL).status_code == 302
    answers = [
        signed_in(user).get(URL).status_code
        for user in (auditor, officer, administrator, applicant, member)
    ]
    assert answers == [200, 403, 403, 403, 403]


def test_the_rows_are_an_auditors_and_nobody_elses(auditor, administrator, applicant):
    look(administrator, applicant)
    assert Access.objects.visible_to(auditor).count() == 1
    assert Access.objects.visible_to(administrator).count() == 0


def shown(client, query=""):
    return [line.pk for line in client.get(URL + query).context["lines"]]


def test_it_is_narrowed_by_person_actor_verb_and_day(
    auditor, officer, administrator, applicant, stranger, signed_in
):
    with time_machine.travel(datetime(2026, 11, 20, 15, 30, tzinfo=UTC), tick=False):
        late = look(officer, applicant)  # 00:30 of the 21st in Seoul
    with time_machine.travel(datetime(2026, 11, 20, 14, 30, tzinfo=UTC), tick=False):
        early = look(administrator, stranger, verb="account.sign_in_failed")
    client = signed_in(auditor)
    assert shown(client, f"?person={applicant.email.upper()}") == [late.pk]
    assert shown(client, f"?actor={administrator.email}") == [early.pk]
    assert shown(client, "?verb=account.sign_in_failed") == [early.pk]
    assert shown(client, "?day=2026-11-21") == [late.pk]
    assert shown(client, "?day=2026-11-20") == [early.pk]


def test_a_day_that_is_none_is_told_beside_the_field(auditor, signed_in):
    response = signed_in(auditor).get(URL + "?day=yesterday")
    assert response.status_code == 422
    assert "day" in response.context["form"].errors


def test_reading_it_stands_in_it(auditor, applicant, signed_in):
    signed_in(auditor).get(f"{URL}?person={applicant.email}")
    line = Access.objects.filter(verb="audit.log_read").get()
    assert (line.actor, line.detail) == (auditor, f"person: {applicant.email}")


def test_the_list_costs_the_same_at_1_and_3_rows(
    auditor, officer, applicant, signed_in, django_assert_num_queries
):
    client = signed_in(auditor)
    look(officer, applicant)
    client.get(URL)
    with django_assert_num_queries(6):
        client.get(URL)
    look(officer, applicant)
    look(auditor, applicant)
    with django_assert_num_queries(6):
        client.get(URL)
