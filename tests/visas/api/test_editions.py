"""Rule editions for programs: the list, one of them with both texts, and what two differ in."""

import pytest
from django.utils import timezone

from tests.visas.editions import TOP_200, drafted, policy_owner
from visas.models import RuleEdition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
ALL = "/api/v1/rule-editions/"


def shipped(code=TOP_200):
    return RuleEdition.objects.get(code=code)


def test_officers_list_what_is_published(desk):
    drafted(policy_owner())
    codes = [row["code"] for row in desk.get(ALL, {"track": "F-2-T"}).json()["results"]]
    assert codes == ["F-2-T/2026-10-01", "F-2-T/2026-06-25", "F-2-T/2025-04-02"]


def test_policy_owners_list_drafts_as_well(api):
    draft = drafted(policy_owner())
    found = api(policy_owner()).get(ALL, {"status": "draft"}).json()["results"]
    assert [(row["code"], row["standing"]) for row in found] == [(draft.code, "draft")]


def test_the_edition_of_a_day_is_found(desk):
    day = {"track": "F-2-T", "in_force_on": "2026-07-01"}
    [found] = desk.get(ALL, day).json()["results"]
    assert (found["code"], found["standing"]) == ("F-2-T/2026-06-25", "superseded")
    today = {"track": "F-2-T", "in_force_on": timezone.localdate().isoformat()}
    assert [row["code"] for row in desk.get(ALL, today).json()["results"]] == [TOP_200]


def test_one_edition_is_told_whole_in_both_languages(desk):
    answer = desk.get(f"{ALL}{shipped().pk}/")
    told = answer.json()
    assert answer["ETag"] == '"1"'
    assert told["parameters"] == shipped().parameters
    education = {
        language: told["text"][language][0]["clauses"][0]["sentences"][0]
        for language in ("en", "ko")
    }
    assert "within rank 200" in education["en"]
    assert "200위 이내" in education["ko"]


def test_two_editions_are_compared(desk):
    before, after = shipped("F-2-T/2026-06-25"), shipped()
    found = desk.get(f"{ALL}{before.pk}/compared-with/{after.pk}/").json()
    changed = {row["path"]: (row["before"], row["after"]) for row in found}
    assert changed["lists.limit"] == ("rank 100", "rank 200")


def test_a_draft_does_not_exist_for_officers_and_nothing_does_for_applicants(desk, own):
    draft = drafted(policy_owner())
    assert desk.get(f"{ALL}{draft.pk}/").status_code == 404
    assert desk.get(f"{ALL}{shipped().pk}/compared-with/{draft.pk}/").status_code == 404
    assert own.get(ALL).status_code == 403
