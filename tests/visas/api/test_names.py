"""Remembered names for programs: who reads them, what they tell, what it costs."""

import pytest
from django.utils import timezone

from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory
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
