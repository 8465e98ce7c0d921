"""The cases behind a number: in order, from anywhere, and all of them, in parts of any size."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from tests.visas.rules.samples import FIGURES, company, degree, facts, job
from tests.visas.selectors.test_whatif_counts import CODE, filed
from visas.models import RuleEdition
from visas.rules.flat import MOST_BODIES
from visas.rules.outcomes import Outcome
from visas.rules.variation import varied
from visas.selectors import figures as dated
from visas.selectors.whatif import walking
from visas.selectors.whatif.behind import Asked, Number
from visas.selectors.whatif.counting import Group
from visas.selectors.whatif.walking import walk

pytestmark = pytest.mark.django_db
FIRST_DAY = date(2026, 7, 1)
DAYS = 6


@pytest.fixture(params=[1, 2, 1000])
def question(request, monkeypatch):
    """Two hundred instead of a hundred, of two cases a day; asked a few or all at once."""
    monkeypatch.setattr(walking, "FEW", request.param)
    monkeypatch.setattr(walking, "MANY", request.param)
    call_command("load_rule_editions", stdout=StringIO())
    base = dated.parameters(RuleEdition.objects.get(code=CODE))
    for number in range(DAYS):
        day = (FIRST_DAY + timedelta(days=number)).isoformat()
        filed(facts(day, degrees=(degree("middle"),) * (1 + number % 3)), nationality="BR")
        filed(facts(day, degrees=(degree("high"),)), nationality="IN")
    return Asked(base, varied(base, {"lists.limit": 200}), FIGURES)


def days(found) -> list[int]:
    return [(one.filed_on - FIRST_DAY).days for one in found]


def test_the_newest_come_first_and_each_once(question):
    found = list(walk(question, Number("cases")))
    assert found == sorted(found, reverse=True)
    assert days(found) == [day for day in reversed(range(DAYS)) for _ in range(2)]
    assert list(walk(question, Number("cases"), newest_first=False)) == found[::-1]


def test_only_those_behind_the_number_are_found(question):
    found = list(walk(question, Number("newly_met")))
    assert days(found) == list(reversed(range(DAYS)))
    assert {tuple(one.case) for one in found} == {(Outcome.NOT_MET, Outcome.MET)}
    assert list(walk(question, Number("no_longer_met"))) == []
    assert list(walk(question, Number("no such number"))) == []


def test_a_walk_begins_on_any_day(question):
    begin = FIRST_DAY + timedelta(days=2)
    assert days(walk(question, Number("newly_met"), begin)) == [2, 1, 0]
    later = walk(question, Number("newly_met"), begin, newest_first=False)
    assert days(later) == [2, 3, 4, 5]
    assert list(walk(question, Number("cases"), FIRST_DAY - timedelta(days=1))) == []


def test_a_group_is_walked_by_itself(question):
    of = Number("cases", Group.NATIONALITY, "IN")
    assert days(walk(question, of)) == list(reversed(range(DAYS)))
    month = Number("newly_met", Group.MONTH, "2026-07")
    assert len(list(walk(question, month))) == DAYS
    assert list(walk(question, Number("cases", Group.MONTH, "2026-08"))) == []


def test_a_case_with_many_employers_stands_in_its_place(question):
    jobs = tuple(
        job(f"{2010 + turn}-01-01", f"{2010 + turn}-12-31", company(f"company {turn}"))
        for turn in range(MOST_BODIES)
    )
    day = (FIRST_DAY + timedelta(days=3)).isoformat()
    case = filed(
        facts(day, degrees=(degree("high"),), employment=(*jobs, job("2021-01-01", None))),
        nationality="IN",
    )
    found = list(walk(question, Number("met:met")))
    assert days(found) == [5, 4, 3, 3, 2, 1, 0]
    assert case.pk in {one.key for one in found}
    assert len(list(walk(question, Number("met:met", Group.NATIONALITY, "IN")))) == DAYS + 1
    assert days(walk(question, Number("met:met", Group.NATIONALITY, "BR"))) == []
