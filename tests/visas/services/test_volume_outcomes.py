"""Synthetic cases of every track come out as the rules have it, and in every way there is."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from talentportal.accounts.services import demo as people
from visas.models import Application
from visas.rules.facts import RecommendationKind
from visas.rules.outcomes import Outcome
from visas.rules.states import Track
from visas.rules.variation import varied
from visas.selectors.figures import edition_on, figures, parameters
from visas.selectors.whatif.counting import counts
from visas.services.volume import making

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def many(django_db_setup, django_db_blocker):
    """Make more cases, whose flat facts are what matters."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference_data", stdout=StringIO())
        call_command("load_rule_editions", stdout=StringIO())
        people.seed()
        making.make_cases(count=1500, today=TODAY, workers=1, told_every=1000)
        yield
        transaction.set_rollback(True)


def test_graduates_come_out_in_every_way(many):
    found = Application.objects.filter(track=Track.F_2_7S).exclude(assessed_outcome="")
    counted = Counter(found.values_list("assessed_outcome", flat=True))
    assert set(counted) == {str(one) for one in Outcome}
    assert min(counted.values()) >= 8
    assert set(found.values_list("recommendation_kind", flat=True)) == {"", *RecommendationKind}


def test_scored_cases_come_out_in_every_way_once_there_is_a_pass_mark(many):
    edition = edition_on(Track.K_TECH_PASS, TODAY)
    shipped = parameters(edition)
    with_mark = varied(shipped, {"points.pass_mark": 60})
    counted = counts(shipped, with_mark, figures())
    after = Counter()
    for (_before, variant), cases in counted.pairs.items():
        after[variant] += cases
    assert set(after) == set(Outcome)
    assert counted.pairs[Outcome.MET, Outcome.MET] == counted.pairs[Outcome.MET, Outcome.NOT_MET]
