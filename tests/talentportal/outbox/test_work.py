"""The operator's page."""

import pytest

from talentportal.outbox.models import Message
from talentportal.outbox.selectors import Standing, standing

pytestmark = pytest.mark.django_db
URL = "/desk/work/"


def message(key: str, **fields) -> Message:
    return Message.objects.create(topic="test.thing", key=key, **fields)


@pytest.fixture
def stuck() -> Message:
    return message("stuck", stuck=True, attempts=12, last_error="ValueError: broken")


def test_only_administrators_see_it(administrator, officer, auditor, applicant, signed_in, client):
    assert client.get(URL).status_code == 302
    people = (administrator, officer, auditor, applicant)
    assert [signed_in(user).get(URL).status_code for user in people] == [200, 403, 403, 403]


def test_only_administrators_may_try_again(stuck, officer, signed_in):
    client = signed_in(officer)
    assert client.post(f"{URL}{stuck.pk}/retry/").status_code == 403
    assert client.post(f"{URL}retry/").status_code == 403


def test_it_counts_what_waits_fails_and_is_stuck(stuck):
    message("waiting")
    message("failed once", attempts=1)
    told = standing()
    oldest = Message.objects.get(key="waiting").created_at
    assert told == Standing(waiting=1, retrying=1, stuck=1, delivered_today=0, oldest_at=oldest)


def test_it_lists_what_has_failed_with_the_error(stuck, administrator, signed_in):
    message("waiting")
    response = signed_in(administrator).get(URL)
    assert response.context["rows"] == [stuck]
    assert "ValueError: broken" in response.content.decode()


def test_trying_again_puts_the_message_back(stuck, administrator, signed_in):
    response = signed_in(administrator).post(f"{URL}{stuck.pk}/retry/")
    assert (response.status_code, response["Location"]) == (302, URL)
    assert list(Message.objects.due()) == [stuck]


def test_a_message_that_has_gone_is_404(administrator, signed_in):
    assert signed_in(administrator).post(f"{URL}1/retry/").status_code == 404


def test_all_stuck_ones_are_tried_again(stuck, administrator, signed_in):
    signed_in(administrator).post(f"{URL}retry/")
    assert list(Message.objects.due()) == [stuck]


def test_the_list_costs_the_same_at_1_and_3_rows(
    stuck, administrator, signed_in, django_assert_num_queries
):
    client = signed_in(administrator)
    client.get(URL)
    with django_assert_num_queries(8):
        client.get(URL)
    message("2", attempts=1)
    message("3", attempts=2)
    with django_assert_num_queries(8):
        client.get(URL)
