"""How right the matcher is on the labelled cases, with the data that ships."""

from benchmarks.matching import by_kind, cases, catalogue, folded, likest, measured, ours, rows

KNOWN = cases()
WAY = ours(catalogue())


def test_the_matcher_reaches_its_figures() -> None:
    figures = measured(WAY, KNOWN, 1)
    assert figures["wrong"] == 0
    assert figures["found_of_true"] >= 0.95
    assert figures["found_or_review"] >= 0.98


def test_no_kind_of_case_is_left_behind() -> None:
    told = by_kind(WAY, KNOWN)
    right = {
        kind: one["right"] / (one.total() - one["rightly none or review"])
        for kind, one in told.items()
        if one["right"]
    }
    assert len(right) == 10
    assert min(right.values()) >= 0.85


def test_it_is_right_more_often_and_finds_more_than_what_most_people_would_write() -> None:
    few = KNOWN[::6]
    mine, theirs, careful = (measured(way, few, 1) for way in (WAY, likest(rows()), folded(rows())))
    assert mine["right_of_given"] > theirs["right_of_given"]
    assert mine["found_of_true"] > theirs["found_of_true"]
    assert mine["found_of_true"] > 1.5 * careful["found_of_true"]


def test_answers_are_quick_on_hard_names_too() -> None:
    figures = measured(WAY, KNOWN, 3)
    assert figures["queries_per_second"] > 1_000
    assert figures["p99_us"] < 20_000
