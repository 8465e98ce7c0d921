"""Pages of what a rule would change: ask, read, share, list, take out."""

import csv
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from talentportal.audit.models import Access
from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution
from tests.factories.people import person
from tests.factories.visas import ApplicationFactory, AssessmentFactory
from tests.visas.rules.samples import degree, facts
from visas.models import CaseFacts, FactCode, RuleEdition, Scenario
from visas.rules.scenario_life import ScenarioState
from visas.rules.states import State
from visas.services import scenarios
from visas.services.projection import project

pytestmark = pytest.mark.django_db
MOVES = ("Met before", "Met after", "Newly met", "No longer met", "Newly undetermined")


@pytest.fixture
def policy():
    return person(Role.POLICY_OWNER, name="Policy owner")


@pytest.fixture
def base():
    call_command("load_rule_editions", stdout=StringIO())
    return RuleEdition.objects.get(code="F-2-T/2026-06-25")


@pytest.fixture
def filed():
    """One case that pays three times as much as is asked, and one that pays too little."""
    found = []
    for pay in (600_000_000, 50_000_000):
        stated = facts("2026-07-01", degrees=(degree(),))
        application = ApplicationFactory.create(
            state=State.QUEUED, family_name="Secret", nationality="BR"
        )
        data = stated.to_json() | {"offer": {**stated.to_json()["offer"], "annual_pay_krw": pay}}
        assessment = AssessmentFactory.create(application=application, facts=data)
        project([(application, assessment)])
        found.append(application)
    return found


@pytest.fixture
def scenario(policy, base, filed):
    """Without any list or income figure held: nobody can tell, before; contracts are all, after."""
    return scenarios.ask(
        actor=policy,
        title="Contracts only",
        base_id=base.pk,
        changes={"pathways": [{"code": "Z", "criteria": ["contract"]}]},
    )


def _page(client, scenario, name="visas:scenario", **query):
    return client.get(reverse(name, args=[scenario.pk]), query)


def test_a_policy_owner_asks_and_is_shown_the_answer(policy, base, filed, signed_in):
    client = signed_in(policy)
    address = f"{reverse('visas:whatif_ask')}?base={base.pk}"
    form = client.get(address).context["form"]
    data = {name: value for name, value in form.initial.items() if value not in (None, "")}
    answer = client.post(address, {**data, "title": "Top 200", "lists.limit": 200})
    scenario = Scenario.objects.get()
    assert answer.url == reverse("visas:scenario", args=[scenario.pk])
    assert scenario.changes == {"lists.limit": 200}
    page = client.get(answer.url)
    assert [one.value for one in page.context["stats"]][-1] == "2"
    assert page.content.count(b'<svg class="tp-chart"') == 5


def test_a_form_that_changes_nothing_comes_back(policy, base, signed_in):
    client = signed_in(policy)
    address = f"{reverse('visas:whatif_ask')}?base={base.pk}"
    form = client.get(address).context["form"]
    data = {name: value for name, value in form.initial.items() if value not in (None, "")}
    answer = client.post(address, {**data, "title": "The same"})
    assert answer.status_code == 422
    assert "Change something" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("lists.limit", "0"), ("lists.limit", "x"), ("lists.time", "any_within"), ("title", "")],
)
def test_a_wrong_value_stands_next_to_its_field(policy, base, signed_in, field, value):
    client = signed_in(policy)
    address = f"{reverse('visas:whatif_ask')}?base={base.pk}"
    data = {
        name: one
        for name, one in client.get(address).context["form"].initial.items()
        if one not in (None, "")
    }
    data = {**data, "title": "A title", "lists.time": "latest_at_filing", "lists.window_years": ""}
    answer = client.post(address, {**data, field: value})
    assert answer.status_code == 422
    wrong = "lists.window_years" if field == "lists.time" else field
    assert list(answer.context["form"].errors) == [wrong]


def test_the_address_of_a_question_may_name_a_draft(policy, base, signed_in):
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
    page = signed_in(policy).get(reverse("visas:whatif_ask"), {"draft": str(draft.pk)})
    assert page.context["form"]["draft"].value() == str(draft.pk)


def test_every_number_leads_to_its_cases(scenario, policy, signed_in):
    client = signed_in(policy)
    page = _page(client, scenario)
    urls = [figure.url for line in page.context["matrix"] for figure in line.figures if figure.url]
    urls += [stat.url for stat in page.context["stats"] if stat.value != "0"]
    groups = [
        figure
        for group in page.context["groups"]
        for line in group.lines
        for figure in line.figures
        if figure.url
    ]
    assert groups
    for figure in groups:
        assert len(client.get(figure.url).context["rows"]) == figure.value
    assert all(client.get(url).status_code == 200 for url in urls)


def test_the_list_names_nobody_and_is_logged(scenario, policy, filed, signed_in):
    page = _page(signed_in(policy), scenario, "visas:scenario_cases", move="newly_met")
    assert {row.receipt for row in page.context["rows"]} == {one.receipt_number for one in filed}
    assert "Secret" not in page.content.decode()
    assert {row.url for row in page.context["rows"]} == {""}
    look = Access.objects.get(verb="visa.counted_listed")
    assert (look.actor, look.detail) == (policy, "move=newly_met")


def test_who_works_on_cases_is_led_to_them(scenario, policy, officer, filed, signed_in):
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=True)
    page = _page(signed_in(officer), scenario, "visas:scenario_cases", move="cases")
    found = {row.url for row in page.context["rows"]}
    assert found == {reverse("visas:case", args=[one.pk]) for one in filed}


def test_the_same_cases_come_as_a_file(scenario, policy, filed, signed_in):
    answer = _page(signed_in(policy), scenario, "visas:scenario_file", move="newly_met")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Receipt no.,Filed on,Nationality")
    assert {line.partition(",")[0] for line in lines[1:]} == {one.receipt_number for one in filed}
    assert Access.objects.filter(verb="visa.counted_exported", actor=policy).count() == 1


def test_the_numbers_of_a_group_come_as_a_file(scenario, policy, signed_in):
    client = signed_in(policy)
    [month] = [one for one in _page(client, scenario).context["groups"] if one.key == "month"]
    lines = b"".join(client.get(month.file_url).streaming_content).decode("utf-8-sig").splitlines()
    assert lines == [
        ",".join(["Code", "By month of filing", "Cases", *MOVES]),
        "2026-07,2026-07,2,0,2,2,0,0",
    ]
    taken = Access.objects.get(verb="visa.counted_exported")
    assert (taken.actor, taken.detail) == (policy, "group=month")
    assert client.get(month.file_url.replace("month", "shoe")).status_code == 404


def test_before_it_is_counted_a_group_is_no_file(scenario, policy, signed_in):
    Scenario.objects.update(state=ScenarioState.RUNNING, result={})
    file_url = reverse("visas:scenario_group_file", args=[scenario.pk, "month"])
    assert signed_in(policy).get(file_url).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"move": ""},
        {"move": "nonsense"},
        {"move": "met:nonsense"},
        {"move": "cases", "group": "nonsense", "code": "x"},
        {"move": "cases", "group": "field"},
    ],
)
def test_a_number_that_is_none_is_not_there(scenario, policy, signed_in, query):
    assert _page(signed_in(policy), scenario, "visas:scenario_cases", **query).status_code == 404


def test_an_unknown_code_has_no_cases(scenario, policy, signed_in):
    for group, code in (
        ("university", "x"),
        ("month", "x"),
        ("nationality", "XXX"),
        ("field", "-"),
    ):
        query = {"move": "cases", "group": group, "code": code}
        page = _page(signed_in(policy), scenario, "visas:scenario_cases", **query)
        assert page.context["rows"] == []


def test_what_goes_on_shows_how_far_it_is(scenario, policy, signed_in):
    Scenario.objects.update(state=ScenarioState.RUNNING, progress=10, result={})
    client = signed_in(policy)
    page = _page(client, scenario).content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert '<progress value="10"' in page
    address = reverse("visas:scenario", args=[scenario.pk])
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="answer"')


def test_a_failure_is_told(scenario, policy, signed_in):
    Scenario.objects.update(state=ScenarioState.FAILED, problem="failed", result={})
    assert "Counting broke off" in _page(signed_in(policy), scenario).content.decode()


def test_what_is_not_shared_is_not_there(scenario, policy, officer, signed_in):
    client = signed_in(officer)
    for name in ("visas:scenario", "visas:scenario_delete", "visas:scenario_cases"):
        assert _page(client, scenario, name, move="cases").status_code == 404
    assert client.get(reverse("visas:whatif")).context["rows"] == []


def test_an_author_shares_and_removes(scenario, policy, signed_in):
    client = signed_in(policy)
    share = reverse("visas:scenario_share", args=[scenario.pk])
    client.post(share, {"shared": "yes"})
    assert Scenario.objects.get().is_shared
    client.post(share, {"shared": "no"})
    assert not Scenario.objects.get().is_shared
    assert _page(client, scenario, "visas:scenario_delete").status_code == 200
    client.post(reverse("visas:scenario_delete", args=[scenario.pk]))
    assert not Scenario.objects.exists()


def test_a_reader_removes_nothing(scenario, policy, officer, signed_in):
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=True)
    client = signed_in(officer)
    client.post(reverse("visas:scenario_delete", args=[scenario.pk]))
    client.post(reverse("visas:scenario_share", args=[scenario.pk]), {"shared": "no"})
    assert Scenario.objects.get().is_shared


@pytest.mark.parametrize("padding", [{"aaa": "x" * 400}, {"move": "", "x": "&move=cases" * 40}])
def test_nothing_in_the_address_hides_what_was_looked_at(scenario, policy, signed_in, padding):
    query = {**padding, "move": "newly_met", "group": "nationality", "code": "BR"}
    _page(signed_in(policy), scenario, "visas:scenario_cases", **query)
    look = Access.objects.get(verb="visa.counted_listed")
    assert look.detail == "code=BR&move=newly_met&group=nationality"


def test_no_cell_of_a_file_is_a_formula(scenario, policy, filed, signed_in):
    university = Institution.objects.create(
        name="=HYPERLINK(A1)", country="US", ror_id="https://ror.org/0formula0"
    )
    number = FactCode.objects.create(kind="university", code=university.ror_id).pk
    CaseFacts.objects.update(university=number)
    answer = _page(signed_in(policy), scenario, "visas:scenario_file", move="cases")
    rows = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row[4] for row in rows[1:]] == ["'=HYPERLINK(A1)"] * 2
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_who_may_not_see_cases_is_not_led_to_single_people(scenario, policy, signed_in):
    scenarios.share(scenario_id=scenario.pk, actor=policy, is_shared=True)
    for who, names in ((policy, ["Brazil"]), (person(Role.SCIENCE_OFFICER), ["All others"])):
        groups = _page(signed_in(who), scenario).context["groups"]
        shown = next(group for group in groups if group.key == "nationality")
        assert [line.name for line in shown.lines] == names
        assert [pair.name for pair in shown.chart.pairs] == [
            name for name in names if who == policy
        ]


def test_what_stands_in_a_chart_is_text(scenario, policy, signed_in):
    evil = "</title><script>alert(1)</script>"
    scenario.title = evil
    scenario.result["groups"]["field"] = [
        {**scenario.result["groups"]["field"][0], "code": evil},
    ]
    scenario.save()
    page = _page(signed_in(policy), scenario).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;/title&gt;&lt;script&gt;alert") >= 3


def test_a_question_is_asked_again_with_its_own_values(policy, base, filed, signed_in):
    client = signed_in(policy)
    earlier = scenarios.ask(
        actor=policy, title="Wider", base_id=base.pk, changes={"lists.limit": 300}
    )
    page = client.get(reverse("visas:whatif_ask"), {"from": str(earlier.pk)})
    form = page.context["form"]
    assert (page.context["base"], form["title"].value(), form["lists.limit"].value()) == (
        base,
        "Wider",
        300,
    )
    answer = client.post(
        f"{reverse('visas:whatif_ask')}?base={base.pk}",
        {name: one for name, one in form.initial.items() if one not in (None, "")},
    )
    assert answer.status_code == 302
    assert Scenario.objects.exclude(pk=earlier.pk).get().changes == {"lists.limit": 300}


def test_a_scenario_that_one_may_not_read_begins_no_question(policy, scenario, signed_in):
    other = person(Role.POLICY_OWNER, name="Another policy owner")
    page = signed_in(other).get(reverse("visas:whatif_ask"), {"from": str(scenario.pk)})
    assert page.status_code == 404


def test_the_answer_is_said_in_one_sentence(policy, scenario, signed_in):
    page = _page(signed_in(policy), scenario)
    assert page.context["headline"] == ("Of 2 cases, 2 would meet the criteria instead of 0 (+2).")
