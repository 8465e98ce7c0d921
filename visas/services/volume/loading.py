"""Bulk loading into tables with many indexes: set those aside, copy, and build them once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import sql

_INDEXES = """
    SELECT indexed.relname, pg_get_indexdef(indexed.oid)
    FROM pg_index
    JOIN pg_class indexed ON indexed.oid = pg_index.indexrelid
    JOIN pg_class filled ON filled.oid = pg_index.indrelid
    WHERE filled.relname = ANY(%s) AND NOT pg_index.indisunique AND NOT pg_index.indisexclusion
      AND filled.relnamespace = current_schema()::regnamespace
    ORDER BY indexed.relname
"""
_KEYS = """
    SELECT filled.relname, conname, pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint
    JOIN pg_class filled ON filled.oid = conrelid
    WHERE filled.relname = ANY(%s) AND contype = 'f'
      AND filled.relnamespace = current_schema()::regnamespace
    ORDER BY conname
"""
MEMORY = "256MB"
"""For building one index."""


@contextmanager
def without_indexes(tables: Sequence[str]) -> Iterator[None]:
    """Fill tables without their indexes and foreign keys; both are made anew after the block.

    One transaction, so that a loss of power leaves the tables as they were. Unique indexes stay.
    The foreign keys are checked as they are added again, for all rows at once: row by row would
    cost more than the rows. Nobody else can use these tables meanwhile.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits to be checked forbids ALTER
        cursor.execute("SELECT set_config('maintenance_work_mem', %s, true)", [MEMORY])
        cursor.execute(_INDEXES, [list(tables)])
        indexes = cursor.fetchall()
        cursor.execute(_KEYS, [list(tables)])
        keys = cursor.fetchall()
        for table, name, _definition in keys:
            cursor.execute(
                sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(
                    sql.Identifier(table), sql.Identifier(name)
                )
            )
        for name, _definition in indexes:
            cursor.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        yield
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in keys:
            cursor.execute(
                sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(
                    sql.Identifier(table), sql.Identifier(name), sql.SQL(definition)
                )
            )
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def copy(table: str, columns: Sequence[str], lines: bytes) -> None:
    """Copy lines into a table, in the transaction that is open."""
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(command) as stream:
        stream.write(lines)


def analyze(tables: Sequence[str]) -> None:
    """Have the planner learn what the tables hold, and set the visibility of their pages.

    Outside of a transaction only: VACUUM needs its own.
    """
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(table)))
