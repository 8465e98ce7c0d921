"""Run statements over the flat facts: what they need to know first, and how PostgreSQL is to work.

A question reads every case of a track, so it may use both processors and more memory than a page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from visas.models import FactCode
from visas.rules.editions import EditionParameters
from visas.rules.figures import Figures
from visas.selectors.whatif.draft import Shape
from visas.selectors.whatif.parts import EVERY, Part
from visas.selectors.whatif.statement import Statement, statement
from visas.selectors.whatif.tables import Numbers

_SETTINGS = {
    "jit": "off",  # compiling such a statement takes longer than running it
    "work_mem": "64MB",
    "max_parallel_workers_per_gather": "2",
    "parallel_setup_cost": "0",
    "parallel_tuple_cost": "0",
    "statement_timeout": "60s",
    "enable_sort": "off",  # groups are few, which PostgreSQL cannot know of expressions
}
_SHAPE = """
    SELECT coalesce(max(cardinality(degree_levels)), 0), coalesce(max(cardinality(work_bodies)), 0),
           coalesce(max(cardinality(postdoc_bodies)), 0)
    FROM visas_casefacts WHERE track = %(track)s AND NOT is_wide AND {}
"""


@contextmanager
def all_cases() -> Iterator[None]:
    """Set this transaction to questions about all cases."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT " + ", ".join(["set_config(%s, %s, true)"] * len(_SETTINGS)),
                [text for pair in _SETTINGS.items() for text in pair],
            )
        yield


def asked(base: EditionParameters, variant: EditionParameters, figures: Figures) -> Statement:
    """Return the statement by which both editions are asked of all cases of their track."""
    held = numbers()
    return statement(base, variant, figures, held, shape_of(base.track, held))


def shape_of(track: str, held: Numbers, part: Part = EVERY) -> Shape:
    """Return what the cases of a track, or some of them, have most of (one query)."""
    greatest = max((number for of_kind in held.values() for number in of_kind.values()), default=0)
    with connection.cursor() as cursor:
        cursor.execute(_SHAPE.format(part.condition), {"track": track, **part.values})
        degrees, work, postdoc = cursor.fetchone()
    return Shape(degrees, work, postdoc, codes=greatest + 1)


def numbers() -> Numbers:
    """Return the numbers of all codes that cases name, by their kind (one query)."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, code, number in FactCode.objects.values_list("kind", "code", "id"):
        found[kind][code] = number
    return found


def fetch(text: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return all rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
