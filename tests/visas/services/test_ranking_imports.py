"""A ranking is brought in, settled and published by two people; before that nothing counts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from talentportal.audit.models import Event
from talentportal.kernel.errors import NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from talentportal.reference import selectors as reference
from talentportal.reference.models import (
    DataSet,
    Institution,
    RankingEdition,
    RankingEntry,
    RankingImport,
    RankingImportRow,
)
from talentportal.reference.rules.codes import RowState
from talentportal.reference.rules.ranking_diff import Kind
from talentportal.reference.selectors.imports import next_open, preview, states
from talentportal.reference.services import ranking_imports, ranking_publishing
from talentportal.reference.services.ranking_imports import UnreadableFile
from tests.factories.people import person
from tests.factories.rankings import MIT, UNKNOWN, described, staged
from visas.selectors.identities import ranking_resolver, registers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SEOUL = "=2,Seoul National University,KR,"
NANYANG = "https://ror.org/02e7b5302"


@pytest.fixture
def owner(db):
    return person(Role.POLICY_OWNER, name="First owner")


@pytest.fixture
def second(db):
    return person(Role.POLICY_OWNER, name="Second owner")


def publish(found, actor):
    found.refresh_from_db()
    return ranking_publishing.publish(import_id=found.pk, actor=actor, seen_version=found.version)


def say(found, row, actor, means, **said):
    found.refresh_from_db()
    return ranking_imports.resolve(
        import_id=found.pk,
        row_id=row.pk,
        actor=actor,
        seen_version=found.version,
        means=means,
        **said,
    )


def test_a_file_is_brought_in_line_by_line(owner):
    found = staged(owner, MIT, SEOUL, UNKNOWN)
    rows = list(found.rows.values_list("line", "rank", "rank_to", "rank_text", "state", "because"))
    assert rows == [
        (2, 1, 1, "1", "match", "ror_id"),
        (3, 2, 2, "=2", "match", "exact_name"),
        (4, 101, 150, "101-150", "none", "no_similar_name"),
    ]
    assert (found.depth, found.row_count, found.uploaded_by) == (150, 3, owner)
    told = Event.objects.of("reference.rankingimport", found.pk).get()
    assert (told.verb, told.actor, told.after["rows"]) == ("reference.import_staged", owner, 3)


def test_a_university_stands_in_a_list_once(owner):
    found = staged(owner, MIT, "5,Massachusetts Institute of Technology,US,")
    row = found.rows.get(position=2)
    assert (row.state, row.because, row.candidates) == (
        "review",
        "twice",
        ["https://ror.org/042nb2s44"],
    )


def test_an_id_that_contradicts_the_name_is_for_a_person(owner):
    found = staged(owner, "1,Seoul National University,KR,https://ror.org/012345678")
    row = found.rows.get()
    assert (row.state, row.because) == ("review", "another_id")


def test_before_publication_nothing_counts(owner):
    before = (reference.rankings(), registers().universities, DataSet.objects.count())
    staged(owner, MIT, SEOUL)
    assert (reference.rankings(), registers().universities, DataSet.objects.count()) == before
    assert not RankingEdition.objects.filter(edition="2028").exists()


def test_a_second_owner_publishes_and_every_process_notices(owner, second):
    before = reference.rankings()
    found = staged(owner, MIT, SEOUL)
    edition = publish(found, second)
    now = reference.rankings()
    assert len(now.editions) == len(before.editions) + 1
    ranks = {(row.body, row.rank) for row in now.ranks if row.edition == "2028"}
    assert ranks == {("https://ror.org/042nb2s44", 1), ("https://ror.org/04h9pn542", 2)}
    found.refresh_from_db()
    assert (found.state, found.settled_by, found.became) == ("published", second, edition)
    assert (edition.published_on, edition.depth) == (found.published_on, 2)
    told = Event.objects.of("reference.rankingimport", found.pk).order_by("id").last()
    assert (told.verb, told.actor) == ("reference.import_published", second)


def test_who_brought_it_in_does_not_publish_it(owner):
    with pytest.raises(NotPermitted) as refusal:
        publish(staged(owner, MIT), owner)
    assert refusal.value.code == "four_eyes"
    assert not RankingEdition.objects.filter(edition="2028").exists()


def test_who_settled_a_line_does_not_publish_it_either(owner, second):
    found = staged(owner, MIT, UNKNOWN)
    say(found, found.rows.get(position=2), second, RowState.LEFT)
    with pytest.raises(NotPermitted):
        publish(found, second)
    publish(found, person(Role.POLICY_OWNER))


def test_an_open_name_keeps_a_list_from_being_published(owner, second):
    found = staged(owner, MIT, UNKNOWN)
    with pytest.raises(Refused) as refusal:
        publish(found, second)
    assert refusal.value.code == "unresolved"


def test_a_name_may_be_left_without_a_university(owner, second):
    found = staged(owner, MIT, UNKNOWN)
    say(found, found.rows.get(position=2), owner, RowState.LEFT)
    edition = publish(found, second)
    entry = edition.entries.get(position=2)
    assert (entry.institution, entry.name) == (None, "Universität am Ende der Welt")


def test_a_name_is_said_to_be_a_university_that_is_held(owner, second):
    found = staged(owner, MIT, UNKNOWN)
    nanyang = Institution.objects.get(ror_id=NANYANG)
    row = found.rows.get(position=2)
    say(found, row, owner, RowState.CHOSEN, institution_id=nanyang.pk)
    assert publish(found, second).entries.get(position=2).institution == nanyang
    told = Event.objects.of("reference.rankingimport", found.pk).get(
        verb="reference.import_resolved"
    )
    assert (told.actor, told.after["name"]) == (owner, row.name)


def test_no_university_is_said_twice(owner):
    found = staged(owner, MIT, UNKNOWN)
    mit = Institution.objects.get(ror_id="https://ror.org/042nb2s44")
    with pytest.raises(Refused) as refusal:
        say(found, found.rows.get(position=2), owner, RowState.CHOSEN, institution_id=mit.pk)
    assert refusal.value.code == "taken"


NEW = {"name": "Universität am Ende der Welt", "country": "DE", "city": "Ende", "ror_id": ""}


def test_a_new_university_comes_with_the_list_and_not_before(owner, second):
    found = staged(owner, MIT, UNKNOWN)
    say(found, found.rows.get(position=2), owner, RowState.ADDED, addition=NEW)
    assert not Institution.objects.filter(name=NEW["name"]).exists()
    assert registers().university(NEW["name"], "DE").status == "none"
    publish(found, second)
    match = registers().university(NEW["name"], "DE")
    added = Institution.objects.get(name=NEW["name"])
    assert (match.status, match.ref) == ("match", str(added.pk))
    assert RankingEntry.objects.get(institution=added).rank_to == 150
    assert DataSet.objects.get(code="institutions-added").row_count == 1


def test_a_university_that_is_held_is_not_added(owner):
    found = staged(owner, MIT, UNKNOWN)
    for new in (
        {**NEW, "name": "ETH Zurich", "country": "CH"},
        {**NEW, "ror_id": NANYANG},
    ):
        with pytest.raises(Refused) as refusal:
            say(found, found.rows.get(position=2), owner, RowState.ADDED, addition=new)
        assert refusal.value.code == "held"


@pytest.mark.parametrize(
    "again",
    [NEW, {**NEW, "name": "Universität im Märchen", "ror_id": "https://ror.org/05fairy42"}],
)
def test_a_university_is_added_by_one_line_only(again, owner):
    found = staged(owner, MIT, UNKNOWN, "160,Another that nobody knows,DE,")
    first = {**NEW, "ror_id": again["ror_id"]}
    say(found, found.rows.get(position=2), owner, RowState.ADDED, addition=first)
    with pytest.raises(Refused) as refusal:
        say(found, found.rows.get(position=3), owner, RowState.ADDED, addition=again)
    assert refusal.value.code == "taken"


def test_what_somebody_else_changed_is_read_again_first(owner, second):
    found = staged(owner, MIT, UNKNOWN)
    say(found, found.rows.get(position=2), owner, RowState.LEFT)
    with pytest.raises(Stale):
        ranking_publishing.publish(import_id=found.pk, actor=second, seen_version=1)


def test_an_edition_that_is_held_is_not_brought_in(owner):
    with pytest.raises(Refused) as refusal:
        staged(owner, MIT, edition="2027")
    assert (refusal.value.code, refusal.value.field) == ("edition_held", "edition")


def test_an_edition_waits_once(owner):
    staged(owner, MIT)
    with pytest.raises(Refused) as refusal:
        staged(owner, SEOUL)
    assert refusal.value.code == "already_staged"


def test_a_discarded_list_leaves_room_for_another(owner, second):
    found = staged(owner, MIT)
    ranking_imports.discard(import_id=found.pk, actor=owner, seen_version=1)
    with pytest.raises(Refused) as refusal:
        publish(found, second)
    assert refusal.value.code == "settled"
    assert staged(owner, SEOUL).state == "staged"


def test_a_file_with_wrong_lines_brings_in_nothing(owner):
    with pytest.raises(UnreadableFile) as refusal:
        staged(owner, MIT, "x,Nowhere,KR,")
    assert [(one.number, one.code) for one in refusal.value.problems] == [(3, "bad_rank")]
    assert not RankingImport.objects.exists()


def test_a_file_has_a_most_of_bytes(owner):
    with pytest.raises(Refused) as refusal:
        ranking_imports.stage(
            actor=owner,
            described=described(),
            file_name="x.csv",
            raw=b"x" * (2 * 1024 * 1024 + 1),
            resolver=ranking_resolver(),
        )
    assert refusal.value.code == "too_large"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.JUSTICE_OFFICER, Role.ADMINISTRATOR])
def test_only_policy_owners_bring_in_rankings(role):
    with pytest.raises(NotPermitted):
        staged(person(role), MIT)


def test_for_strangers_there_is_no_import(owner):
    found = staged(owner, MIT)
    with pytest.raises(RankingImport.DoesNotExist):
        publish(found, person(Role.JUSTICE_OFFICER))
    with pytest.raises(NotPermitted):
        publish(found, person(Role.AUDITOR))


def test_the_preview_measures_against_the_newest_edition_held(owner):
    found = staged(owner, "1,Seoul National University,KR,", "2,ETH Zurich,CH,", UNKNOWN)
    shown = preview(found)
    assert str(shown.held) == "QS 2027"
    kinds = {move.place.name: move.kind for move in shown.moves}
    assert kinds["Massachusetts Institute of Technology"] is Kind.LEAVES
    assert kinds["ETH Zurich"] in {Kind.ENTERS, Kind.UP, Kind.DOWN, Kind.SAME}
    assert [bool(move.crossed) for move in shown.moves] == sorted(
        (bool(move.crossed) for move in shown.moves), reverse=True
    )
    assert states(found)[RowState.NONE] == 1
    assert next_open(found, after=99) == found.rows.get(state=RowState.NONE)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_takes_the_same_number_of_queries(rows, owner, django_assert_num_queries):
    found = staged(owner, *(MIT, SEOUL, "3,ETH Zurich,CH,")[:rows])
    with django_assert_num_queries(3):
        preview(found)


@pytest.mark.parametrize("rows", [1, 3])
def test_publishing_takes_the_same_number_of_queries(rows, owner, second):
    found = staged(owner, *(MIT, SEOUL, "3,ETH Zurich,CH,")[:rows])
    with CaptureQueriesContext(connection) as queries:
        publish(found, second)
    assert len(queries) == 21


ATTACKS = [
    "UPDATE reference_rankingimport SET state = 'published'",
    (
        "UPDATE reference_rankingimport SET state = 'published', settled_at = now(),"
        " settled_by_id = uploaded_by_id,"
        " became_id = (SELECT id FROM reference_rankingedition LIMIT 1)"
    ),
    "UPDATE reference_rankingimport SET depth = 9",
    "UPDATE reference_rankingimport SET edition = '2030'",
    "DELETE FROM reference_rankingimport",
    "DELETE FROM reference_rankingimportrow",
    "UPDATE reference_rankingimportrow SET rank = 1, rank_to = 1",
    "UPDATE reference_rankingimportrow SET state = 'left', institution_id = NULL",
    "UPDATE reference_rankingimportrow SET state = 'review'",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_keeps_what_was_handed_in(attack, owner):
    staged(owner, SEOUL)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)


def test_the_database_keeps_a_settled_list(owner, second):
    found = staged(owner, SEOUL)
    publish(found, second)
    with pytest.raises(DatabaseError), transaction.atomic():
        RankingImport.objects.update(version=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        RankingImportRow.objects.update(because="x")


def test_the_database_lets_no_university_stand_twice(owner):
    found = staged(owner, SEOUL, MIT)
    mit = Institution.objects.get(ror_id="https://ror.org/042nb2s44")
    with pytest.raises(IntegrityError), transaction.atomic():
        found.rows.update(institution=mit)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_does(world, owner, second):
    third = person(Role.POLICY_OWNER, name="Third")
    found = staged(owner, MIT, SEOUL)

    def run(who):
        try:
            ranking_publishing.publish(import_id=found.pk, actor=who, seen_version=1)
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "published"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(run, (second, third)))
    assert answers == ["published", "settled"]
    assert RankingEdition.objects.filter(edition="2028").count() == 1


def test_an_id_that_is_held_does_not_outweigh_another_name(owner):
    found = staged(owner, f"1,Massachusetts Institute of Technology,US,{NANYANG}")
    row = found.rows.get()
    assert (row.state, row.because, row.institution) == ("review", "another_id", None)
    assert row.candidates == [NANYANG, "https://ror.org/042nb2s44"]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2199, 1, 1), date(9999, 12, 31)])
def test_a_day_that_cannot_be_is_refused(owner, day):
    with pytest.raises(Refused) as refusal:
        staged(owner, MIT, published_on=day)
    assert (refusal.value.code, refusal.value.field) == ("impossible_day", "published_on")


def test_the_database_lets_nobody_publish_what_they_settled(owner, second):
    found = staged(owner, MIT, UNKNOWN)
    say(found, found.rows.get(position=2), second, RowState.LEFT)
    with pytest.raises(IntegrityError, match="settled a line"), transaction.atomic():
        RankingImport.objects.update(
            state="published",
            settled_at=found.created_at,
            settled_by=second,
            became=RankingEdition.objects.first(),
        )
