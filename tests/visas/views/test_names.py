"""The pages of remembered names: who reads them, who ends one, what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, DegreeFactory
from visas.models import NameAlias
from visas.rules.states import State

pytestmark = pytest.mark.django_db
NAMES = reverse("visas:names")


def alias_of(officer, name="ETH", **fields):
    case = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    return NameAlias.objects.create(
        name=name, key=name.lower(), application=case, confirmed_by=officer, **fields
    )


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.JUSTICE_OFFICER, 200),
        (Role.JUSTICE_APPROVER, 200),
        (Role.POLICY_OWNER, 200),
        (Role.AUDITOR, 200),
        (Role.APPLICANT, 403),
        (Role.ADMINISTRATOR, 403),
        (Role.CONSORTIUM_MEMBER, 403),
    ],
)
def test_names_are_for_those_who_work_with_the_rules(role, status, signed_in):
    assert signed_in(person(role)).get(NAMES).status_code == status


def test_a_name_that_is_not_there_is_404(officer, signed_in):
    assert signed_in(officer).get(reverse("visas:name", args=[4711])).status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [("", {"ETH", "KAIST"}), ("?q=eth", {"ETH"}), ("?state=revoked", set()), ("?q=mit", set())],
)
def test_the_list_is_narrowed_by_name_and_state(query, shown, officer, signed_in):
    alias_of(officer)
    alias_of(officer, "KAIST")
    text = signed_in(officer).get(NAMES + query).content.decode()
    assert {name for name in ("ETH", "KAIST") if f">{name}</a>" in text} == shown


@pytest.mark.parametrize("address", ["list", "one"])
def test_the_pages_take_the_same_number_of_queries(address, officer, signed_in):
    client = signed_in(officer)
    one = alias_of(officer)
    url = NAMES if address == "list" else reverse("visas:name", args=[one.pk])
    client.get(url)
    counts = []
    for size in (1, 2):
        for number in range(size):
            university = Institution.objects.create(name=f"U{size}{number}", country="CH")
            alias_of(officer, f"n{size}{number}", institution=university)
            DegreeFactory(application__state=State.IN_REVIEW, alias=one)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_officer_revokes_a_name_with_a_reason(officer, signed_in):
    alias = alias_of(officer)
    answer = signed_in(officer).post(
        reverse("visas:name_revoke", args=[alias.pk]), {"reason": "It was the other one."}
    )
    assert answer.url == reverse("visas:name", args=[alias.pk])
    alias.refresh_from_db()
    assert (alias.revoked_by, alias.reason) == (officer, "It was the other one.")


def test_without_a_reason_the_form_comes_back(officer, signed_in):
    alias = alias_of(officer)
    answer = signed_in(officer).post(reverse("visas:name_revoke", args=[alias.pk]), {"reason": ""})
    assert answer.status_code == 422
    alias.refresh_from_db()
    assert alias.revoked_at is None


def test_a_policy_owner_sees_how_many_cases_rest_on_a_name_but_not_which(officer, signed_in):
    alias = alias_of(officer)
    resting = DegreeFactory(application__state=State.IN_REVIEW, alias=alias).application
    url = reverse("visas:name", args=[alias.pk])
    of_officer = signed_in(officer).get(url).content.decode()
    of_policy = signed_in(person(Role.POLICY_OWNER)).get(url).content.decode()
    assert resting.receipt_number in of_officer
    assert resting.receipt_number not in of_policy
    assert alias.application.receipt_number not in of_policy
    assert "1 case that is not decided" in of_policy
