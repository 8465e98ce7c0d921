"""The evaluator in SQL says of every criterion what the evaluator in Python says."""

import os
from collections.abc import Sequence
from random import Random
from uuid import uuid4

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.visas.selectors.made_up import FIGURES, case, editions
from visas.models import CaseFacts
from visas.rules.editions import EditionParameters
from visas.rules.eligibility import assess
from visas.rules.facts import Facts
from visas.rules.flat import OUTCOMES, flatten
from visas.rules.outcomes import all_of
from visas.selectors.whatif.asking import all_cases, asked, fetch
from visas.selectors.whatif.statement import Judged
from visas.services.projection import Item, write

pytestmark = pytest.mark.django_db

CASES = int(os.environ.get("WHATIF_CASES", "120"))
EXAMPLES = int(os.environ.get("WHATIF_EXAMPLES", "25"))


def _written(cases: Sequence[Facts]) -> dict[str, Facts]:
    """Write cases in place of all others; return them by their keys."""
    CaseFacts.objects.all().delete()
    items = [
        Item(uuid4(), number, flatten(facts), "US", None)
        for number, facts in enumerate(cases, start=1)
    ]
    write(items)
    return {str(item.application_id): facts for item, facts in zip(items, cases, strict=True)}


def _said(facts: Facts, edition: EditionParameters) -> list[tuple[str, str]]:
    """Return what Python says, by name: of every criterion, pathway, of the whole, and which."""
    result = assess(facts, edition, FIGURES)
    findings = {pathway.code: result.of_pathway(pathway.code) for pathway in edition.pathways}
    return [
        *((f"{one.pathway}.{one.code}", one.outcome) for of in findings.values() for one in of),
        *((code, all_of([one.outcome for one in of])) for code, of in findings.items()),
        ("outcome", result.outcome),
        ("pathway", result.pathway),
    ]


def _found(
    row: Sequence[int], edition: EditionParameters, said: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return what SQL says, in the same form."""
    *outcomes, place = row
    codes = ["", *(pathway.code for pathway in edition.pathways)]
    words = [*(OUTCOMES[one] for one in outcomes), codes[place]]
    return [(name, word) for (name, _), word in zip(said, words, strict=True)]


def _columns(judged: Judged) -> list[str]:
    return [*(column for columns in judged.criteria for column in columns), *judged.pathways]


@settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])  # cases do not shrink
@given(base=editions(), variant=editions(), seed=st.integers(0, 2**32))
def test_both_evaluators_agree_on_every_criterion(base, variant, seed):
    dice = Random(seed)  # noqa: S311 -- made-up cases
    try:
        cases = _written([case(dice) for _ in range(CASES)])
        with all_cases():
            statement = asked(base, variant, FIGURES)
            first = [*_columns(statement.base), "base", "base_pathway"]
            second = [*_columns(statement.variant), "variant", "variant_pathway"]
            columns = ", ".join(["application_id", *first, *second])
            rows = fetch(f"SELECT {columns} FROM ({statement.text}) q", statement.values)  # noqa: S608
        assert len(rows) == len(cases)
        for key, *row in rows:
            facts = cases[str(key)]
            for edition, found in ((base, row[: len(first)]), (variant, row[len(first) :])):
                said = _said(facts, edition)
                assert _found(found, edition, said) == said, f"{facts}\n{edition}"
    finally:
        CaseFacts.objects.all().delete()
