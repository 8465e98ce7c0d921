"""What-if for programs: asked, read, shared, removed, and followed to the cases."""

import json
from uuid import uuid4

import pytest

from talentportal.audit.models import Access
from talentportal.kernel.roles import Role
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, AssessmentFactory
from tests.visas.api.conftest import match
from tests.visas.editions import drafted
from tests.visas.rules.samples import degree, facts
from tests.visas.scenarios import BASE, kept
from visas.models import RuleEdition, Scenario
from visas.rules.states import State
from visas.services import scenarios
from visas.services.projection import project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
ALL = "/api/v1/scenarios/"


@pytest.fixture
def policy():
    return person(Role.POLICY_OWNER, name="Policy owner")


@pytest.fixture
def owner(api, policy):
    return api(policy)


@pytest.fixture
def filed():
    """Two cases without a degree that counts; one of them with a signed contract."""
    found = []
    for signed in (True, False):
        stated = facts("2026-07-01", degrees=(degree(),)).to_json()
        application = ApplicationFactory.create(
            state=State.QUEUED, nationality="BR", family_name="Secret"
        )
        offer = {**stated["offer"], "signed": signed}
        assessment = AssessmentFactory.create(
            application=application, facts=stated | {"offer": offer}
        )
        project([(application, assessment)])
        found.append(application)
    return found


@pytest.fixture
def scenario(policy, filed):
    """Ask what it would be if a contract were all: one of the two would be met."""
    base = RuleEdition.objects.get(code=BASE)
    changes = {"pathways": [{"code": "Z", "criteria": ["contract"]}]}
    return scenarios.ask(actor=policy, title="Contracts", base_id=base.pk, changes=changes)


def question(**more):
    base = RuleEdition.objects.get(code=BASE)
    return {"title": "Top 200", "base": str(base.pk), "changes": {"lists.limit": 200}, **more}


def test_a_question_is_asked_once_however_often_it_is_sent(owner, filed):
    key = {"Idempotency-Key": str(uuid4())}
    answers = [owner.post(ALL, question(), headers=key) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    scenario = Scenario.objects.get()
    assert answers[0]["Location"] == f"{ALL}{scenario.pk}/"
    told = owner.get(answers[0]["Location"])
    assert told["ETag"] == f'"{scenario.version}"'
    assert told.json() == answers[0].json()


def test_the_answer_is_told_in_numbers_and_words(owner, scenario):
    told = owner.get(f"{ALL}{scenario.pk}/").json()
    assert (told["state"], told["progress"], told["seen"]["cases"]) == ("done", 100, 2)
    assert told["base"]["code"] == BASE
    assert told["answer"]["summary"]["newly_met"] == 1
    assert told["answer"]["matrix"]["not_met"]["met"] == 1
    assert told["asked"][0]["name"] == "Pathways, in order"


def test_many_cases_are_counted_by_a_worker_and_the_progress_is_told(owner, filed, monkeypatch):
    monkeypatch.setattr(scenarios, "AT_ONCE", 0)
    told = owner.post(ALL, question()).json()
    assert (told["state"], told["answer"], told["seen"]) == ("queued", None, None)
    scenarios.run(scenario_id=told["id"])
    assert owner.get(f"{ALL}{told['id']}/").json()["answer"]["summary"]["cases"] == 2


def test_a_draft_may_be_asked_about(owner, policy):
    draft = drafted(policy)
    told = owner.post(ALL, {"title": "It", "base": str(draft.based_on_id), "draft": str(draft.pk)})
    assert (told.status_code, told.json()["draft"]["code"]) == (201, draft.code)


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"title": ""}, "title", "blank"),
        ({"base": str(uuid4())}, "base", "does_not_exist"),
        ({"base": "x"}, "base", "invalid"),
        ({"draft": str(uuid4())}, "draft", "does_not_exist"),
        ({"changes": {"lists.limit": "\x00"}}, "changes", "invalid"),
        ({"changes": {}}, None, "no_change"),
        ({"changes": {"lists.limit": 0}}, None, "not_readable"),
        ({"changes": {"nothing.here": 0}}, None, "not_readable"),
        ({"more": 1}, "more", "unknown_name"),
    ],
)
def test_what_is_wrong_with_a_question_is_told(wrong, field, code, owner):
    problem = owner.post(ALL, question(**wrong)).json()
    told = (problem["errors"][0]["field"], problem["errors"][0]["code"]) if field else None
    assert (problem["status"], told) == (422, (field, code) if field else None)
    assert field or problem["code"] == code


@pytest.mark.parametrize("value", ["1e999", '"\\ud800"', '"\\u0000"', '{"\\ud800": 1}'])
def test_what_the_database_cannot_keep_is_refused(value, owner):
    body = json.dumps(question(changes={"gni.multiple": "VALUE"})).replace('"VALUE"', value)
    answer = owner.post(ALL, body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith("changes")


def test_lists_are_narrowed(owner, policy):
    shared, own = kept(policy, "Shared", is_shared=True), kept(policy, "Own", is_shared=False)

    def titles(query=""):
        return [one["title"] for one in owner.get(ALL + query).json()["results"]]

    assert titles() == [own.title, shared.title]
    assert titles("?is_shared=true") == ["Shared"]
    assert titles("?track=D-10-T") == titles("?state=failed") == []
    assert titles("?ordering=created_at&page_size=1") == ["Shared"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries(rows, owner, policy, django_assert_num_queries):
    for number in range(rows):
        kept(policy, f"No. {number}", is_shared=False)
    with django_assert_num_queries(4):  # token, grants, the filter, the list
        assert len(owner.get(ALL).json()["results"]) == rows


def test_sharing_needs_the_version_that_was_seen(owner, desk, scenario):
    address, version = f"{ALL}{scenario.pk}/", Scenario.objects.get().version
    assert desk.get(address).status_code == 404
    assert owner.post(f"{address}share/").status_code == 428
    shared = owner.post(f"{address}share/", headers=match(version))
    assert (shared.status_code, shared.json()["is_shared"]) == (200, True)
    assert desk.get(address).status_code == 200
    stale = owner.post(f"{address}unshare/", headers=match(version))
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert owner.post(f"{address}unshare/", headers=match(version + 1)).status_code == 200
    assert desk.get(address).status_code == 404


def test_its_author_removes_it_and_nobody_else(owner, desk, policy):
    scenario = kept(policy, is_shared=True)
    address, seen = f"{ALL}{scenario.pk}/", match(Scenario.objects.get().version)
    assert desk.delete(address, headers=seen).status_code == 403
    assert owner.delete(address).status_code == 428
    assert owner.delete(address, headers=seen).status_code == 204
    assert owner.get(address).status_code == 404


def test_only_policy_owners_ask_and_only_ministries_read(desk, own):
    assert desk.post(ALL, question()).json()["code"] == "not_permitted"
    assert own.get(ALL).status_code == 403


def test_scopes_are_needed(api, policy, scenario):
    reads = api(policy, "reference:read")
    assert reads.get(ALL).status_code == 200
    assert reads.post(ALL, question()).json()["code"] == "scope_missing"
    cases = f"{ALL}{scenario.pk}/cases/?move=newly_met"
    assert reads.get(cases).json()["code"] == "scope_missing"
    assert api(policy, "applications:read").get(cases).status_code == 200


def test_a_group_is_listed_and_taken_out(owner, policy, scenario):
    address = f"{ALL}{scenario.pk}/groups/nationality/"
    [entry] = owner.get(address).json()["results"]
    assert (entry["code"], entry["name"], entry["cases"], entry["newly_met"]) == (
        "BR",
        "Brazil",
        2,
        1,
    )
    answer = owner.get(f"{address}file/")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines == [
        "Code,By nationality,Cases,Met before,Met after,Newly met,No longer met,Newly undetermined",
        "BR,Brazil,2,0,1,1,0,0",
    ]
    taken = Access.objects.get(verb="visa.counted_exported")
    assert (taken.actor, taken.detail) == (policy, "group=nationality")
    assert owner.get(f"{ALL}{scenario.pk}/groups/shoe-size/").status_code == 404


def test_a_group_is_read_page_by_page(owner, scenario):
    months = [{"code": f"20{year:02}-01", **dict.fromkeys(_SUMMARY, 1)} for year in range(5)]
    scenario.result["groups"]["month"] = months
    Scenario.objects.update(result=scenario.result)
    address, codes = f"{ALL}{scenario.pk}/groups/month/?page_size=2", []
    while address:
        page = owner.get(address).json()
        codes += [one["code"] for one in page["results"]]
        address, back = page["next"], page["previous"]
    assert codes == [one["code"] for one in months]
    assert [one["code"] for one in owner.get(back).json()["results"]] == codes[2:4]
    for wrong in ("after=x", "after=-1", "page_size=0"):
        group = f"{ALL}{scenario.pk}/groups/month/?{wrong}"
        assert owner.get(group).json()["code"] == "invalid"


_SUMMARY = (
    *("cases", "base_met", "variant_met", "newly_met", "no_longer_met"),
    "newly_undetermined",
)


def test_the_cases_behind_a_number_are_told_without_names(owner, policy, scenario, filed):
    answer = owner.get(f"{ALL}{scenario.pk}/cases/?move=newly_met")
    [case] = answer.json()["results"]
    assert (case["receipt_number"], case["id"]) == (filed[0].receipt_number, None)
    assert (case["base"], case["variant"]) == ("not_met", "met")
    assert "Secret" not in answer.content.decode()
    looked = Access.objects.get(verb="visa.counted_listed")
    assert (looked.actor, looked.detail) == (policy, "move=newly_met")


def test_case_workers_are_told_which_case_it_is(desk, policy, scenario, filed):
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=True)
    found = desk.get(f"{ALL}{scenario.pk}/cases/?group=nationality&code=BR").json()["results"]
    assert {one["id"] for one in found} == {str(one.pk) for one in filed}


def test_all_cases_are_listed_once_over_pages(owner, scenario, filed):
    first = owner.get(f"{ALL}{scenario.pk}/cases/?page_size=1").json()
    second = owner.get(first["next"]).json()
    found = [page["results"][0]["receipt_number"] for page in (first, second)]
    assert sorted(found) == sorted(one.receipt_number for one in filed)
    assert second["next"] is None


def test_the_cases_come_as_a_file(owner, scenario, filed):
    answer = owner.get(f"{ALL}{scenario.pk}/cases/file/?move=met:met")
    assert b"".join(answer.streaming_content).count(b"\n") == 1
    answer = owner.get(f"{ALL}{scenario.pk}/cases/file/?move=not_met:met")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.partition(",")[0] for line in lines] == ["Receipt no.", filed[0].receipt_number]
    assert Access.objects.filter(verb="visa.counted_exported").count() == 2


@pytest.mark.parametrize("query", ["move=x", "move=cases&group=field", "group=x&code=y"])
def test_no_such_number(query, owner, scenario):
    problem = owner.get(f"{ALL}{scenario.pk}/cases/?{query}").json()
    assert (problem["status"], problem["errors"][0]["field"]) == (422, "move")


def test_before_the_answer_there_is_nothing_behind_it(owner, scenario):
    Scenario.objects.update(state="running", result={})
    for part in ("cases/", "groups/field/", "cases/file/", "groups/field/file/"):
        problem = owner.get(f"{ALL}{scenario.pk}/{part}").json()
        assert (problem["status"], problem["code"]) == (422, "not_counted")


def test_who_does_not_count_cases_is_not_shown_any(api, policy, scenario):
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=True)
    science = api(person(Role.SCIENCE_OFFICER))
    assert science.get(f"{ALL}{scenario.pk}/").status_code == 200
    assert science.get(f"{ALL}{scenario.pk}/cases/").status_code == 403


def test_who_may_not_list_cases_is_not_led_to_single_people(api, policy, scenario):
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=True)
    reader = api(person(Role.SCIENCE_OFFICER))
    address = f"{ALL}{scenario.pk}/groups/nationality/"
    assert [one["code"] for one in reader.get(address).json()["results"]] == ["*"]
    lines = b"".join(reader.get(f"{address}file/").streaming_content).decode("utf-8-sig")
    assert lines.splitlines()[1:] == ["*,All others,2,0,1,1,0,0"]
