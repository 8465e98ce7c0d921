"""Published data in the API: search for everybody signed in, tables for the ministries."""

import pytest
from rest_framework.test import APIClient

from talentportal.reference.models import RankingEdition
from tests.factories.people import bearer

REFERENCE = "/api/v1/reference/"
TABLES = ["rankings/", "company-lists/", "gni/"]


@pytest.fixture
def api():
    def connect(user):
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=bearer(user, "reference:read")["Authorization"])
        return client

    return connect


@pytest.fixture
def edition(small):
    return RankingEdition.objects.order_by("provider", "edition").first()


def test_universities_are_found_by_a_beginning(api, applicant, small):
    found = api(applicant).get(f"{REFERENCE}institutions/?q=massachusetts").json()

    assert found[0]["name"] == "Massachusetts Institute of Technology"
    assert found[0]["id"].startswith("https://ror.org/")


@pytest.mark.django_db
@pytest.mark.parametrize(("query", "field"), [("", "q"), ("q=a&country=usa", "country")])
def test_a_search_needs_its_question(api, applicant, query, field):
    answer = api(applicant).get(f"{REFERENCE}institutions/?{query}")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_companies_and_fields_are_open_to_applicants(api, applicant, small):
    client = api(applicant)

    assert client.get(f"{REFERENCE}companies/?q=samsung").status_code == 200
    assert "semiconductors" in {row["code"] for row in client.get(f"{REFERENCE}fields/").json()}


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_tables_are_for_the_ministries(api, applicant, member, table):
    statuses = {api(user).get(f"{REFERENCE}{table}").status_code for user in (applicant, member)}

    assert statuses == {403}


@pytest.mark.parametrize("table", TABLES)
def test_officers_browse_the_tables(api, officer, small, table):
    rows = api(officer).get(f"{REFERENCE}{table}").json()["results"]

    assert rows
    assert all(row["source"] for row in rows)


def test_the_lines_of_an_edition_come_in_their_order(api, officer, edition):
    link, found = f"{REFERENCE}rankings/{edition.pk}/entries/?page_size=1", []
    while link:
        page = api(officer).get(link).json()
        found += [row["position"] for row in page["results"]]
        link = page["next"]

    positions = edition.entries.values_list("position", flat=True)
    assert found == sorted(positions)


@pytest.mark.parametrize("size", [1, 3])
def test_entries_take_the_same_number_of_queries(
    api, officer, edition, size, django_assert_num_queries
):
    client = api(officer)
    client.get(f"{REFERENCE}gni/")
    with django_assert_num_queries(4):  # token, grants, edition, lines with institutions
        client.get(f"{REFERENCE}rankings/{edition.pk}/entries/?page_size={size}")


@pytest.mark.django_db
def test_an_edition_that_is_not_held_is_404(api, officer):
    place = f"{REFERENCE}rankings/00000000-0000-4000-8000-000000000000/entries/"

    assert api(officer).get(place).status_code == 404
