"""An edition with some parameters changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.visas.rules.samples import GUIDELINE
from visas.rules.criteria import FieldRule, held
from visas.rules.json_fields import Malformed
from visas.rules.variation import held_at, value_of, varied


def test_no_change_gives_the_same_edition():
    assert varied(GUIDELINE, {}) == GUIDELINE


def test_values_are_put_at_their_paths():
    lists = replace(held(GUIDELINE.lists), limit=200, limits={"QS": 150})
    gni = replace(held(GUIDELINE.gni), multiple=Decimal("2.5"))
    first, *others = GUIDELINE.alternatives
    expected = replace(
        GUIDELINE, lists=lists, gni=gni, alternatives=(replace(first, years=5), *others)
    )
    changes = {
        "lists.limit": 200,
        "lists.limits.QS": 150,
        "gni.multiple": 2.5,
        "experience.alternatives.0.years": 5,
    }
    assert varied(GUIDELINE, changes) == expected


def test_a_field_given_by_its_code_counts_from_the_first_day_of_the_others():
    codes = [rule.code for rule in GUIDELINE.fields]
    changed = varied(GUIDELINE, {"fields": [*codes, "quantum"]})
    first = min(rule.applies_from for rule in GUIDELINE.fields)
    assert changed.fields == (*GUIDELINE.fields, FieldRule("quantum", first))
    given = {"code": "quantum", "applies_from": "2026-01-01"}
    rule = FieldRule("quantum", date(2026, 1, 1))
    assert varied(GUIDELINE, {"fields": [given]}).fields == (rule,)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("lists.limt", 200),
        ("nothing", 1),
        ("lists.limit.more", 1),
        ("pathways.9.code", "Z"),
        ("sources", {}),
        ("lists.limit", "many"),
        ("lists.limit", -1),
        ("lists.limits.NOWHERE", 50),
        ("gni.multiple", 0),
    ],
)
def test_a_wrong_path_or_value_is_refused_by_name(path, value):
    with pytest.raises(Malformed, match=path.split(".")[0]):
        varied(GUIDELINE, {path: value})


def test_values_are_read_as_people_write_them():
    assert value_of("200", 100) == 200
    assert value_of("QS, THE", ["QS"]) == ["QS", "THE"]
    assert value_of('["QS"]', []) == ["QS"]
    assert value_of("one_of", "both") == value_of("ONE_OF", "both") == "one_of"
    assert value_of("E-7", "F-2-T") == "E-7"
    assert value_of("null", 5) is None


def test_what_is_held_can_be_looked_up():
    assert held_at(GUIDELINE, "lists.limit") == 100
    assert held_at(GUIDELINE, "lists.limits.QS") is None
    with pytest.raises(Malformed, match=r"lists\.limt: no such parameter"):
        held_at(GUIDELINE, "lists.limt")
