"""Pages that begin after a row."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict

from talentportal.accounts.models import User
from talentportal.core import paging
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
NEWEST = ("-created_at", "-id")


def people(count: int) -> list[User]:
    """Make people of whom always two came at the same moment; return them, the newest first."""
    start = datetime(2026, 11, 1, tzinfo=UTC)
    for number in range(count):
        UserFactory(created_at=start + timedelta(minutes=number // 2))
    return list(User.objects.order_by(*NEWEST))


def page(url: str = "", by=NEWEST) -> paging.Page[User]:
    return paging.page(User.objects.all(), QueryDict(url.lstrip("?")), by=by, size=3)


def test_going_forward_meets_every_row_once_and_in_order():
    everybody, seen = people(8), []
    current = page()
    while True:
        seen += current.rows
        if not current.pager.next_url:
            break
        current = page(current.pager.next_url)
    assert seen == everybody


def test_going_back_shows_the_pages_one_came_from():
    people(8)
    first = page()
    second = page(first.pager.next_url)
    third = page(second.pager.next_url)
    assert page(third.pager.previous_url).rows == second.rows
    back = page(page(third.pager.previous_url).pager.previous_url)
    assert (back.rows, back.pager.previous_url) == (first.rows, "")
    assert page(back.pager.next_url).rows == second.rows


def test_ascending_lists_are_paged_as_well():
    everybody = people(5)
    first = page(by=("created_at", "id"))
    rest = page(first.pager.next_url, by=("created_at", "id"))
    assert first.rows + rest.rows == everybody[::-1]


def test_columns_up_and_down_together_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="all up or all down"):
        page(by=("-created_at", "id"))


def test_other_parameters_stay_in_the_links():
    people(5)
    assert page("q=kim&role=auditor").pager.next_url.startswith("?q=kim&role=auditor&after=")


@pytest.mark.parametrize(
    "link",
    ["after=%00", "after=abc", "before=W10", "after=WyJhIiwiYiJd", "after=WyJcdTAwMDAiLCJiIl0"],
)
def test_a_link_somebody_tampered_with_shows_the_first_page(link):
    everybody = people(4)
    assert page(link).rows == everybody[:3]


def test_a_link_behind_the_last_row_leads_back_to_the_beginning():
    people(3)
    link = page().pager
    assert (link.next_url, link.previous_url) == ("", "")
    everybody = people(1)
    beyond = page(
        paging._url(QueryDict(), "after", paging._write(paging._Order.of(NEWEST), everybody[-1]))
    )
    assert (beyond.rows, beyond.pager.previous_url) == ([], "?")


def test_a_page_costs_one_query_wherever_it_is(django_assert_num_queries):
    people(8)
    first = page()
    with django_assert_num_queries(1):
        page()
    with django_assert_num_queries(1):
        page(first.pager.next_url)


@pytest.mark.parametrize(
    "moment",
    [
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "2026-11-01T00:00:00+20:00",
        "2026-11-01T00:00:00",
    ],
)
def test_a_moment_that_the_database_cannot_compare_breaks_nothing(moment):
    somebody = people(1)[0]
    packed = json.dumps([moment, str(somebody.pk)]).encode()
    link = f"?before={base64.urlsafe_b64encode(packed).decode().rstrip('=')}"
    assert page(link).rows in ([], [somebody])
