"""The queue at size: what a search means, how heavy a page of fifty rows is, what it reads."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.factories.visas import ApplicationFactory
from visas.rules.states import State
from visas.selectors import queue as desk

pytestmark = pytest.mark.django_db
QUEUE = reverse("visas:queue")
LONGEST_PAGE = 100_000
MOST_QUERIES = 15


@pytest.fixture
def search(officer, signed_in):
    """Search the open cases as an officer and return the receipt numbers that are shown."""
    client = signed_in(officer)

    def found(text: str) -> list[str]:
        answer = client.get(QUEUE, {"list": "team", "q": text})
        return re.findall(r">(TT-\d{4}-\d+)</a>", answer.content.decode())

    return found


def queued(number: str, employer: str = "Hangang (fictional)", **name: str):
    return ApplicationFactory(
        state=State.QUEUED,
        receipt_number=number,
        submitted_at=datetime(int(number[3:7]), 3, 1, tzinfo=UTC),
        offer_employer=employer,
        **name,
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "TT-2026-004711",
            " tt-2026-004711 ",
            "TT-2026-0047",
            "tt-2026",
            "004711",
            "4711",
            "26-0047",
        ),
        *("삼성", "삼", "3M", "3m kor", "NEILSEN", "eilse", "ne", "beatriz"),
    ],
)
def test_a_search_finds_the_case_by_the_shape_of_what_is_typed(text, search):
    queued("TT-2026-004711", "삼성 3M Korea (fictional)", family_name="Neilsen")
    queued("TT-2025-000815", "Olle Robotics", family_name="Wong", given_name="Ada")
    numbers = search(text)
    assert "TT-2026-004711" in numbers
    assert len(numbers) == 1


def test_who_finds_nothing_is_led_to_the_other_lists_with_the_same_words(officer, signed_in):
    closed = ApplicationFactory.create(state=State.WITHDRAWN, receipt_number="TT-2026-000777")
    client = signed_in(officer)
    answer = client.get(QUEUE, {"list": "team", "q": " TT-2026-000777 "})
    (link,) = answer.context["elsewhere"]
    assert (link.text, link.url) == ("Closed", "?list=closed&q=TT-2026-000777")
    assert f'href="{escape(link.url)}"' in answer.content.decode()
    there = client.get(f"{QUEUE}{link.url}").content.decode()
    assert f'href="{reverse("visas:case", args=[closed.pk])}"' in there
    assert link.url not in there
    assert client.get(QUEUE, {"list": "unassigned"}).context["elsewhere"] == []


def test_a_whole_receipt_number_is_one_case_and_not_those_that_begin_with_it(search):
    queued("TT-2026-100000")
    queued("TT-2026-1000001")
    assert search("TT-2026-100000") == ["TT-2026-100000"]


def test_the_beginning_of_receipt_numbers_is_listed_by_number(officer, signed_in):
    """However the moments of filing lie: cases that were brought in have numbers of today."""
    for number, day in (("TT-2026-000101", 3), ("TT-2026-000102", 1), ("TT-2026-000103", 2)):
        case = queued(number)
        case.submitted_at += timedelta(days=day)
        case.save()
    queued("TT-2026-000200")
    queued("TT-2025-000101")
    client = signed_in(officer)

    def listed(**query: str) -> list[str]:
        answer = client.get(QUEUE, {"list": "team", "q": "tt-2026-0001", **query})
        return re.findall(r">TT-2026-(\d+)</a>", answer.content.decode())

    assert listed() == listed(order="oldest") == ["000101", "000102", "000103"]
    assert listed(order="newest") == listed(order="highest") == ["000103", "000102", "000101"]
    assert listed(q="", order="highest") == listed(q="", order="newest")
    page = client.get(QUEUE, {"list": "closed", "q": "TT-2026"}).content.decode()
    assert "Receipt number, highest first" in page
    assert "Submitted, newest first" not in page


def test_pages_of_receipt_numbers_follow_one_another(officer, signed_in):
    numbers = [f"TT-2026-{number:06d}" for number in range(60)]
    for number in numbers:
        queued(number)
    client = signed_in(officer)
    first = client.get(QUEUE, {"list": "team", "q": "TT-2026-0000"})
    rest = client.get(f"{QUEUE}{first.context['pager'].next_url}")
    assert [row["receipt"] for row in (*first.context["rows"], *rest.context["rows"])] == numbers


def test_one_or_two_letters_are_the_beginning_of_a_word(search):
    queued("TT-2026-000001", "Olle Robotics", family_name="Neil", given_name="Ada")
    assert search("ei") == []
    assert search("ro") == ["TT-2026-000001"]
    assert search("a-") == []


@pytest.mark.parametrize("text", ["%%%", "...", "TT-9999"])
def test_what_stands_nowhere_is_not_looked_for(text, search):
    queued("TT-2026-000001")
    assert search(text) == []


def test_fifty_rows_of_the_heaviest_kind_weigh_less_than_100_kb(officer, signed_in):
    for number in range(51):
        ApplicationFactory(
            state=State.SUPPLEMENT,
            officer=officer,
            due_on=date(2020, 1, 1) + timedelta(days=number),
            assessed_outcome="not_met",
            nationality="GS",  # South Georgia & South Sandwich Islands
            given_name="Maximiliane Alexandra",
            flags=["duplicate_passport", "institution_review"],
        )
    client = signed_in(officer)
    for language in ("en", "ko"):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(QUEUE, {"list": "answers"}, headers={"accept-language": language})
        assert answer.content.count(b"<tr>") == 51  # the head is a row as well
        assert len(answer.content) <= LONGEST_PAGE
        assert len(asked) <= MOST_QUERIES


def test_a_list_does_not_read_passports(officer, signed_in):
    case = ApplicationFactory(state=State.QUEUED)
    with CaptureQueriesContext(connection) as asked:
        answer = signed_in(officer).get(QUEUE, {"list": "team"})
    assert case.receipt_number in answer.content.decode()
    read = [query["sql"] for query in asked if '"passport_number"' in query["sql"]]
    assert read == []


def test_every_icon_of_the_rows_is_drawn_once(officer, signed_in):
    today = timezone.localdate()
    for days, outcome in ((-3, "met"), (1, "not_met"), (30, "undetermined")):
        ApplicationFactory(
            state=State.SUPPLEMENT,
            officer=officer,
            due_on=today + timedelta(days=days),
            assessed_outcome=outcome,
            flags=["incomplete"],
        )
    text = signed_in(officer).get(QUEUE, {"list": "answers"}).content.decode()
    used = set(re.findall(r'href="#(i-[a-z-]+)"', text))
    drawn = re.findall(r'<symbol id="(i-[a-z-]+)"', text)
    assert used == set(drawn)
    assert len(drawn) == len(set(drawn))


def test_a_count_stops_at_a_thousand_and_says_so(officer, monkeypatch):
    monkeypatch.setattr(desk, "MOST", 2)
    for _ in range(4):
        ApplicationFactory(state=State.QUEUED)
    ApplicationFactory(state=State.APPROVED)
    counts = desk.counts(officer)
    assert counts == {"mine": 0, "team": 3, "unassigned": 3, "answers": 0, "to_sign": 0}
    assert desk.count_words(counts[desk.Tab.TEAM]) == "2+"


@pytest.mark.parametrize(("tab", "state"), [("team", "refused"), ("closed", "queued")])
def test_a_state_that_a_list_is_not_of_gives_none(tab, state, officer, signed_in):
    ApplicationFactory(state=State(state))
    answer = signed_in(officer).get(QUEUE, {"list": tab, "state": state})
    assert answer.status_code == 200
    assert answer.context["rows"] == []


def test_a_case_that_was_not_assessed_yet_opens(officer, signed_in):
    case = ApplicationFactory(state=State.SUBMITTED)
    page = reverse("visas:case", args=[case.pk])
    assert signed_in(officer).get(page).status_code == 200


def test_the_fields_say_what_was_chosen_in_the_language_of_the_reader(officer, signed_in):
    client = signed_in(officer)
    for language, word in (("en", "Finland"), ("ko", "핀란드"), ("en", "Finland")):
        for _ in range(2):
            answer = client.get(
                QUEUE,
                {"list": "team", "nationality": "FI", "q": f"wanted-{language}"},
                headers={"accept-language": language},
            )
            text = answer.content.decode()
            assert f'<option value="FI" selected>{word}</option>' in text
            assert f'value="wanted-{language}"' in text
    assert " selected>Finland" not in client.get(QUEUE, {"list": "team"}).content.decode()


def test_a_slip_is_shown_where_it_was_made_and_nowhere_else(officer, signed_in):
    client = signed_in(officer)
    slip = client.get(QUEUE, {"list": "team", "submitted_from": "2026-13-01"})
    assert slip.status_code == 422
    assert 'value="2026-13-01"' in slip.content.decode()
    assert "is-error" in slip.content.decode()
    assert "is-error" not in client.get(QUEUE, {"list": "team"}).content.decode()
