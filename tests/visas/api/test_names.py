"""Remembered names for programs: who reads and revokes them, what they tell, what it costs."""

import pytest
from django.utils import timezone

from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, DegreeFactory
from visas.models import NameAlias
from visas.rules.states import State

pytestmark = pytest.mark.django_db
NAMES = "/api/v1/remembered-names/"


def remembered(officer, name="ETH", **fields):
    case = ApplicationFactory(state=State.IN_REVIEW, officer=officer)
    return NameAlias.objects.create(
        name=name, key=name.lower(), application=case, confirmed_by=officer, **fields
    )


def test_a_name_is_told_with_who_confirmed_it(desk, officer):
    university = Institution.objects.create(
        name="ETH Zurich", country="CH", ror_id="https://ror.org/05a28rw58"
    )
    remembered(officer, country="CH", institution=university)
    (told,) = desk.get(NAMES).json()["results"]
    assert (told["name"], told["country"], told["confirmed_by"]["name"]) == ("ETH", "CH", "Officer")
    assert told["institution"] == {
        "key": "https://ror.org/05a28rw58",
        "name": "ETH Zurich",
        "country": "CH",
    }
    assert (told["revoked_at"], told["reason"]) == (None, "")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["KAIST", "ETH"]),
        ("?is_revoked=true", ["KAIST"]),
        ("?is_revoked=false", ["ETH"]),
        ("?country=CH", ["ETH"]),
        ("?country=KR", []),
    ],
)
def test_names_are_narrowed(query, names, desk, officer):
    remembered(officer, country="CH")
    remembered(officer, "KAIST", revoked_by=officer, revoked_at=timezone.now(), reason="Wrong.")
    told = desk.get(NAMES + query).json()["results"]
    assert [one["name"] for one in told] == names


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.ADMINISTRATOR, Role.CONSORTIUM_MEMBER])
def test_others_are_refused(role, api):
    assert api(person(role)).get(NAMES).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries(rows, desk, officer, django_assert_num_queries):
    for number in range(rows):
        university = Institution.objects.create(name=f"U{number}", country="CH")
        remembered(officer, f"n{number}", institution=university)
    with django_assert_num_queries(4):  # token, grants, the filter, the list
        assert len(desk.get(NAMES).json()["results"]) == rows


def test_one_name_is_read_and_revoked_with_a_reason(api, officer):
    client, alias = api(person(Role.POLICY_OWNER, name="Owner")), remembered(officer)
    address = f"{NAMES}{alias.pk}/"
    assert client.get(address).json()["revoked_at"] is None
    told = client.post(f"{address}revoke/", {"reason": "It was another."}).json()
    assert (told["revoked_by"]["name"], told["reason"]) == ("Owner", "It was another.")
    again = client.post(f"{address}revoke/", {"reason": "Again."})
    assert (again.status_code, again.json()["code"]) == (422, "already_revoked")
    assert client.get(f"{NAMES}0/").status_code == 404


def test_what_rested_on_a_revoked_name_is_assessed_again(desk, officer):
    alias = remembered(officer)
    address = f"{NAMES}{alias.pk}/assess/"
    assert desk.post(address).json()["code"] == "not_revoked"
    case = ApplicationFactory(state=State.QUEUED)
    DegreeFactory(application=case, alias=alias)
    desk.post(f"{NAMES}{alias.pk}/revoke/", {"reason": "It was another."})
    assert desk.post(address).json() == {"assessed": 1}
    assert desk.post(address).json() == {"assessed": 0}
    assert case.assessments.count() == 1


def test_who_only_reads_revokes_nothing(api, auditor, officer):
    address = f"{NAMES}{remembered(officer).pk}/revoke/"
    assert api(auditor).post(address, {"reason": "No."}).json()["code"] == "not_permitted"
    reads = api(officer, "reference:read")
    assert reads.post(address, {"reason": "No."}).json()["code"] == "scope_missing"
