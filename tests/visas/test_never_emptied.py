"""No table of law or records is emptied at one stroke, not even by way of another."""

import pytest
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.django_db
RECORDS = [
    "audit_access",
    "audit_event",
    "reference_companyentry",
    "reference_companylistedition",
    "reference_gnifigure",
    "reference_rankingedition",
    "reference_rankingentry",
    "reference_rankingimport",
    "reference_rankingimportrow",
    "visas_assessment",
    "visas_letter",
    "visas_namealias",
    "visas_pointreview",
    "visas_proposal",
    "visas_ruleedition",
    "visas_ruleedition_editors",
]


@pytest.mark.parametrize("table", [*RECORDS, "visas_application", "accounts_user"])
def test_a_record_is_never_emptied(table):
    attack = f"SET LOCAL talentportal.may_truncate = off; TRUNCATE {table} CASCADE"
    with (
        pytest.raises(DatabaseError, match="is never emptied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)
