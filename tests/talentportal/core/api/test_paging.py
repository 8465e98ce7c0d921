"""Pages by cursor."""

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as RedisAway

from tests.factories.people import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def codes(db):
    found = [f"org-{number}" for number in range(5)]
    for code in found:
        OrganisationFactory(code=code)
    return found


def test_following_next_gives_every_row_once_and_previous_leads_back(api, codes):
    first = api.get("/organisations/?page_size=2").json()
    second = api.get(first["next"]).json()
    third = api.get(second["next"]).json()

    assert first["results"] + second["results"] + third["results"] == codes
    assert (first["previous"], third["next"]) == (None, None)
    assert api.get(second["previous"]).json()["results"] == first["results"]


def test_the_order_can_be_chosen(api, codes):
    answer = api.get("/organisations/?ordering=-created_at").json()

    assert answer["results"] == codes[::-1]


@pytest.mark.parametrize(
    "query",
    [
        "page_size=0",
        "page_size=101",
        "page_size=-1",
        "page_size=1e1",
        "page_size=٣",
        "page_size=",
        "page_size=99999999999",
        "ordering=name",
        "after=nonsense",
        "after=",
        "before=WyJhIiwgImIiXQ",
        "after=WyJcdTAwMDAiXQ",
    ],
)
def test_a_question_that_makes_no_sense_is_refused(api, query):
    answer = api.get(f"/organisations/?{query}")

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert [error["field"] for error in answer.json()["errors"]] == [query.partition("=")[0]]


def test_a_cursor_of_another_order_is_refused(api, codes):
    link = api.get("/organisations/?page_size=2").json()["next"]

    assert api.get(f"{link}&ordering=-created_at").status_code == 422


def test_too_many_requests_are_told_how_long_to_wait(anonymous, settings):
    cache.clear()
    settings.REST_FRAMEWORK = {
        **settings.REST_FRAMEWORK,
        "DEFAULT_THROTTLE_RATES": {"anon": "100/min", "user": "100/min", "verify": "2/min"},
    }
    statuses = [anonymous.get("/counted/").status_code for _ in range(3)]
    answer = anonymous.get("/counted/", headers={"X-Forwarded-For": "192.0.2.7"})

    assert [*statuses, answer.status_code] == [200, 200, 429, 429]
    assert answer.json()["code"] == "throttled"
    assert 1 <= int(answer["Retry-After"]) <= 60


def test_without_redis_nothing_is_counted_and_everything_is_answered(anonymous, monkeypatch):
    def away(*args, **kwargs):
        raise RedisAway

    monkeypatch.setattr("rest_framework.throttling.default_cache.get", away)

    assert anonymous.get("/counted/").status_code == 200
