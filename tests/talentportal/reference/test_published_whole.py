"""A published list is final as a whole: attacked with raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.visas.conftest import *  # noqa: F403

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
ATTACKS = [
    "UPDATE reference_rankingedition SET published_on = published_on - 400",
    "UPDATE reference_rankingedition SET depth = 9999",
    "UPDATE reference_rankingedition SET provider = 'ARWU', edition = '1999' WHERE id = (%s)",
    "DELETE FROM reference_rankingedition",
    "UPDATE reference_companylistedition SET published_on = '2020-01-01'",
    "UPDATE reference_rankingentry SET rank_to = 1, rank = 1",
    "UPDATE reference_rankingentry SET institution_id = NULL",
    "DELETE FROM reference_rankingentry",
    """
    INSERT INTO reference_rankingentry
    SELECT (jsonb_populate_record(e, jsonb_build_object(
        'id', gen_random_uuid(), 'position', 99999, 'rank', 1, 'rank_to', 1, 'name', 'Ours',
        'institution_id', NULL
    ))).* FROM reference_rankingentry e LIMIT 1
    """,
    """
    INSERT INTO reference_companyentry
    SELECT (jsonb_populate_record(e, jsonb_build_object(
        'id', gen_random_uuid(), 'rank', 1, 'name', 'Ours'
    ))).* FROM reference_companyentry e LIMIT 1
    """,
    """
    INSERT INTO reference_rankingedition
    SELECT (jsonb_populate_record(e, jsonb_build_object(
        'id', gen_random_uuid(), 'edition', '2099'
    ))).* FROM reference_rankingedition e LIMIT 1
    """,
    "UPDATE reference_gnifigure SET amount_won = 1",
    "UPDATE reference_gnifigure SET applies_from = applies_from - 30",
    "DELETE FROM reference_gnifigure",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_a_published_list_changes(attack):
    one = "SELECT id FROM reference_rankingedition LIMIT 1"
    with (
        pytest.raises(IntegrityError, match=r"final|cannot"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack.replace("%s", one))
