"""How many cases the evaluator judges in a second: `python -m benchmarks.assessment`.

No database: the shipped editions, made lists of the size of the real ones, and made facts of every
track, the same in every run. Time is that of one core (`process_time`); on an idle machine the
clock on the wall says the same.
"""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from visas.rules.editions import EditionParameters, edition_in_force
from visas.rules.eligibility import assess
from visas.rules.facts import (
    BodyKind,
    Degree,
    Employment,
    Facts,
    Identity,
    JobKind,
    Level,
    MatchStatus,
    Offer,
    Recommendation,
    RecommendationKind,
)
from visas.rules.figures import Figures, GniFigure, ListEdition, RankedList
from visas.rules.outcomes import Outcome
from visas.rules.states import Track

EDITIONS = Path(__file__).resolve().parents[1] / "visas" / "data" / "rule_editions.json"
CASES, RUNS, SEED = 20_000, 7, 20261122
UNIVERSITIES, COMPANIES, LISTED = 734, 3_000, 500
FIELDS = ("semiconductors", "ai", "bio", "displays", "robotics", "finance")
TRACKS = {Track.F_2_T: 55, Track.K_TECH_PASS: 15, Track.D_10_T: 15, Track.F_2_7S: 15}
_KAIST = "https://ror.org/05apxxy63"
_PRESIDENT = Recommendation(
    RecommendationKind.UNIVERSITY_PRESIDENT,
    "KAIST",
    Identity(MatchStatus.MATCH, BodyKind.UNIVERSITY, _KAIST),
)
Case = tuple[Facts, EditionParameters | None]


def main() -> dict[str, float]:
    """Measure, print a table by track, and return the figures."""
    rows = json.loads(EDITIONS.read_text(encoding="utf-8"))
    editions = tuple(EditionParameters.from_json(row) for row in rows)
    dice, figures = Random(SEED), _figures()  # noqa: S311 -- not a secret
    cases = [_with_edition(_facts(dice), editions) for _ in range(CASES)]
    print(f"{CASES:,} made cases, median of {RUNS} runs, one core\n")
    print("| track | cases | per second | met | not met | undetermined |")
    print("|---|---:|---:|---:|---:|---:|")
    for track in Track:
        of_track = [case for case in cases if case[0].track is track]
        _row(track, of_track, figures)
    per_second, wall = _row("all", cases, figures)
    print(f"\nBy the clock on the wall {wall:,} a second, beside whatever else the machine did.")
    return {"assessment per second": per_second, "assessment per second, wall": wall}


def _row(name: str, cases: Sequence[Case], figures: Figures) -> tuple[int, int]:
    def run() -> None:
        for facts, edition in cases:
            assess(facts, edition, figures)

    per_second = _per_second(run, len(cases), time.process_time)
    wall = _per_second(run, len(cases), time.perf_counter)
    found = [assess(facts, edition, figures).outcome for facts, edition in cases]
    counts = [found.count(outcome) for outcome in Outcome]
    told = " | ".join(f"{count:,}" for count in (len(cases), per_second, *counts))
    print(f"| {name} | {told} |")
    return per_second, wall


def _per_second(run: Callable[[], None], count: int, clock: Callable[[], float]) -> int:
    times = []
    for _ in range(RUNS):
        start = clock()
        run()
        times.append(clock() - start)
    return round(count / statistics.median(times))


def _with_edition(facts: Facts, editions: Sequence[EditionParameters]) -> Case:
    return facts, edition_in_force(editions, facts.track, facts.filed_on)


def _figures() -> Figures:
    """Return lists as many and as long as those held: eleven rankings and one company list."""
    dice = Random(SEED)  # noqa: S311 -- not a secret
    rankings = [
        *(ListEdition("QS", str(year), date(year - 1, 6, 20), 500) for year in range(2023, 2028)),
        *(ListEdition("THE", str(year), date(year - 1, 10, 1), 500) for year in range(2023, 2028)),
        ListEdition("USNEWS", "2026-2027", date(2026, 6, 16), 500),
    ]
    ranked = [
        (f"u{body}", edition.provider, edition.edition, rank)
        for edition in rankings
        for rank, body in enumerate(_near(range(UNIVERSITIES), dice)[:LISTED], start=1)
    ]
    fortune = ListEdition("FORTUNE", "2026", date(2026, 7, 29), LISTED)
    listed = [(f"c{rank}", "FORTUNE", "2026", rank) for rank in range(1, LISTED + 1)]
    gni = (
        GniFigure(2024, 49_955_000, date(2025, 4, 1), date(2026, 3, 31)),
        GniFigure(2024, 49_955_000, date(2026, 4, 1), date(2027, 3, 31), "E-7"),
        GniFigure(2025, 52_416_000, date(2026, 4, 1), date(2027, 3, 31)),
    )
    return Figures(
        gni, RankedList.from_rows(rankings, ranked), RankedList.from_rows([fortune], listed)
    )


def _near(bodies: Sequence[int], dice: Random) -> list[int]:
    """Return the bodies in nearly the same order: a ranking differs a little from the next."""
    return sorted(bodies, key=lambda body: body + dice.gauss(0, 8))


def _facts(dice: Random) -> Facts:
    """Return a person: one to three degrees, then up to five jobs, mostly an offer."""
    track = dice.choices(list(TRACKS), list(TRACKS.values()))[0]
    filed_on = date(2025, 4, 2) + timedelta(days=dice.randrange(600))
    bachelor = date(1995, 6, 1) + timedelta(days=dice.randrange(365 * 22))
    levels = list(Level)[: dice.choices([1, 2, 3], [1, 5, 6])[0]]
    days = [bachelor + timedelta(days=800 * place) for place in range(len(levels))]
    if track in {Track.D_10_T, Track.F_2_7S}:
        days[-1] = filed_on - timedelta(days=dice.randrange(-200, 1000))
    school = _korean if track is Track.F_2_7S else _ranked
    degrees = tuple(school(dice, level, day) for level, day in zip(levels, days, strict=True))
    jobs: list[Employment] = []
    begin = bachelor + timedelta(days=800 * len(levels))
    for _ in range(dice.choices(range(6), [1, 4, 5, 4, 2, 1])[0]):
        end = begin + timedelta(days=dice.randrange(200, 2500))
        if begin > filed_on:
            break
        jobs.append(_job(dice, begin, None if end > filed_on else end))
        begin = end + timedelta(days=dice.randrange(-60, 200))
    return Facts(
        track,
        filed_on,
        degrees,
        tuple(jobs),
        _offer(dice) if _is_so(dice, 85) else None,
        _PRESIDENT if track is Track.F_2_7S and _is_so(dice, 90) else None,
    )


def _is_so(dice: Random, percent: int) -> bool:
    return dice.randrange(100) < percent


def _korean(dice: Random, level: Level, awarded_on: date) -> Degree:
    ref = _KAIST if _is_so(dice, 70) else "u3"
    return Degree(level, f"University {ref}", "KR", awarded_on, _known(dice, "university", ref))


def _ranked(dice: Random, level: Level, awarded_on: date) -> Degree:
    ref = f"u{min(int(dice.expovariate(1 / 150)), UNIVERSITIES - 1)}"
    return Degree(level, f"University {ref}", "US", awarded_on, _known(dice, "university", ref))


def _job(dice: Random, begin: date, end: date | None) -> Employment:
    is_research = _is_so(dice, 25)
    kind = JobKind.POSTDOC if is_research else JobKind.WORK
    highest = UNIVERSITIES if is_research else COMPANIES
    ref = f"{'u' if is_research else 'c'}{int(dice.expovariate(4 / highest)) % highest}"
    identity = _known(dice, "university" if is_research else "company", ref)
    return Employment(f"Employer {ref}", "US", kind, begin, end, identity)


def _known(dice: Random, kind: str, ref: str) -> Identity:
    status = dice.choices(list(MatchStatus), [88, 6, 6])[0]
    if status is not MatchStatus.MATCH:
        return Identity(status)
    return Identity(status, BodyKind(kind), ref)


def _offer(dice: Random) -> Offer:
    pay = int(dice.lognormvariate(18.85, 0.3)) // 10_000 * 10_000
    country = "KR" if _is_so(dice, 97) else "US"
    return Offer("Employer", country, dice.choice(FIELDS), pay, signed=_is_so(dice, 95))


if __name__ == "__main__":
    main()
