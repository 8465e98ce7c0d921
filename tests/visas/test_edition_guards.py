"""PostgreSQL itself keeps published rule editions: attacked with raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories.visas import ApplicationFactory
from tests.visas.editions import TOP_200, drafted, in_days, policy_owner
from visas.models import RuleEdition
from visas.rules.states import State
from visas.services import edition_drafts, edition_publishing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
SIGN_NOW = (
    "UPDATE visas_ruleedition SET status = 'published', published_at = now(), published_by_id = %s"
    " WHERE id = %s; SET CONSTRAINTS ALL IMMEDIATE"
)
SIGN = "status = 'published', published_at = now(), published_by_id = %s"


def execute(sql, *parameters):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def change(edition, assignment, *parameters):
    update = "UPDATE visas_ruleedition SET {} WHERE id = %s"
    execute(update.format(assignment), *parameters, edition.pk)


@pytest.fixture
def published():
    draft = drafted(policy_owner())
    return edition_publishing.publish(
        edition_id=draft.pk,
        actor=policy_owner(),
        seen_version=draft.version,
        reason="Decided.",
    )


@pytest.fixture
def shipped():
    return RuleEdition.objects.get(code=TOP_200)


@pytest.mark.parametrize(
    "assignment",
    [
        "parameters = jsonb_set(parameters, '{lists,limit}', '500')",
        "track = 'D-10-T'",
        "code = 'F-2-T/other'",
        "title_ko = 'another'",
        "source = 'another'",
        "effective_from = effective_from + 1",
        "status = 'draft'",
        "status = 'draft', published_by_id = NULL, published_at = NULL",
        "is_shipped = NOT is_shipped",
        "published_by_id = NULL",
        "published_at = now() + interval '1 day'",
        "publication_reason = 'another'",
        "version = version + 1",
        "based_on_id = NULL",
        "effective_to = '2031-12-31', version = version + 1",
    ],
)
def test_nothing_of_a_published_edition_changes(published, assignment):
    with pytest.raises(IntegrityError, match="is final"):
        change(published, assignment)


def test_a_published_edition_is_never_deleted(published, shipped):
    for edition in (published, shipped):
        with pytest.raises(IntegrityError, match="is final"):
            execute("DELETE FROM visas_ruleedition WHERE id = %s", edition.pk)


def test_a_last_day_is_set_once_and_never_taken_back(published):
    change(published, "effective_to = '2031-12-31'")
    for day in ("NULL", "'2031-12-30'", "'2032-01-01'"):
        with pytest.raises(IntegrityError, match="is final"):
            change(published, f"effective_to = {day}")


def test_no_last_day_cuts_off_a_filed_case(shipped):
    ApplicationFactory(state=State.QUEUED, filed_on=in_days(0))
    with pytest.raises(IntegrityError, match="fall under the rule edition"):
        change(shipped, "effective_to = %s", in_days(-1))
    change(shipped, "effective_to = %s", in_days(0))


def test_the_database_wants_two_people():
    author, editor = policy_owner(), policy_owner()
    draft = drafted(author, first=in_days(90))
    draft.editors.add(editor)
    RuleEdition.objects.filter(code=TOP_200).update(effective_to=in_days(60))
    for who in (author, editor):
        with pytest.raises(IntegrityError, match="written on"):
            change(draft, SIGN, who.pk)
    with pytest.raises(IntegrityError, match="visas_edition_four_eyes"):
        change(draft, "status = 'published'")
    with pytest.raises(IntegrityError, match="keeps its key"):
        change(draft, "status = 'published', is_shipped = true")
    with pytest.raises(IntegrityError, match="keeps its key"):
        change(draft, "author_id = %s", editor.pk)
    change(draft, SIGN, policy_owner().pk)


def test_nobody_is_taken_off_a_draft_to_publish_it():
    author, editor = policy_owner(), policy_owner()
    draft = drafted(author, first=in_days(90))
    draft.editors.add(editor)
    RuleEdition.objects.filter(code=TOP_200).update(effective_to=in_days(60))
    taken = "DELETE FROM visas_ruleedition_editors WHERE user_id = %s"
    with pytest.raises(IntegrityError, match="stays noted"):
        execute(f"{taken}; {SIGN_NOW}", editor.pk, editor.pk, draft.pk)
    edition_drafts.discard(edition_id=draft.pk, actor=author, seen_version=draft.version)
    execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_no_draft_becomes_law_over_days_of_filed_cases(shipped):
    draft = drafted(policy_owner(), first=in_days(0))
    ApplicationFactory(state=State.QUEUED, filed_on=in_days(0))
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    execute("ALTER TABLE visas_ruleedition DROP CONSTRAINT visas_edition_no_overlap")
    with pytest.raises(IntegrityError, match="keep their criteria"):
        change(draft, SIGN, policy_owner().pk)


def test_nothing_is_born_published():
    with pytest.raises(IntegrityError, match="begins as a draft"):
        execute(
            "INSERT INTO visas_ruleedition SELECT (jsonb_populate_record(e, jsonb_build_object("
            "'id', gen_random_uuid(), 'code', 'x', 'track', 'D-10-T', 'is_shipped', false))).* "
            "FROM visas_ruleedition e LIMIT 1"
        )


def test_who_wrote_on_a_published_edition_is_a_record(published):
    with pytest.raises(IntegrityError, match="is a record"), transaction.atomic():
        published.editors.clear()
    with pytest.raises(IntegrityError, match="is a record"), transaction.atomic():
        published.editors.add(policy_owner())


def test_published_editions_never_share_a_day_but_drafts_may(published):
    author = policy_owner()
    first, second = (drafted(author, code=f"F-2-T/{n}") for n in (1, 2))
    assert first.effective_from == second.effective_from == published.effective_from
    with pytest.raises(IntegrityError, match="visas_edition_no_overlap"):
        change(first, SIGN, policy_owner().pk)


def test_a_draft_has_an_author():
    draft = drafted(policy_owner())
    with pytest.raises(IntegrityError, match="keeps its key"):
        change(draft, "author_id = NULL")
