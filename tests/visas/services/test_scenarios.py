"""Scenarios: asked, answered, shared, removed."""

from datetime import timedelta
from functools import partial
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from talentportal.kernel.errors import NotPermitted, Refused, Stale
from talentportal.kernel.roles import MINISTRY, Role
from talentportal.outbox.models import Message
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, AssessmentFactory
from tests.visas.rules.samples import facts
from visas.models import RuleEdition, Scenario
from visas.rules.scenario_life import ScenarioState
from visas.rules.states import State
from visas.services import scenarios
from visas.services.projection import project
from visas.tasks import run_scenario

pytestmark = pytest.mark.django_db
WIDER = {"lists.limit": 200}


@pytest.fixture
def policy():
    return person(Role.POLICY_OWNER, name="Policy owner")


@pytest.fixture
def base():
    call_command("load_rule_editions", stdout=StringIO())
    return RuleEdition.objects.get(code="F-2-T/2026-06-25")


@pytest.fixture
def filed():
    application = ApplicationFactory.create(state=State.QUEUED)
    assessment = AssessmentFactory.create(
        application=application, facts=facts("2026-07-01").to_json()
    )
    project([(application, assessment)])


def asked(policy, base, **more):
    given = {"title": "Top 200", "base_id": base.pk, "changes": WIDER, **more}
    return scenarios.ask(actor=policy, **given)


def test_few_cases_are_counted_at_once(policy, base, filed):
    scenario = asked(policy, base)
    scenario.refresh_from_db()
    assert (scenario.state, scenario.progress, scenario.problem) == (ScenarioState.DONE, 100, "")
    assert scenario.result["cases"] == scenario.seen["cases"] == 1
    assert scenario.variant["parameters"]["lists"]["limit"] == 200


def test_many_cases_are_left_to_a_worker(policy, base, filed, monkeypatch):
    monkeypatch.setattr(scenarios, "AT_ONCE", 0)
    scenario = asked(policy, base)
    assert scenario.state == ScenarioState.QUEUED
    message = Message.objects.get(topic="visa.scenario_asked")
    assert message.payload == {"scenario_id": str(scenario.pk)}
    run_scenario(str(scenario.pk))
    scenario.refresh_from_db()
    assert scenario.state == ScenarioState.DONE


def test_an_answer_is_final(policy, base, filed):
    scenario = asked(policy, base)
    finished_at = scenario.finished_at
    run_scenario(str(scenario.pk))
    scenario.refresh_from_db()
    assert scenario.finished_at == finished_at


def test_a_failure_is_told(policy, base, filed, monkeypatch, caplog):
    monkeypatch.setattr(scenarios, "AT_ONCE", 0)
    scenario = asked(policy, base)
    Scenario.objects.filter(pk=scenario.pk).update(variant={})
    run_scenario(str(scenario.pk))
    scenario.refresh_from_db()
    assert (scenario.state, scenario.problem) == (ScenarioState.FAILED, "failed")


def test_a_draft_may_be_the_variant(policy, base, filed):
    draft = RuleEdition.objects.create(
        track=base.track,
        code="a-draft",
        title_en="A draft",
        title_ko="초안",
        effective_from="2027-01-01",
        parameters=base.parameters,
        source="Made for a test",
        author=policy,
    )
    scenario = asked(policy, base, changes={}, draft_id=draft.pk)
    assert (scenario.draft, scenario.state) == (draft, ScenarioState.DONE)
    assert scenario.variant["code"] == "a-draft"


def test_a_question_must_change_something(policy, base):
    with pytest.raises(Refused) as refusal:
        asked(policy, base, changes={})
    assert refusal.value.code == "no_change"


def test_the_draft_must_be_of_the_same_track(policy, base):
    other = RuleEdition.objects.exclude(track=base.track).order_by("code")[0]
    with pytest.raises(Refused) as refusal:
        asked(policy, base, changes={}, draft_id=other.pk)
    assert refusal.value.code == "other_track"


def test_a_draft_that_was_removed_meanwhile_is_said_so_at_its_field(policy, base):
    with pytest.raises(Refused) as refusal:
        asked(policy, base, changes={}, draft_id=uuid4())
    assert (refusal.value.code, refusal.value.field) == ("draft_gone", "draft")


def test_values_that_the_rules_refuse_are_named(policy, base):
    with pytest.raises(Refused) as refusal:
        asked(policy, base, changes={"lists.limit": 0})
    assert refusal.value.code == "not_readable"
    assert "limit" in str(refusal.value.message)


@pytest.mark.parametrize("role", sorted(MINISTRY - {Role.POLICY_OWNER}))
def test_only_policy_owners_ask(role, base):
    with pytest.raises(NotPermitted):
        asked(person(role), base)


def test_colleagues_read_what_is_shared(policy, base, filed, officer, applicant):
    scenario = asked(policy, base)
    assert list(Scenario.objects.visible_to(officer)) == []
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=True)
    assert list(Scenario.objects.visible_to(officer)) == [scenario]
    assert list(Scenario.objects.visible_to(applicant)) == []
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=False)
    assert list(Scenario.objects.visible_to(officer)) == []


def test_only_its_author_shares_and_removes(policy, base, filed, officer):
    scenario = asked(policy, base)
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=True)
    with pytest.raises(NotPermitted):
        scenarios.share(scenario_id=scenario.pk, actor=officer, is_shared=False)
    with pytest.raises(NotPermitted):
        scenarios.delete(scenario_id=scenario.pk, actor=officer)
    scenarios.delete(scenario_id=scenario.pk, actor=policy)
    assert not Scenario.objects.exists()


def test_what_is_not_visible_is_not_there(policy, base, filed, officer):
    scenario = asked(policy, base)
    for pk in (scenario.pk, uuid4()):
        with pytest.raises(Scenario.DoesNotExist):
            scenarios.delete(scenario_id=pk, actor=officer)


@pytest.fixture
def while_counting(policy, base, filed, monkeypatch):
    """Return a scenario, and have somebody do something to it while its cases are counted."""
    monkeypatch.setattr(scenarios, "AT_ONCE", 0)
    scenario, count = asked(policy, base), scenarios.counts

    def meanwhile(change):
        def counted(*question):
            change(scenario_id=scenario.pk, actor=policy)
            return count(*question)

        monkeypatch.setattr(scenarios, "counts", counted)
        run_scenario(str(scenario.pk))
        return scenario

    return meanwhile


def test_what_is_shared_while_it_is_counted_stays_shared(while_counting):
    scenario = while_counting(partial(scenarios.share, is_shared=True))
    scenario.refresh_from_db()
    assert (scenario.is_shared, scenario.state) == (True, ScenarioState.DONE)


def test_what_is_removed_while_it_is_counted_stays_removed(while_counting):
    while_counting(scenarios.delete)
    assert not Scenario.objects.exists()


def test_a_worker_who_comes_too_late_finds_nothing_to_do(policy, base, filed, monkeypatch):
    monkeypatch.setattr(scenarios, "AT_ONCE", 0)
    scenario = asked(policy, base)
    scenarios.delete(scenario_id=scenario.pk, actor=policy)
    run_scenario(str(scenario.pk))
    assert not Scenario.objects.exists()


def test_who_has_seen_another_version_is_told(policy, base, filed):
    seen = asked(policy, base)
    seen.refresh_from_db()
    said = {"scenario_id": seen.pk, "actor": policy, "seen_version": seen.version}
    scenarios.share(**said, is_shared=True)
    with pytest.raises(Stale):
        scenarios.share(**said, is_shared=False)
    with pytest.raises(Stale):
        scenarios.delete(**said)
    assert Scenario.objects.get().is_shared


def test_a_task_that_comes_again_after_the_worker_died_counts_anew(while_counting):
    stopped = {"state": ScenarioState.RUNNING, "progress": 10, "started_at": timezone.now()}
    scenario = while_counting(lambda **_: Scenario.objects.update(**stopped))
    scenario.refresh_from_db()
    assert (scenario.state, scenario.progress) == (ScenarioState.DONE, 100)
    finished_at = scenario.finished_at
    run_scenario(str(scenario.pk))
    scenario.refresh_from_db()
    assert scenario.finished_at == finished_at


def test_who_is_given_up_meanwhile_answers_no_more(while_counting):
    lost = {"state": ScenarioState.FAILED, "problem": "lost"}
    scenario = while_counting(lambda **_: Scenario.objects.update(**lost))
    scenario.refresh_from_db()
    assert (scenario.state, scenario.problem, scenario.result) == (ScenarioState.FAILED, "lost", {})


def test_nobody_has_more_than_a_few_questions_counted_at_a_time(policy, base, filed, monkeypatch):
    monkeypatch.setattr(scenarios, "AT_ONCE", 0)
    for _ in range(scenarios.MOST_OPEN):
        asked(policy, base)
    with pytest.raises(Refused) as refusal:
        asked(policy, base)
    assert refusal.value.code == "too_many_open"
    assert asked(person(Role.POLICY_OWNER), base).state == ScenarioState.QUEUED


def test_a_question_has_an_end(policy, base):
    pathways = [{"code": f"P{n}", "criteria": ["contract"]} for n in range(2000)]
    with pytest.raises(Refused) as refusal:
        asked(policy, base, changes={"pathways": pathways})
    assert refusal.value.code == "too_much"


def test_the_sweep_finds_what_was_lost(policy, base, filed, monkeypatch):
    monkeypatch.setattr(scenarios, "AT_ONCE", 0)
    waiting, running, fresh = (asked(policy, base) for _ in range(3))
    long_ago = timezone.now() - timedelta(hours=1)
    stopped = {"state": ScenarioState.RUNNING, "progress": 10, "started_at": long_ago}
    Scenario.objects.filter(pk=waiting.pk).update(created_at=long_ago)
    Scenario.objects.filter(pk=running.pk).update(**stopped)
    assert scenarios.sweep() == [waiting.pk]
    for one, state in (
        (waiting, ScenarioState.QUEUED),
        (running, ScenarioState.FAILED),
        (fresh, ScenarioState.QUEUED),
    ):
        one.refresh_from_db()
        assert one.state == state
    assert running.problem == "lost"
