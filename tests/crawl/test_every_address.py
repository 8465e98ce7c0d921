"""Who gets what answer at every address; the table beside this file is the law.

A row per address and method, a column per person (`tests/crawl/scene.py`). Strangers get 404 for
rows and 403 for pages of a role; who is not signed in gets 302 to the sign-in page, or 401 in the
API. A new address fails here until somebody has thought about who may go there.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils.html import escape

from tests.crawl.addresses import UNNAMED, routes
from tests.crawl.scene import PEOPLE, PLANTED, World, build
from tests.crawl.visits import visit

CASE_ADDRESSES = {route.name for route in routes() if route.is_of_a_case}
TABLE = Path(__file__).with_name("expected.txt")
Row = tuple[str, str]


@pytest.fixture(autouse=True)
def _nobody_has_asked_too_often() -> None:
    """Forget whom other tests have held back."""
    cache.clear()


def table() -> dict[Row, list[str]]:
    """Return (route, method) → the status for each person, as the table has it."""
    lines = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines()]
    rows = [words for words in lines if words and not words[0].startswith("#")]
    head, *rest = rows
    assert head == ["route", "method", *PEOPLE]
    assert len({tuple(words[:2]) for words in rest}) == len(rest), "a row stands twice"
    return {(words[0], words[1]): words[2:] for words in rest}


def addresses() -> list[Row]:
    return [(route.name, method) for route in routes() for method in route.methods]


def test_no_row_lets_anybody_into_a_case_who_has_no_part_in_it():
    shut = {"403", "404", "405"}
    outsiders = [list(PEOPLE).index(who) for who in ("stranger", "member", "policy", "admin")]
    opened = [
        row
        for row, answers in table().items()
        if row[0] in CASE_ADDRESSES and {answers[place] for place in outsiders} - shut
    ]
    assert opened == []


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Make the world once; every visit is undone, and at the end all of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def test_every_address_has_its_rows_and_every_row_its_address():
    assert sorted(table()) == sorted(addresses())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "method"), addresses())
def test_everybody_gets_the_answer_that_the_table_says(name, method, world):
    answers = {who: visit(world, name, method, who) for who in PEOPLE}
    statuses = [str(answer.status_code) for answer in answers.values()]
    expected = table().get((name, method), ["–"] * len(PEOPLE))
    assert dict(zip(PEOPLE, statuses, strict=True)) == dict(zip(PEOPLE, expected, strict=True))
    assert [who for who, answer in answers.items() if takes_texts_for_its_own(answer)] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "who"), [("visas:case", "holder"), ("visas:application", "applicant")]
)
def test_what_somebody_wrote_is_shown_as_they_wrote_it(name, who, world):
    assert escape(PLANTED) in visit(world, name, "GET", who).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "method"), [row for row in addresses() if row[1] != "GET"])
@pytest.mark.parametrize("who", ["applicant", "holder", "admin"])
def test_no_other_site_can_change_anything_with_somebodys_cookies(name, method, who, world):
    answer = visit(world, name, method, who, with_token=False)
    assert answer.status_code == (404 if name.endswith(UNNAMED) else 403)


def takes_texts_for_its_own(answer: Any) -> bool:
    """Tell whether a page repeats what somebody wrote as a part of itself."""
    return "html" in answer.get("Content-Type", "") and PLANTED in answer.content.decode()
