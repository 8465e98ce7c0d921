"""Two editions compared parameter by parameter, each with where it was read."""

import json
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import pytest

from visas.rules.edition_outline import changes, outline, source_of, unsourced
from visas.rules.editions import EditionParameters

SHIPPED = json.loads(Path("visas/data/rule_editions.json").read_text(encoding="utf-8"))
TOP_200 = next(row for row in SHIPPED if row["code"] == "F-2-T/2026-10-01")


def edition(row=TOP_200, **blocks):
    changed = deepcopy(row)
    for block, values in blocks.items():
        if isinstance(values, dict):
            changed["parameters"].setdefault(block, {}).update(values)
        else:
            changed["parameters"][block] = values
    return EditionParameters.from_json(changed)


def differing(before, after):
    return {one.path: (one.before, one.after) for one in changes(before, after)}


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: row["code"])
def test_an_edition_does_not_differ_from_itself(row):
    assert changes(edition(row), edition(row)) == ()


def test_one_changed_parameter_is_one_change():
    found = differing(edition(), edition(lists={"limit": 150}))
    assert found == {"lists.limit": (200, 150)}


def test_fields_and_limits_of_single_lists_are_parameters_of_their_own():
    fields = [row for row in TOP_200["parameters"]["fields"] if row["code"] != "ai"]
    found = differing(edition(), edition(lists={"limits": {"QS": 50}}, fields=fields))
    assert found["lists.limits.QS"] == (None, 50)
    assert found["fields.ai"][1] is None
    assert len(found) == 2


def test_nothing_and_no_mean_the_same():
    assert differing(edition(), edition(degree={"may_be_expected": False})) == {}


def test_another_source_alone_is_a_change_too():
    found = changes(edition(), edition(sources={"lists.limit": "Read elsewhere."}))
    [one] = found
    assert (one.path, one.before, one.after) == ("lists.limit", 200, 200)
    assert one.source_after.en == "Read elsewhere."


def test_a_source_stands_for_what_lies_below_it():
    assert source_of(edition(), "fields.ai") == edition().sources["fields"]
    assert source_of(edition(), "nowhere.at.all") is None


def test_what_has_no_source_is_named():
    bare = edition(sources={})
    bare.sources.clear()
    assert set(unsourced(bare)) == {path for path in outline(bare) if path[:8] != "pathways"}


@pytest.mark.parametrize(("before", "after"), list(pairwise(SHIPPED)), ids=lambda row: row["code"])
def test_changes_tell_everything(before, after):
    old, new = outline(edition(before)), outline(edition(after))
    told = differing(edition(before), edition(after))
    for path in old.keys() | new.keys():
        if old.get(path) != new.get(path):
            assert told[path] == (old.get(path), new.get(path))
