"""Rankings for programs: brought in, settled, looked at, published by a second person."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from talentportal.kernel.roles import Role
from talentportal.reference.models import RankingEdition, RankingImport
from tests.factories.people import person
from tests.factories.rankings import MIT, UNKNOWN, as_file, staged
from tests.visas.api.conftest import match

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
ALL = "/api/v1/ranking-imports/"
ETH = "https://ror.org/05a28rw58"


@pytest.fixture
def policy():
    return person(Role.POLICY_OWNER, name="First")


@pytest.fixture
def owner(api, policy):
    return api(policy)


@pytest.fixture
def second(api):
    return api(person(Role.POLICY_OWNER, name="Second"))


def handed_in(raw=None, **more):
    said = {
        "provider": "QS",
        "edition": "2028",
        "published_on": "2026-11-20",
        "source_en": "Made for a test",
        "source_ko": "시험용 자료",
        "file": SimpleUploadedFile("qs-2028.csv", raw or as_file()),
    }
    return {**said, **more}


def lines_of(client, found, query=""):
    return client.get(f"{ALL}{found.pk}/lines/{query}").json()["results"]


def settle(client, found, row, **body):
    found.refresh_from_db()
    address = f"{ALL}{found.pk}/lines/{row}/settle/"
    return client.post(address, body, headers=match(found.version))


def test_a_list_is_brought_in_once_however_often_it_is_sent(owner):
    key = {"Idempotency-Key": str(uuid4())}
    answers = [owner.post(ALL, handed_in(), format="multipart", headers=key) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    found = RankingImport.objects.get()
    assert answers[1]["Location"] == f"{ALL}{found.pk}/"
    told = answers[0].json()
    assert (told["state"], told["uploaded_by"]["name"]) == ("staged", "First")
    assert (told["lines"]["match"], told["lines"]["none"]) == (1, 1)
    assert told["source"] == {"en": "Made for a test", "ko": "시험용 자료"}
    assert told["compared_with"]["provider"] == "QS"
    assert told["moves"]["enters"] + told["moves"]["same"] > 0


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"provider": "X"}, "provider", "invalid_choice"),
        ({"edition": "§"}, "edition", "invalid"),
        ({"raw": b"rank,name,country\nx,MIT,US"}, "file", "bad_rank"),
        ({"raw": b"nothing"}, "file", "no_header"),
    ],
)
def test_what_is_wrong_with_a_list_is_told(wrong, field, code, owner):
    told = owner.post(ALL, handed_in(**wrong), format="multipart").json()["errors"][0]
    assert (told["field"], told["code"]) == (field, code)
    assert not RankingImport.objects.exists()


def test_lines_are_told_with_whom_they_mean(owner, policy):
    found = staged(policy)
    [known, unknown] = lines_of(owner, found)
    assert (known["state"], known["institution"]["key"]) == ("match", "https://ror.org/042nb2s44")
    assert (unknown["state"], unknown["institution"], unknown["candidates"]) == ("none", None, [])
    assert [one["name"] for one in lines_of(owner, found, "?state=none&state=review")] == [
        unknown["name"]
    ]


def test_a_line_is_settled_and_another_person_publishes(owner, second, policy):
    found = staged(policy, MIT, UNKNOWN)
    open_line = lines_of(owner, found, "?state=none")[0]["id"]
    told = settle(owner, found, open_line, means="left").json()
    assert (told["lines"]["left"], told["version"]) == (1, 2)
    publish = f"{ALL}{found.pk}/publish/"
    assert owner.post(publish, headers=match(2)).json()["code"] == "four_eyes"
    assert second.post(publish, headers=match(1)).json()["code"] == "stale"
    published = second.post(publish, headers=match(2)).json()
    edition = RankingEdition.objects.get(provider="QS", edition="2028")
    assert (published["state"], published["became"]) == ("published", str(edition.pk))
    assert published["settled_by"]["name"] == "Second"


def test_a_line_may_mean_a_university_that_is_held_or_one_to_be_added(owner, policy):
    found = staged(policy, UNKNOWN, "151-200,Instituto del Fin,CL,")
    first, other = (one["id"] for one in lines_of(owner, found))
    assert settle(owner, found, first, means="chosen", institution=ETH).status_code == 200
    new = {"name": "Instituto del Fin", "country": "CL"}
    assert settle(owner, found, other, means="added", addition=new).status_code == 200
    [held, added] = lines_of(owner, found)
    assert (held["institution"]["key"], held["resolved_by"]["name"]) == (ETH, "First")
    assert added["addition"] == {**new, "city": "", "ror_id": ""}


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"means": "match"}, "means", "invalid_choice"),
        ({"means": "chosen"}, "institution", "unknown_key"),
        ({"means": "chosen", "institution": "nobody"}, "institution", "unknown_key"),
        ({"means": "added"}, "addition", "required"),
        (
            {"means": "added", "addition": {"name": "x", "country": "??"}},
            "addition.country",
            "unknown",
        ),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(body, field, code, owner, policy):
    found = staged(policy, UNKNOWN)
    address = f"{ALL}{found.pk}/lines/{lines_of(owner, found)[0]['id']}/settle/"
    told = owner.post(address, body, headers=match(1)).json()["errors"][0]
    assert (told["field"], told["code"]) == (field, code)


def test_who_enters_leaves_and_moves_is_listed_page_by_page(owner, policy):
    found = staged(policy)
    address = f"{ALL}{found.pk}/moves/"
    whole = owner.get(f"{address}?page_size=100").json()["results"]
    gone = owner.get(f"{address}?kind=leaves&page_size=100").json()["results"]
    assert [one for one in whole if one["kind"] == "leaves"] == gone
    assert all(one["after"] is None and one["before"] for one in gone)
    crossing = owner.get(f"{address}?crossing=true&page_size=100").json()["results"]
    assert [one for one in whole if one["crossed"]] == crossing
    pages, following = [], f"{address}?page_size=2"
    while following:
        page = owner.get(following).json()
        pages += page["results"]
        following = page["next"]
    assert pages == whole
    assert owner.get(f"{address}?kind=sideways").json()["errors"][0]["field"] == "kind"


def test_a_list_is_discarded(owner, policy):
    found = staged(policy)
    assert owner.post(f"{ALL}{found.pk}/discard/").status_code == 428
    told = owner.post(f"{ALL}{found.pk}/discard/", headers=match(1)).json()
    assert told["state"] == "discarded"
    assert owner.get(f"{ALL}?state=staged").json()["results"] == []


def test_auditors_read_and_others_do_not(api, owner, policy, auditor, officer):
    found = staged(policy)
    reader = api(auditor)
    assert reader.get(f"{ALL}{found.pk}/")["ETag"] == '"1"'
    assert reader.post(f"{ALL}{found.pk}/discard/", headers=match(1)).status_code == 403
    assert api(officer).get(ALL).status_code == 403
    reads = api(policy, "reference:read")
    assert reads.post(ALL, handed_in(), format="multipart").json()["code"] == "scope_missing"


def test_a_line_of_another_list_is_not_there(owner, policy):
    found, other = staged(policy), staged(policy, edition="2029")
    row = lines_of(owner, other)[0]["id"]
    assert settle(owner, found, row, means="left").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_lines_take_the_same_number_of_queries(rows, owner, policy, django_assert_num_queries):
    found = staged(policy, *(f"{150 + one},Nowhere {one},DE," for one in range(rows)))
    found.rows.update(state="review", candidates=[ETH])
    with django_assert_num_queries(6):  # token, grants, the filter, the list, lines, candidates
        told = lines_of(owner, found)
    assert [one["candidates"][0]["name"] for one in told] == ["ETH Zurich"] * rows
