"""How long a question about all cases takes: `python -m benchmarks what_if`.

Works on the database that is set up, filled by `make_cases`. Every question is asked of all cases
of the track, with every count: outcomes before and after, by field, nationality, university,
consortium and month. Time is that on the wall, reading the rules and naming the answer included.
"""

import statistics
import time
from collections.abc import Mapping
from typing import Any

from visas.models import RuleEdition
from visas.rules.variation import varied
from visas.selectors import figures as dated
from visas.selectors.whatif.counting import counts
from visas.selectors.whatif.results import result

BASE = "F-2-T/2026-06-25"
RUNS = 3
QUESTIONS: Mapping[str, dict[str, Any]] = {
    "top 200 instead of 100": {"lists.limit": 200},
    "2.5 times GNI": {"gni.multiple": "2.5"},
    "every list instead of any": {"lists.quantifier": "all_of"},
    "two years at a top employer": {
        "experience.alternatives.0.top_years": 2,
        "experience.alternatives.1.top_years": 2,
    },
    "degrees of the last ten years": {"degree.recency_years": 10},
    "nothing": {},
}


def main() -> dict[str, float]:
    """Measure, print a table, and return the figures."""
    base = dated.parameters(RuleEdition.objects.get(code=BASE))
    print(f"All counts, median of {RUNS} runs; base {BASE}\n")
    print("| question | cases | met before | met after | seconds |")
    print("|---|---:|---:|---:|---:|")
    medians = {name: _row(base, name, changes) for name, changes in QUESTIONS.items()}
    first = next(iter(medians.values()))
    return {"what-if seconds": first, "what-if seconds, slowest": max(medians.values())}


def _row(base: Any, name: str, changes: dict[str, Any]) -> float:
    variant, taken = varied(base, changes), []
    for _ in range(RUNS):
        began = time.perf_counter()
        answer = result(counts(base, variant, dated.figures()))
        taken.append(time.perf_counter() - began)
    median = round(statistics.median(taken), 2)
    numbers = (answer["cases"], answer["base_met"], answer["variant_met"])
    print(f"| {name} | {' | '.join(f'{number:,}' for number in numbers)} | {median} |")
    return median
