"""Counts of cases under an edition and its variant, and the command that prints them."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories.visas import ApplicationFactory, AssessmentFactory
from tests.visas.rules.samples import FIGURES, company, degree, facts, job
from visas.models import Application, CaseFacts, RuleEdition
from visas.rules.eligibility import assess
from visas.rules.facts import Facts
from visas.rules.flat import MOST_BODIES
from visas.rules.outcomes import Outcome
from visas.rules.states import State
from visas.rules.variation import varied
from visas.selectors import figures as dated
from visas.selectors.whatif.counting import Group, counts
from visas.selectors.whatif.results import OTHERS, result, shortened
from visas.services.projection import project

pytestmark = pytest.mark.django_db
MET, NOT_MET = Outcome.MET, Outcome.NOT_MET
CODE = "F-2-T/2026-06-25"


def filed(stated: Facts, **fields: Any) -> Application:
    """File a case with these facts."""
    application = ApplicationFactory.create(state=State.QUEUED, **fields)
    assessment = AssessmentFactory.create(application=application, facts=stated.to_json())
    project([(application, assessment)])
    return application


@pytest.fixture
def base():
    call_command("load_rule_editions", stdout=StringIO())

    return dated.parameters(RuleEdition.objects.get(code=CODE))


@pytest.fixture
def cases():
    """Three cases: within 100, within 200, and beyond."""
    for ref, nationality in (("high", "BR"), ("middle", "BR"), ("low", "IN")):
        filed(facts("2026-07-01", degrees=(degree(ref),)), nationality=nationality)


def test_a_wider_limit_lets_more_in(base, cases):
    found = counts(base, varied(base, {"lists.limit": 200}), FIGURES)
    assert found.pairs == {(MET, MET): 1, (NOT_MET, MET): 1, (NOT_MET, NOT_MET): 1}
    assert (found.cases, found.left_out) == (3, 0)


def test_every_group_adds_up_to_all_cases(base, cases):
    found = counts(base, varied(base, {"lists.limit": 200}), FIGURES)
    assert {
        group: sum(of.total() for of in keys.values()) for group, keys in found.groups.items()
    } == dict.fromkeys(Group, 3)


def test_the_answer_names_codes(base, cases):
    found = result(counts(base, varied(base, {"lists.limit": 200}), FIGURES))
    groups = found["groups"]
    assert found["newly_met"] == 1
    assert found["matrix"][NOT_MET] == {MET: 1, NOT_MET: 1, Outcome.UNDETERMINED: 0}
    assert [one["code"] for one in groups["nationality"]] == ["BR", "IN"]
    assert [one["code"] for one in groups["month"]] == ["2026-07"]
    assert [one["code"] for one in groups["field"]] == ["semiconductors"]
    assert [one["code"] for one in groups["university"]] == ["high", "low", "middle"]
    assert [one["code"] for one in groups["consortium"]] == [None]
    brazil = groups["nationality"][0]
    assert (brazil["cases"], brazil["base_met"], brazil["variant_met"]) == (2, 1, 2)


def test_cases_of_other_tracks_are_not_asked(base, cases):
    CaseFacts.objects.update(track="D-10-T")
    assert counts(base, base, FIGURES).cases == 0


def test_a_wide_case_is_judged_by_the_evaluator(base):
    jobs = tuple(
        job(f"{2010 + turn}-01-01", f"{2010 + turn}-12-31", company(f"company {turn}"))
        for turn in range(MOST_BODIES)
    )
    stated = facts("2026-07-01", employment=(*jobs, job("2021-01-01", None)))
    filed(stated)
    assert CaseFacts.objects.get().is_wide
    found = counts(base, varied(base, {"lists.limit": 1}), FIGURES)
    assert assess(stated, base, FIGURES).outcome is MET
    assert found.pairs == {(MET, NOT_MET): 1}
    CaseFacts.objects.update(assessment=None)
    found = counts(base, base, FIGURES)
    assert (found.cases, found.left_out) == (0, 1)


def test_small_groups_are_gathered():
    entries = [
        {"code": code, **dict.fromkeys(("cases", "base_met", "variant_met"), 10)}
        | {"newly_met": moved, "no_longer_met": 0, "newly_undetermined": 0}
        for code, moved in (("a", 1), ("b", 5), (None, 0), ("c", 2))
    ]
    short = shortened(Group.FIELD, entries, 2)
    assert [(one["code"], one["newly_met"]) for one in short] == [("b", 5), ("c", 2), (OTHERS, 1)]
    assert shortened(Group.MONTH, entries, 2) == entries


def _asked(*arguments: str) -> str:
    said = StringIO()
    call_command("what_if", *arguments, stdout=said)
    return said.getvalue()


def test_the_command_prints_json(base, cases):
    answer = json.loads(_asked("--base", CODE, "--set", "lists.limit=200", "--json"))
    assert answer["changes"] == {"lists.limit": 200}
    assert (answer["base"], answer["track"], answer["cases"]) == (CODE, "F-2-T", 3)
    assert set(answer["groups"]) == set(Group)


def test_the_command_prints_a_table(base, cases):
    text = _asked("--base", CODE, "--set", "gni.multiple=2.5")
    assert text.startswith(f"{CODE}, 3 cases; gni.multiple = 2.5\n")
    assert "semiconductors" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("--base", "nothing"),
        ("--base", CODE, "--set", "lists.limit"),
        ("--base", CODE, "--set", "lists.limt=5"),
        ("--base", CODE, "--set", "lists.limit=many"),
    ],
)
def test_the_command_refuses_what_it_cannot_use(base, arguments):
    with pytest.raises(CommandError) as refusal:
        _asked(*arguments)
    assert refusal.value.returncode == 2
