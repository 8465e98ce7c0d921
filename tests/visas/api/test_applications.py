"""Applications in the API: listed, read, opened, changed; strangers find nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone
from rest_framework.test import APIClient

from talentportal.audit.models import Access
from talentportal.core.models import GivenAnswer
from talentportal.kernel.roles import Role
from tests.factories.people import bearer, person
from tests.factories.visas import (
    ApplicationFactory,
    DegreeFactory,
    EmploymentFactory,
    FamilyMemberFactory,
)
from tests.visas.api.conftest import APPLICATIONS, match
from visas.models import Application
from visas.rules.states import State

pytestmark = pytest.mark.django_db


def ids(answer):
    return [row["id"] for row in answer.json()["results"]]


def test_an_applicant_lists_own_applications_only(own, draft):
    ApplicationFactory(state=State.QUEUED)
    answer = own.get(APPLICATIONS)

    assert ids(answer) == [str(draft.pk)]
    assert answer.json()["results"][0]["case"] is None
    assert answer.json()["results"][0]["is_own"] is True


def test_an_officer_lists_filed_applications_of_others(desk, draft, officer):
    case = ApplicationFactory(state=State.IN_REVIEW, officer=officer, flags=["incomplete"])
    found = desk.get(APPLICATIONS).json()["results"]

    assert [row["id"] for row in found] == [str(case.pk)]
    assert found[0]["case"] == {
        "officer": {"id": str(officer.pk), "name": "Officer"},
        "outcome": "",
        "pathway": "",
        "flags": ["incomplete"],
    }


def test_a_consortium_member_lists_nothing(api, member, draft):
    assert ids(api(member).get(APPLICATIONS)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_takes_the_same_number_of_queries(desk, django_assert_num_queries, rows):
    for _ in range(rows):
        ApplicationFactory(state=State.IN_REVIEW)
    desk.get(APPLICATIONS)
    with django_assert_num_queries(4):  # token, grants, the list with its officers, the log
        desk.get(APPLICATIONS)


@pytest.mark.parametrize("rows", [1, 3])
def test_an_application_takes_the_same_number_of_queries(
    desk, url, django_assert_num_queries, rows
):
    case = ApplicationFactory(state=State.IN_REVIEW)
    for _ in range(rows):
        DegreeFactory(application=case)
        EmploymentFactory(application=case)
        FamilyMemberFactory(application=case)
    desk.get(url(case))
    with django_assert_num_queries(9):
        desk.get(url(case))


def test_following_next_leads_through_all_cases_once(desk):
    cases = [
        ApplicationFactory(state=State.QUEUED, submitted_at=timezone.now() - timedelta(days=number))
        for number in range(5)
    ]
    ApplicationFactory(state=State.WITHDRAWN, submitted_at=None, receipt_number=None)
    link, found = f"{APPLICATIONS}?ordering=submitted_at&page_size=2", []
    while link:
        page = desk.get(link).json()
        found += [row["id"] for row in page["results"]]
        link = page["next"]

    assert found == [str(case.pk) for case in reversed(cases)]


def test_a_stranger_finds_nothing_behind_any_address(api, stranger, draft, url):
    client = api(stranger)
    parts = ["", "degrees/", "employments/", "family/", "checklist/", "documents/", "actions/"]
    parts += ["messages/", "notes/", "history/", "assessment/", "letter/en/"]

    assert {client.get(url(draft, part)).status_code for part in parts} == {404}
    assert client.patch(url(draft), {"sex": "M"}, headers=match(1)).status_code == 404
    posts = ["degrees/", "actions/withdraw/", "actions/submit/", "assign/", "messages/", "notes/"]
    assert {client.post(url(draft, part), {}, headers=match(1)).status_code for part in posts} == {
        404
    }


def test_an_officer_does_not_know_of_a_draft(desk, draft, url):
    assert desk.get(url(draft)).status_code == 404


def test_an_application_is_told_whole_but_never_its_passport_number(own, draft, url):
    FamilyMemberFactory(application=draft, passport_number="M7654321")
    answer = own.get(url(draft))
    told = answer.json()

    assert answer["ETag"] == f'"{draft.version}"'
    assert told["passport_masked"] == "••••••678"
    assert "M12345678" not in answer.content.decode()
    assert "M7654321" not in answer.content.decode()
    assert (told["state"], told["state_label"]) == ("draft", "Draft")
    assert told["offer_annual_pay_won"] == 180_000_000
    assert [row["institution_name"] for row in told["degrees"]] == [
        "Massachusetts Institute of Technology"
    ]
    assert told["family"][0]["has_passport_number"] is True
    assert {gap["field"] for gap in told["gaps"]} == {"family_passports", "marriage_certificate"}


def test_what_a_draft_lacks_is_named_with_its_place(own, draft, url):
    Application.objects.update(phone="", address="")
    draft.degrees.update(level="")
    gaps = own.get(url(draft)).json()["gaps"]

    assert gaps == [
        {
            "step": "identity",
            "list": None,
            "row": 0,
            "field": "address",
            "code": "required",
            "detail": "This answer is missing.",
        },
        {
            "step": "education",
            "list": "degrees",
            "row": 1,
            "field": "level",
            "code": "required",
            "detail": "This answer is missing.",
        },
    ]


def test_a_look_at_anothers_case_is_logged_once_in_a_while(desk, officer, url):
    case = ApplicationFactory(state=State.QUEUED)
    for _ in range(2):
        desk.get(url(case))

    assert list(Access.objects.values_list("actor", "person", "verb")) == [
        (officer.pk, case.applicant_id, "visa.case_viewed")
    ]


def test_looking_at_ones_own_is_not_logged(own, draft, url):
    own.get(url(draft))

    assert not Access.objects.exists()


def test_the_applicant_is_told_of_no_proposal(own, applicant, url):
    case = ApplicationFactory(applicant=applicant, state=State.REFUSAL_PROPOSED, flags=["not_met"])
    told = own.get(url(case)).json()

    assert (told["state"], told["state_label"], told["case"]) == ("in_review", "In review", None)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("state=in_review", True),
        ("state=refusal_proposed", False),
        ("state=refusal_proposed&state=approval_proposed", False),
        ("state=draft&state=in_review", True),
        ("flag=not_met", False),
        ("outcome=not_met", False),
        ("officer=none", False),
    ],
)
def test_filters_tell_the_applicant_no_more_than_the_page(own, applicant, query, is_found):
    case = ApplicationFactory(
        applicant=applicant,
        state=State.REFUSAL_PROPOSED,
        flags=["not_met"],
        assessed_outcome="not_met",
    )
    assert ids(own.get(f"{APPLICATIONS}?{query}")) == ([str(case.pk)] if is_found else [])


@pytest.mark.parametrize(
    "query",
    [
        "state=in_review",
        "state=in_review&state=queued",
        "track=F-2-T",
        "outcome=met",
        "flag=incomplete",
        "field=bio",
        "nationality=VN",
        "officer=me",
        "submitted_from=2026-11-02",
        "submitted_to=2026-11-02",
        "submitted_from=2026-11-02&submitted_to=2026-11-02",
        "due_to=2026-12-01",
        "q=TT-2026-000777",
        "q=000777",
        "q=tran thi",
        "q=hangang",
    ],
)
def test_each_filter_finds_its_case_and_no_other(desk, officer, query):
    fields = {
        "state": State.IN_REVIEW,
        "officer": officer,
        "assessed_outcome": "met",
        "flags": ["incomplete", "not_met"],
        "offer_field": "bio",
        "nationality": "VN",
        "submitted_at": datetime(2026, 11, 2, 0, 30, tzinfo=timezone.get_default_timezone()),
        "due_on": date(2026, 12, 1),
        "receipt_number": "TT-2026-000777",
        "family_name": "Tran",
        "given_name": "Thi Mau",
        "offer_employer": "Hangang Bio (fictional)",
    }
    case = ApplicationFactory(**fields)
    days = 900 if "submitted_from" in query else -1
    ApplicationFactory(
        state=State.SUPPLEMENT,
        track="D-10-T",
        offer_employer="Seorak Robotics (fictional)",
        submitted_at=timezone.now() - timedelta(days=days),
    )
    assert ids(desk.get(f"{APPLICATIONS}?{query}")) == [str(case.pk)]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("state=lost", "state"),
        ("nationality=XX", "nationality"),
        ("submitted_from=yesterday", "submitted_from"),
        ("submitted_to=9999-12-31", "submitted_to"),
        ("q=%00", "q"),
        ("track=E-7", "track"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(desk, query, field):
    answer = desk.get(f"{APPLICATIONS}?{query}")

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_a_draft_is_opened_with_what_is_known(own, applicant):
    body = {"track": "F-2-T", "family_name": "Örnek", "nationality": "TR", "has_family": False}
    answer = own.post(APPLICATIONS, body)

    application = Application.objects.get(applicant=applicant)
    assert (answer.status_code, answer["ETag"]) == (201, '"1"')
    assert answer["Location"] == f"/api/v1/applications/{application.pk}/"
    assert (application.family_name, application.nationality) == ("Örnek", "TR")


def test_an_open_draft_is_returned_and_never_overwritten(own, draft):
    again = own.post(APPLICATIONS, {})
    refused = own.post(APPLICATIONS, {"family_name": "Other"})

    assert (again.status_code, again.json()["id"]) == (200, str(draft.pk))
    assert (refused.status_code, refused.json()["code"]) == (409, "draft_exists")


def test_an_officer_opens_no_application(desk):
    answer = desk.post(APPLICATIONS, {})

    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


def test_opening_twice_with_one_key_opens_one(own, applicant):
    headers = {"Idempotency-Key": "9f0b54e1-open"}
    first = own.post(APPLICATIONS, {"family_name": "Örnek"}, headers=headers)
    again = own.post(APPLICATIONS, {"family_name": "Örnek"}, headers=headers)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert (Application.objects.count(), GivenAnswer.objects.count()) == (1, 1)


def test_answers_are_changed_at_the_version_seen(own, draft, url):
    body = {"passport_number": "m 9876 5432", "offer_annual_pay_won": None, "has_family": True}
    answer = own.patch(url(draft), body, headers=match(draft.version))

    draft.refresh_from_db()
    assert (answer.status_code, answer["ETag"]) == (200, f'"{draft.version}"')
    assert (draft.passport_number, draft.offer_annual_pay_won) == ("M98765432", None)
    assert answer.json()["passport_masked"] == "••••••432"


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [({}, 428, "version_required"), (match(99), 412, "stale")],
)
def test_without_the_present_version_nothing_changes(own, draft, url, headers, status, code):
    answer = own.patch(url(draft), {"sex": "M"}, headers=headers)

    draft.refresh_from_db()
    assert (answer.status_code, answer.json()["code"], draft.sex) == (status, code, "F")


def test_a_filed_application_cannot_be_changed(own, applicant, url):
    filed = ApplicationFactory(applicant=applicant, state=State.QUEUED)
    answer = own.patch(url(filed), {"sex": "M"}, headers=match(filed.version))

    assert (answer.status_code, answer.json()["code"]) == (409, "not_editable")


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"nationality": "XX"}, "nationality", "unknown"),
        ({"nationality": "br"}, "nationality", "unknown"),
        ({"sex": "Q"}, "sex", "invalid_choice"),
        ({"born_on": "2999-01-01"}, "born_on", "in_future"),
        ({"born_on": "12.04.1988"}, "born_on", "invalid"),
        ({"passport_number": "12"}, "passport_number", "passport_form"),
        ({"passport_expires_on": "2020-01-01"}, "passport_expires_on", "passport_expired"),
        ({"offer_annual_pay_won": -1}, "offer_annual_pay_won", "min_value"),
        ({"offer_annual_pay_won": 10**13}, "offer_annual_pay_won", "max_value"),
        ({"offer_field": "astrology"}, "offer_field", "unknown_field"),
        ({"family_name": "x" * 81}, "family_name", "max_length"),
        ({"family_name": "a\x00b"}, "family_name", "null_characters_not_allowed"),
        ({"state": "approved"}, "state", "unknown_name"),
        ({"officer": None}, "officer", "unknown_name"),
    ],
)
def test_a_value_that_is_none_is_named_and_nothing_changes(own, draft, url, body, field, code):
    answer = own.patch(url(draft), body, headers=match(draft.version))

    assert answer.status_code == 422
    assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [(field, code)]
    assert Application.objects.get().version == draft.version


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        (r'{"family_name": "\ud800"}', "family_name", "surrogate_characters_not_allowed"),
        (r'{"sex": "\ud800"}', "sex", "invalid_choice"),
        (r'{"\ud800": 1}', "?", "unknown_name"),
    ],
)
def test_half_a_character_is_refused_and_can_be_quoted(own, draft, url, body, field, code):
    headers = match(draft.version)
    answer = own.generic("PATCH", url(draft), body, "application/json", headers=headers)

    assert answer.status_code == 422
    assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [(field, code)]


def test_errors_come_in_korean(own, draft, url):
    headers = {**match(draft.version), "Accept-Language": "ko"}
    answer = own.patch(url(draft), {"sex": "Q"}, headers=headers)

    assert answer.json()["errors"][0]["detail"] == '"Q"은 유효하지 않은 선택입니다.'


def test_the_next_case_is_taken_or_there_is_none(desk, officer):
    waiting = ApplicationFactory(state=State.QUEUED)
    taken = desk.post(f"{APPLICATIONS}take-next/")
    none = desk.post(f"{APPLICATIONS}take-next/")

    assert (taken.status_code, taken.json()["id"]) == (200, str(waiting.pk))
    assert taken.json()["case"]["officer"]["id"] == str(officer.pk)
    assert (none.status_code, none.content) == (204, b"")


def test_a_person_with_two_roles_sees_own_as_applicant_and_others_as_officer(api, url):
    both = person(Role.APPLICANT, Role.JUSTICE_OFFICER)
    mine = ApplicationFactory(applicant=both, state=State.APPROVAL_PROPOSED)
    other = ApplicationFactory(state=State.APPROVAL_PROPOSED)
    client = api(both)

    assert client.get(url(mine)).json()["state"] == "in_review"
    assert client.get(url(other)).json()["state"] == "approval_proposed"
    assert ids(client.get(f"{APPLICATIONS}?state=approval_proposed")) == [str(other.pk)]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_starting_twice_at_once_opens_one_draft(applicant):
    headers, start = bearer(applicant), Barrier(3)

    def post(_):
        start.wait()
        try:
            answer = APIClient().post(APPLICATIONS, {}, headers=headers)
            return answer.status_code, answer.json()["id"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(post, range(3)))

    assert {status for status, _ in answers} <= {200, 201}
    assert {pk for _, pk in answers} == {str(Application.objects.get().pk)}
