"""How right and how fast universities' names are matched, beside what most people would write.

Run as `python -m benchmarks.matching`. The cases are those of `tests/data/match_cases_dev.csv`; in
the same run they go to `rapidfuzz` (the likest of all names by WRatio, from 90 on) and to a
dictionary of folded names. Nothing is drawn by chance: only the times differ between runs.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from talentportal.kernel.names import fold
from visas.rules.bodies import UniversityRow
from visas.rules.matching import Catalogue, match
from visas.selectors.name_lists import other_institutions, written_names

_ROOT = Path(__file__).resolve().parents[1]
_ROUNDS = 5
_ALIKE = 90
MISLABELLED = {
    ("Washington Univ.", "US"): "three listed ones may be meant; 'Washington University' of the "
    "same country is labelled as ambiguous",
    ("Columbia Business School - Finance and Economics", ""): "right, but the school of another "
    "university may be called so as well; taken as a name of Columbia's own school",
    ("Colombia University", ""): "a country's name as it stands; taken as a known misspelling",
}
"""Rows of the cases whose label is open to doubt, and why. They are counted all the same."""


class Row(NamedTuple):
    """A university of the list."""

    ror_id: str
    name: str
    country: str
    names: tuple[str, ...]
    city: str


class Shared(NamedTuple):
    """A name that several bear, and one of them."""

    name: str
    ror_id: str


class Case(NamedTuple):
    """A written name, the country beside it, and which university it is; empty if none listed."""

    query: str
    country: str
    truth: str
    kind: str


class Answer(NamedTuple):
    """What a way of matching says: the university it is sure of, and those to look at."""

    ref: str
    candidates: frozenset[str] = frozenset()


Way = Callable[[Case], Answer]


def rows() -> list[UniversityRow]:
    """Return the universities of the list; one without a ROR id goes by its name."""
    with (_ROOT / "data" / "universities.csv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["ror_id"] or row["name"],
                row["name"],
                row["country"],
                tuple(filter(None, row["names"].split("|"))),
                row["city"],
            )
            for row in csv.DictReader(file)
        ]


def shared() -> list[Shared]:
    """Return the names that several universities bear."""
    with (_ROOT / "data" / "ambiguous_names.csv").open(encoding="utf-8", newline="") as file:
        return [Shared(row["name"], row["ror_id"]) for row in csv.DictReader(file)]


def cases() -> list[Case]:
    """Return the labelled cases."""
    path = _ROOT / "tests" / "data" / "match_cases_dev.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Case(row["query"], row["country_hint"], row["expected_ror_id_or_empty"], row["kind"])
            for row in csv.DictReader(file)
        ]


def catalogue() -> Catalogue:
    """Return the catalogue as the portal makes it."""
    return Catalogue.of_universities(
        rows(), shared(), written=written_names(), others=other_institutions()
    )


def ours(held: Catalogue) -> Way:
    """Return the portal's own matcher."""

    def way(case: Case) -> Answer:
        found = match(case.query, case.country or None, held)
        return Answer(found.ref or "", frozenset(one.ref for one in found.candidates))

    return way


def likest(held: Sequence[UniversityRow]) -> Way:
    """Return what most people would write: the likest of all names, if it is like enough."""
    named = [(name, row.ror_id) for row in held for name in (row.name, *row.names)]
    names = [name for name, _ in named]

    def way(case: Case) -> Answer:
        best = process.extractOne(case.query, names, scorer=fuzz.WRatio, score_cutoff=_ALIKE)
        return Answer(named[best[2]][1] if best else "")

    return way


def folded(held: Sequence[UniversityRow]) -> Way:
    """Return the careful way: a name that is equal once it is folded."""
    by_name = {fold(name): row.ror_id for row in held for name in (row.name, *row.names)}
    return lambda case: Answer(by_name.get(fold(case.query), ""))


def outcome(case: Case, answer: Answer) -> str:
    """Return what an answer is worth."""
    if answer.ref:
        return "right" if answer.ref == case.truth else "wrong"
    if not case.truth:
        return "rightly none or review"
    return "review" if case.truth in answer.candidates else "missed"


def measured(way: Way, known: Sequence[Case], rounds: int) -> dict[str, Any]:
    """Return the figures of one way: shares, queries a second, and how long the slowest took."""
    told = Counter(outcome(case, way(case)) for case in known)
    times = sorted(median(_seconds(way, case) for _ in range(rounds)) for case in known)
    true = sum(1 for case in known if case.truth)
    given = told["right"] + told["wrong"]
    return {
        "given": given,
        "wrong": told["wrong"],
        "right_of_given": told["right"] / given if given else 1.0,
        "found_of_true": told["right"] / true,
        "found_or_review": (told["right"] + told["review"]) / true,
        "queries_per_second": len(times) / sum(times),
        "p50_us": times[len(times) // 2] * 1e6,
        "p99_us": times[int(len(times) * 0.99)] * 1e6,
    }


def _seconds(way: Way, case: Case) -> float:
    start = perf_counter()
    way(case)
    return perf_counter() - start


def by_kind(way: Way, known: Sequence[Case]) -> dict[str, Counter[str]]:
    """Return what the answers are worth, by the kind of case."""
    found: dict[str, Counter[str]] = {}
    for case in known:
        found.setdefault(case.kind, Counter())[outcome(case, way(case))] += 1
    return dict(sorted(found.items()))


def main() -> dict[str, Any]:
    """Measure, print the tables, and return the figures."""
    known, listed = cases(), rows()
    start = perf_counter()
    held = catalogue()
    loading = perf_counter() - start
    way = ours(held)
    kinds = by_kind(way, known)
    figures = {
        "portal": measured(way, known, _ROUNDS),
        "likest_name": measured(likest(listed), known, 1),
        "folded_name": measured(folded(listed), known, _ROUNDS),
    }
    show(kinds, figures, loading)
    speed = figures["portal"]["queries_per_second"]
    return {
        **figures,
        "cases": len(known),
        "loading_seconds": loading,
        "times_as_fast_as_likest": speed / figures["likest_name"]["queries_per_second"],
    }


def show(
    kinds: dict[str, Counter[str]], figures: dict[str, dict[str, Any]], loading: float
) -> None:
    """Print the tables."""
    heads = ("right", "review", "missed", "wrong", "rightly none or review")
    lines = [f"{'kind':32}" + "".join(f"{head:>9.9}" for head in (*heads[:4], "negative"))]
    for kind, told in kinds.items():
        lines.append(f"{kind:32}" + "".join(f"{told[head]:>9}" for head in heads))
    titles = ("right", "found", "+review", "wrong", "a second", "p99")
    lines.append(f"\n{'way':14}" + "".join(f"{title:>10}" for title in titles))
    for name, one in figures.items():
        lines.append(
            f"{name:14}{one['right_of_given']:>10.2%}{one['found_of_true']:>10.1%}"
            f"{one['found_or_review']:>10.1%}{one['wrong']:>10}"
            f"{one['queries_per_second']:>10,.0f}{one['p99_us'] / 1000:>8.2f}ms"
        )
    lines.append(f"\nThe catalogue is loaded in {loading:.2f} s, once in a process. In doubt:")
    lines.extend(f"  {query!r} {country}: {why}" for (query, country), why in MISLABELLED.items())
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
