"""The benchmarks run, on few cases; what they measure is for `make bench` to say."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from benchmarks import queue, report
from benchmarks.scratch import silence
from talentportal.accounts.services import demo as people
from visas.services.volume.making import make_cases

CASES = 300


@pytest.fixture(scope="module")
def cases(django_db_setup, django_db_blocker):
    """Make a few cases; everything goes in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        for command in ("load_reference_data", "load_rule_editions"):
            call_command(command, stdout=silence())
        people.seed()
        make_cases(count=CASES, workers=1)
        yield
        transaction.set_rollback(True)


def test_the_queue_answers_every_question_within_its_limits(cases):
    timings = queue.measured(rounds=1, most=2)
    found = queue.figures(timings, timings)
    assert found["queue ratio"] == 1
    assert found["queue queries"] <= report.TARGETS["queue queries"].limit
    assert found["queue kB"] <= report.TARGETS["queue kB"].limit
    lines = queue.table(timings, timings)
    assert len(lines) == len(timings) + 1
    assert len({len(line) for line in lines}) == 1


def test_the_page_names_machine_targets_and_verdicts(db, tmp_path):
    page = tmp_path / "benchmarks.md"
    found = {"queue p95 ms": 59.9, "queue ratio": 2.1, "portal": {"right_of_given": 0.99512}}
    report.write(found, {"queue": "a table"}, (1.0, 2.0), date(2026, 11, 22), page)
    text = page.read_text(encoding="utf-8")
    assert "| queue p95 ms | 59.9 | ≤ 60 | reached |" in text
    assert "| matching: right when `match` is given | 0.9951 | ≥ 0.995 | reached |" in text
    assert "| queue ratio | 2.1 | ≤ 2 | **missed** |" in text
    assert "| case page p95 ms | not measured | ≤ 60 | – |" in text
    assert "PostgreSQL: " in text
    assert "a table" in text


@pytest.mark.parametrize(("value", "is_met"), [(59, False), (60, True), (61, True)])
def test_a_target_may_be_a_least_value(value, is_met):
    assert report.Target(60, at_least=True).is_met_by(value) is is_met
