"""The command that asks what a rule would change, attacked through its parameters."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories.visas import ApplicationFactory, AssessmentFactory
from tests.visas.rules.samples import facts
from tests.visas.scenarios import BASE
from visas.models import CaseFacts
from visas.rules.states import State
from visas.services.projection import project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world", "filed")]
DROP = "'); DROP TABLE visas_casefacts; --"


@pytest.fixture
def filed():
    application = ApplicationFactory.create(state=State.QUEUED)
    stated = facts("2026-07-01").to_json()
    project([(application, AssessmentFactory.create(application=application, facts=stated))])


def ask(capsys, *changes):
    call_command("what_if", "--base", BASE, *(f"--set={one}" for one in changes), "--json")
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "change",
    [
        f'lists.providers=["QS","{DROP}"]',
        f'fields=["ai","{DROP}"]',
        f'pathways=[{{"code":"{DROP}","criteria":["education","pay"]}}]',
        f'degree.designated={{"refs":["{DROP}","%(v1)s"],"is_complete":true,"country":null}}',
        "lists.limits.QS=1",
        "fields=" + "[" * 50_000,
    ],
)
def test_whatever_a_parameter_says_is_a_value(capsys, change):
    assert ask(capsys, change)["cases"] == 1
    assert CaseFacts.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        f"lists.limit={DROP}",
        "lists.limit=1; SELECT 1",
        f"lists.{DROP}=1",
        "lists.__class__=1",
        "sources.lists=x",
        "lists.limits.ARWU=1e3",
        f'degree.levels=["{DROP}"]',
        f'experience.alternatives.0.kind="{DROP}"',
        "experience.alternatives.99.years=1",
        "experience.alternatives.-1.years=1",
        "experience.alternatives.0.years=2147483648",
        "degree.recency_years=99999999999",
        'gni.multiple="1E+999999999"',
        "gni.multiple=NaN",
        f'gni.status_code="{DROP}"',
        f"gni.status_code={DROP}",
        "gni.status_code=%(v0)s %s %%",
        "lists.limit=Infinity",
        "no equals sign",
    ],
)
def test_what_is_no_value_of_a_parameter_is_refused_in_a_sentence(capsys, change):
    with pytest.raises(CommandError) as refusal:
        ask(capsys, change)
    assert refusal.value.returncode == 2
    assert CaseFacts.objects.count() == 1
