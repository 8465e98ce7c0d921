"""Commands for batches never answer from a database that lacks what they need."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from talentportal.accounts.models import User
from tests.visas.conftest import SMALL
from visas.management.readiness import make_ready
from visas.models import Application, RuleEdition

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("world")
def test_a_database_with_everything_is_left_as_it_is(django_assert_max_num_queries) -> None:
    before = list(RuleEdition.objects.order_by("pk").values_list("pk", flat=True))
    with django_assert_max_num_queries(5):
        make_ready()
    assert list(RuleEdition.objects.order_by("pk").values_list("pk", flat=True)) == before


@pytest.mark.parametrize("command", ["assess", "match_university", "what_if", "make_cases"])
def test_a_deployment_without_editions_is_refused_and_says_what_to_run(settings, command) -> None:
    settings.DEMO = False
    call_command("load_reference_data", "--from", str(SMALL), stdout=StringIO())
    wanted = {"what_if": ["--base=X"], "make_cases": ["1", "--yes"]}
    with pytest.raises(CommandError, match="load_rule_editions"):
        call_command(command, *wanted.get(command, []))


def test_a_demonstration_brings_what_is_missing_by_itself(settings) -> None:
    settings.DEMO = True
    call_command("make_cases", "3", "--workers=1", stderr=StringIO())
    assert RuleEdition.objects.published().exists()
    assert User.objects.exists()
    assert Application.objects.count() >= 3
