"""Advanced fields as people write them."""

import csv
from pathlib import Path

import pytest

from visas.rules.field_names import FieldNames

ROWS = list(csv.DictReader(Path("data/fields.csv").read_text(encoding="utf-8").splitlines()))
NAMES = FieldNames([(row["code"], row["name_en"], row["name_ko"]) for row in ROWS])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_a_field_is_known_by_its_code_and_both_names(row: dict[str, str]) -> None:
    for name in (row["code"], row["name_en"], row["name_ko"]):
        assert NAMES.code(name) == NAMES.code(f" {name.upper()} ") == row["code"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2차전지", "secondary_batteries"),
        ("이차 전지", "secondary_batteries"),
        ("Rechargeable battery", "secondary_batteries"),
        ("secondary-battery", "secondary_batteries"),
        ("첨단모빌리티", "advanced_mobility"),
        ("Defense industry", "defence"),
        ("Artificial  Intelligence", "ai"),
    ],
)
def test_another_name_of_a_field_is_known(written: str, code: str) -> None:
    assert NAMES.code(written) == code


@pytest.mark.parametrize("written", ["quantum", "mobility", "biohealth policy", "other", ""])
def test_a_wider_or_another_field_stays_as_it_was_written(written: str) -> None:
    assert NAMES.code(written) == written
