"""Every index is paid for at each change of its table, so none stands in for another."""

import pytest
from django.apps import apps
from django.db import connection

LIBRARIES = ("account", "auth", "contenttypes", "sessions")
"""Apps whose tables others define."""

INDEXES = """
SELECT c.relname, i.relname, x.indisunique, pg_get_expr(x.indpred, x.indrelid), m.amname,
    ARRAY(
        SELECT pg_get_indexdef(x.indexrelid, k + 1, true) || ' ' || x.indclass[k]
        FROM generate_series(0, x.indnkeyatts - 1) AS k ORDER BY k
    )
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class c ON c.oid = x.indrelid
JOIN pg_am m ON m.oid = i.relam
WHERE c.relname = ANY(%s)
"""


def tables():
    """Return the tables of our models; those that Django makes for a many-to-many are its own."""
    return [
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label not in LIBRARIES
    ]


@pytest.mark.django_db
def test_no_index_is_the_beginning_of_another():
    with connection.cursor() as cursor:
        cursor.execute(INDEXES, [tables()])
        rows = cursor.fetchall()
    assert len(rows) > len(tables())
    needless = [
        f"{name}, as {other_name} begins with its columns"
        for table, name, is_unique, condition, method, columns in rows
        for other_table, other_name, _is_unique, other_condition, other_method, others in rows
        if (table, method, condition) == (other_table, other_method, other_condition)
        and name != other_name
        and not is_unique
        and method == "btree"
        and others[: len(columns)] == columns
    ]
    assert needless == []
