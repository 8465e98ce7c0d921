"""The answer to a question about all cases as JSON: codes and numbers, no words.

`matrix[base][variant]` is how many cases come to what; a group's entries carry the summary of their
cases under `code`: of a field, country, university (its key), consortium, or a month (YYYY-MM);
null where a case has none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from visas.models import FactCode
from visas.rules.flat import country_code, month_of
from visas.rules.outcomes import Outcome
from visas.selectors.whatif.counting import Counts, Group, Pair

Entry = dict[str, Any]
OTHERS = "*"
"""The code of the entry into which the small ones of a group are gathered."""


def result(counted: Counts) -> dict[str, Any]:
    """Return counts in the form that is stored and shown (one query)."""
    names = dict(FactCode.objects.exclude(kind="company").values_list("id", "code"))
    return {
        **summary(counted.pairs),
        "left_out": counted.left_out,
        "matrix": {
            base: {variant: counted.pairs[base, variant] for variant in Outcome} for base in Outcome
        },
        "groups": {group: _entries(group, keys, names) for group, keys in counted.groups.items()},
    }


def summary(pairs: Mapping[Pair, int]) -> dict[str, int]:
    """Return what matters of some cases: how many, met before and after, and who moved."""
    found: Counter[str] = Counter()
    for (base, variant), count in pairs.items():
        found["cases"] += count
        found["base_met"] += count * (base is Outcome.MET)
        found["variant_met"] += count * (variant is Outcome.MET)
        if base is not variant:
            found["newly_met"] += count * (variant is Outcome.MET)
            found["no_longer_met"] += count * (base is Outcome.MET)
            found["newly_undetermined"] += count * (variant is Outcome.UNDETERMINED)
    return {key: found[key] for key in SUMMARY}


SUMMARY = ("cases", "base_met", "variant_met", "newly_met", "no_longer_met", "newly_undetermined")


def shortened(group: Group, entries: Sequence[Entry], most: int) -> list[Entry]:
    """Return the entries in which most moves, and the others gathered into one, if any.

    Months stay, in their order.
    """
    if group is Group.MONTH:
        return list(entries)
    order = sorted(entries, key=_weight, reverse=True)
    rest = order[most:]
    if len(rest) < 2:  # noqa: PLR2004 -- one entry needs no gathering
        return order
    return [*order[:most], _sum(rest)]


def gathered(entries: Sequence[Entry], fewest: int) -> list[Entry]:
    """Return the entries that have so many cases, and the others gathered into one, if any.

    The next smallest ones go with them where the others had too few cases even together.
    """
    order = sorted(entries, key=lambda entry: (entry["code"] != OTHERS, entry["cases"]))
    rest: list[Entry] = []
    for entry in order:
        is_small = entry["cases"] < fewest or entry["code"] == OTHERS
        if is_small or (rest and sum(one["cases"] for one in rest) < fewest):
            rest.append(entry)
    if not any(entry["cases"] < fewest for entry in rest):
        return list(entries)
    return [*(entry for entry in entries if entry not in rest), _sum(rest)]


def _sum(entries: Sequence[Entry]) -> Entry:
    return {"code": OTHERS, **{key: sum(entry[key] for entry in entries) for key in SUMMARY}}


def _weight(entry: Entry) -> tuple[int, int, str]:
    moved = entry["newly_met"] + entry["no_longer_met"] + entry["newly_undetermined"]
    return moved, entry["cases"], entry["code"] or ""


def _entries(
    group: Group, keys: Mapping[int | None, Mapping[Pair, int]], names: Mapping[int, str]
) -> list[Entry]:
    entries = [{"code": _code(group, key, names), **summary(of)} for key, of in keys.items()]
    return sorted(entries, key=lambda entry: (entry["code"] is None, entry["code"]))


def _code(group: Group, key: int | None, names: Mapping[int, str]) -> str | None:
    if key is None:
        return None
    if group is Group.NATIONALITY:
        return country_code(key)
    if group is Group.MONTH:
        return f"{month_of(key):%Y-%m}"
    return names.get(key)
