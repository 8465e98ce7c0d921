"""The pages of reference data: who may see them, what they say, at what cost."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talentportal.accounts.models import User
from talentportal.kernel.roles import MINISTRY, Role
from talentportal.reference.models import DataSet, RankingEntry
from talentportal.reference.services.loading import writing_published
from tests.factories.people import person

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LIST = "/desk/reference/"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_only_a_ministrys_roles_browse_reference_data(
    small: None, signed_in: SignIn, role: Role
) -> None:
    client = signed_in(person(role))
    answers = [client.get(url).status_code for url in (LIST, f"{LIST}qs-2027/", f"{LIST}gni/")]

    assert answers == [200 if role in MINISTRY else 403] * 3


@pytest.mark.parametrize("url", [LIST, "/desk/reference/qs-2027/"])
def test_a_visitor_is_asked_to_sign_in(client: Client, url: str) -> None:
    response = client.get(url)

    assert response.status_code == 302
    assert response["Location"].endswith(f"?next={url}")


def test_rows_are_visible_to_a_ministrys_roles_only(
    small: None, officer: User, applicant: User, member: User
) -> None:
    assert DataSet.objects.visible_to(officer).count() == 11
    assert DataSet.objects.visible_to(applicant).count() == 0
    assert RankingEntry.objects.visible_to(member).count() == 0


def test_the_list_names_edition_source_date_and_rows(
    small: None, officer: User, signed_in: SignIn
) -> None:
    page = signed_in(officer).get(LIST).content.decode()

    assert "QS World University Rankings" in page
    assert "Fortune Global 500" in page
    assert "Made for the tests" in page
    assert "23 Jun 2026" in page
    assert "assumed" in page


def test_the_list_says_so_when_nothing_is_loaded(officer: User, signed_in: SignIn) -> None:
    assert "Nothing is loaded yet" in signed_in(officer).get(LIST).content.decode()


def test_an_unknown_data_set_is_not_found(small: None, officer: User, signed_in: SignIn) -> None:
    assert signed_in(officer).get("/desk/reference/qs-1999/").status_code == 404


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("institutions", "Massachusetts Institute of Technology"),
        ("ambiguous-names", "NTU"),
        ("qs-2027", "Nanyang Technological University, Singapore (NTU)"),
        ("arwu-2026", "101-150"),
        ("fortune-2026", "Samsung Electronics"),
        ("gni", "157,248,000"),
        ("fields", "Secondary batteries"),
        ("tb-countries", "Vietnam"),
        ("fees", "80,000"),
        ("holidays", "Temporary holiday"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_kind_of_data_set_has_a_page(
    small: None, officer: User, signed_in: SignIn, code: str, shown: str, language: str
) -> None:
    client = signed_in(officer)
    client.cookies["django_language"] = language
    query = {"year": "2026"} if code == "holidays" else {}

    response = client.get(reverse("reference:dataset", args=[code]), query)

    assert response.status_code == 200
    if language == "en":
        assert shown in response.content.decode()


@pytest.mark.parametrize(
    ("code", "question", "found"),
    [
        ("qs-2027", "zürich", ["ETH Zurich"]),
        ("qs-2027", "난양", []),
        ("qs-2027", "ntu", ["Nanyang Technological University"]),
        ("qs-2027", "테크", []),
        ("institutions", "서울", ["Seoul National University"]),
        ("fortune-2026", "amazon", ["Amazon.com, Inc."]),
        ("ambiguous-names", "ntu", ["NTU", "NTU"]),
    ],
)
def test_a_data_set_is_searched_by_any_name(
    small: None, officer: User, signed_in: SignIn, code: str, question: str, found: list[str]
) -> None:
    url = reverse("reference:dataset", args=[code])
    response = signed_in(officer).get(url, {"q": question})

    named = 1 if code in {"qs-2027", "fortune-2026"} else 0
    assert [line[named].text for line in response.context["lines"]] == found
    assert ("Nothing found" in response.content.decode()) is (not found)


def test_a_long_list_is_paged_after_its_rows(small: None, officer: User, signed_in: SignIn) -> None:
    edition = RankingEntry.objects.get(edition__edition="2027", position=1).edition
    with writing_published():
        RankingEntry.objects.bulk_create(
            RankingEntry(
                edition=edition,
                position=position,
                rank=300,
                rank_to=300,
                rank_text="300",
                name=f"Example College {position}",
                country="US",
            )
            for position in range(5, 61)
        )
    client = signed_in(officer)
    first = client.get("/desk/reference/qs-2027/")
    second = client.get(f"/desk/reference/qs-2027/{first.context['pager'].next_url}")

    assert (len(first.context["lines"]), len(second.context["lines"])) == (50, 10)
    assert second.context["lines"][0][1].text == "Example College 51"
    assert second.context["pager"].next_url == ""


def test_the_calendar_shows_the_year_that_is_asked_for(
    small: None, officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    page = client.get("/desk/reference/holidays/", {"year": "2026"}).content.decode()

    assert "Added by a ministry" in page
    assert "Removed: offices are open" in page
    assert client.get("/desk/reference/holidays/", {"year": "1066"}).status_code == 200


@pytest.mark.parametrize("code", ["", "institutions/", "qs-2027/", "gni/", "ambiguous-names/"])
def test_one_row_costs_as_many_queries_as_three(
    small: None, officer: User, signed_in: SignIn, code: str
) -> None:
    client = signed_in(officer)
    client.get(LIST + code)
    costs = []
    for question in ("nanyang", "n"):
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST + code, {"q": question})
        costs.append(len(queries))

    assert costs[0] == costs[1]
