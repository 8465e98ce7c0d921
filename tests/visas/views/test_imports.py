"""The pages of rankings that are brought in: who reads, who writes, what is told."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from talentportal.kernel.roles import Role
from talentportal.reference.models import Institution, RankingEdition, RankingImport
from tests.factories.people import person
from tests.factories.rankings import MIT, UNKNOWN, as_file, staged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
IMPORTS = reverse("visas:ranking_imports")
COMPARED = {"is_compared": "on"}
SAID = {
    "provider": "QS",
    "edition": "2028",
    "published_on": "2026-11-20",
    "source_en": "QS Quacquarelli Symonds",
    "source_ko": "QS",
}


@pytest.fixture
def owner(db):
    return person(Role.POLICY_OWNER, name="First owner")


@pytest.fixture
def second(db):
    return person(Role.POLICY_OWNER, name="Second owner")


def page(name, found, *more):
    return reverse(f"visas:{name}", args=[found.pk, *more])


def hand_in(client, raw, **said):
    file = SimpleUploadedFile("qs-2028.csv", raw, "text/csv")
    return client.post(reverse("visas:ranking_upload"), {**SAID, **said, "file": file})


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.POLICY_OWNER, 200),
        (Role.AUDITOR, 200),
        (Role.JUSTICE_OFFICER, 403),
        (Role.ADMINISTRATOR, 403),
        (Role.APPLICANT, 403),
    ],
)
def test_imports_are_for_policy_owners_and_auditors(role, status, owner, signed_in):
    found = staged(owner)
    client = signed_in(person(role))
    assert client.get(IMPORTS).status_code == status
    assert client.get(page("ranking_import", found)).status_code == status


def test_an_auditor_reads_and_changes_nothing(owner, auditor, signed_in):
    found = staged(owner)
    client = signed_in(auditor)
    assert "Discard" not in client.get(page("ranking_import", found)).content.decode()
    assert client.get(reverse("visas:ranking_upload")).status_code == 403
    for name in ("ranking_publish", "ranking_discard"):
        assert client.post(page(name, found), {"seen_version": 1}).status_code == 403


def test_a_file_is_handed_in_and_shown(owner, signed_in):
    answer = hand_in(signed_in(owner), as_file())
    found = RankingImport.objects.get()
    assert answer.url == page("ranking_import", found)
    text = signed_in(owner).get(answer.url).content.decode()
    assert "1 name must be settled before it can be published." in text
    assert "Universität am Ende der Welt" in text


def test_every_wrong_line_is_told_beside_the_file(owner, signed_in):
    answer = hand_in(signed_in(owner), as_file(MIT, "x,Nowhere,KR,", "2,Somewhere,Atlantis,"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Line 3: This is no rank: “x”." in text
    assert "Line 4: This is no country: “Atlantis”." in text
    assert "QS Quacquarelli Symonds" in text


@pytest.mark.parametrize(
    "said", [{"edition": ""}, {"published_on": "soon"}, {"provider": "ME"}, {"edition": "2027"}]
)
def test_what_is_said_of_the_list_is_checked(said, owner, signed_in):
    assert hand_in(signed_in(owner), as_file(), **said).status_code == 422
    assert not RankingImport.objects.exists()


@pytest.mark.parametrize("part", ["crossing", "enters", "leaves", "up", "down", "same", "rows"])
@pytest.mark.parametrize("number", ["1", "2", "x"])
def test_every_part_of_the_preview_is_shown(part, number, owner, signed_in):
    url = page("ranking_import", staged(owner))
    assert signed_in(owner).get(url, {"show": part, "page": number}).status_code == 200


def test_the_preview_tells_who_leaves(owner, signed_in):
    text = (
        signed_in(owner)
        .get(page("ranking_import", staged(owner)), {"show": "leaves"})
        .content.decode()
    )
    assert "ETH Zurich" in text
    assert "Massachusetts" not in text.partition("What it changes")[2]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"university": "leave"}, "left"),
        ({"university": "another", "other": "Seoul National University"}, "chosen"),
        ({"university": "new", "name": "Am Ende", "country": "DE", "city": "Ende"}, "added"),
    ],
)
def test_a_name_is_settled(said, state, owner, signed_in):
    found = staged(owner)
    row = found.rows.get(position=2)
    client, url = signed_in(owner), page("ranking_line", found, row.pk)
    assert client.get(url).status_code == 200
    answer = client.post(url, {"seen_version": 1, **said})
    assert answer.url == page("ranking_import", found)
    row.refresh_from_db()
    assert (row.state, row.resolved_by) == (state, owner)
    text = client.get(page("ranking_import", found)).content.decode()
    assert "Every name is settled. A policy owner who neither" in text


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"university": "another", "other": "Nowhere"},
        {"university": "new", "name": "", "country": "DE"},
        {"university": "new", "name": "Am Ende", "country": "DE", "ror_id": "12"},
        {"university": "another", "other": "MIT"},
    ],
)
def test_a_name_that_is_not_settled_is_asked_for_again(said, owner, signed_in):
    found = staged(owner)
    row = found.rows.get(position=2)
    answer = signed_in(owner).post(page("ranking_line", found, row.pk), {"seen_version": 1, **said})
    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.state == "none"


def test_the_next_open_name_follows(owner, signed_in):
    found = staged(owner, MIT, UNKNOWN, "151-200,Another Unheard Of,FR,")
    first, following = found.rows.filter(state="none")
    answer = signed_in(owner).post(
        page("ranking_line", found, first.pk), {"seen_version": 1, "university": "leave"}
    )
    assert answer.url == page("ranking_line", found, following.pk)


def test_the_second_owner_publishes(owner, second, signed_in):
    found = staged(owner, MIT)
    client = signed_in(second)
    assert "You may publish it." in client.get(page("ranking_import", found)).content.decode()
    answer = client.post(page("ranking_publish", found), {"seen_version": 1, **COMPARED})
    assert answer.url == page("ranking_import", found)
    assert RankingEdition.objects.get(edition="2028").entries.get().institution == (
        Institution.objects.get(ror_id="https://ror.org/042nb2s44")
    )
    text = client.get(page("ranking_import", found)).content.decode()
    assert "Published by" in text
    assert "Discard" not in text
    dataset = reverse("reference:dataset", args=["qs-2028"])
    assert client.get(dataset).status_code == 200


def test_nobody_publishes_without_having_compared(owner, second, signed_in):
    found = staged(owner, MIT)
    answer = signed_in(second).post(page("ranking_publish", found), {"seen_version": 1})
    assert answer.status_code == 422
    assert "Compare the list with its source first." in answer.content.decode()
    assert not RankingEdition.objects.filter(edition="2028").exists()


def test_a_list_that_is_not_out_yet_is_refused(owner, signed_in):
    day = timezone.localdate() + timedelta(days=1)
    answer = hand_in(signed_in(owner), as_file(), published_on=day.isoformat())
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"published_on": ["This date lies in the future."]}


def test_the_parts_of_the_preview_say_how_much_is_in_them(owner, signed_in):
    page_of = signed_in(owner).get(page("ranking_import", staged(owner)))
    counts = {str(tab.text): tab.count for tab in page_of.context["tabs"]}
    assert (counts["Names"], counts["Leaves"]) == (1, 2)
    assert list(counts)[:2] == ["Names", "Cross rank 100 or 200"]


def test_the_first_owner_is_told_that_another_publishes(owner, signed_in):
    found = staged(owner, MIT)
    answer = signed_in(owner).post(page("ranking_publish", found), {"seen_version": 1, **COMPARED})
    assert answer.status_code == 422
    assert "Somebody else publishes" in answer.content.decode()


@pytest.mark.parametrize(("version", "status"), [("", 422), ("7", 409)])
def test_an_act_on_an_older_page_is_refused(version, status, owner, second, signed_in):
    found = staged(owner, MIT)
    said = {"seen_version": version, **COMPARED}
    answer = signed_in(second).post(page("ranking_publish", found), said)
    assert answer.status_code == status


def test_a_list_is_discarded(owner, signed_in):
    found = staged(owner, MIT)
    signed_in(owner).post(page("ranking_discard", found), {"seen_version": 1})
    found.refresh_from_db()
    assert found.state == "discarded"
    assert "Discarded by" in signed_in(owner).get(page("ranking_import", found)).content.decode()


@pytest.mark.parametrize("address", ["list", "one"])
def test_the_pages_take_the_same_number_of_queries(address, owner, signed_in):
    client = signed_in(owner)
    counts = []
    for size, edition in ((1, "2028"), (3, "2029")):
        lines = [f"{number},Unheard Of {number} Place,DE," for number in range(1, size + 1)]
        found = staged(owner, *lines, edition=edition)
        url = IMPORTS if address == "list" else page("ranking_import", found)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
