"""Where a body stands on several lists at once."""

from datetime import date
from typing import Any

import pytest

from visas.rules.editions import ListRule, ListTime, Quantifier
from visas.rules.figures import ListEdition, RankedList
from visas.rules.findings import Because
from visas.rules.outcomes import Outcome
from visas.rules.standing import Yardstick

FILED = date(2026, 11, 22)
GAPS = {"stand_ins", "not_held"}
LISTS = RankedList.from_rows(
    [
        ListEdition("QS", "2026", date(2025, 6, 19), 200),
        ListEdition("QS", "2027", date(2026, 6, 18), 500),
        ListEdition("THE", "2027", date(2026, 10, 1), 200),
    ],
    [
        ("both", "QS", "2027", 90),
        ("both", "THE", "2027", 95),
        ("one", "QS", "2027", 90),
        ("one", "THE", "2027", 150),
        ("tied", "QS", "2027", 100),
        ("tied too", "QS", "2027", 100),
        ("past", "QS", "2026", 100),
    ],
)


def rule(*providers: str, limit: int = 100, **changes: Any) -> ListRule:
    return ListRule(providers, limit, **changes)


@pytest.mark.parametrize(
    ("asked", "body", "outcome", "because"),
    [
        (rule("QS", "THE"), "one", Outcome.MET, Because.RANK_WITHIN_LIMIT),
        (
            rule("QS", "THE", quantifier=Quantifier.ALL_OF),
            "one",
            Outcome.NOT_MET,
            Because.RANK_BEYOND_LIMIT,
        ),
        (
            rule("QS", "THE", quantifier=Quantifier.ALL_OF),
            "both",
            Outcome.MET,
            Because.RANK_WITHIN_LIMIT,
        ),
        (
            rule("QS", "QS_ENG", quantifier=Quantifier.ALL_OF),
            "both",
            Outcome.UNDETERMINED,
            Because.LIST_NOT_HELD,
        ),
        (rule("QS", "QS_ENG"), "nobody", Outcome.NOT_MET, Because.NOT_ON_LISTS),
        (rule("QS_ENG"), "both", Outcome.UNDETERMINED, Because.LIST_NOT_HELD),
        (rule("QS"), "tied too", Outcome.MET, Because.RANK_WITHIN_LIMIT),
        (rule("QS", limit=99), "tied", Outcome.NOT_MET, Because.RANK_BEYOND_LIMIT),
        (rule("THE", limit=300), "nobody", Outcome.UNDETERMINED, Because.LIST_TOO_SHORT),
        (rule("QS", limits={"QS": 80}), "one", Outcome.NOT_MET, Because.RANK_BEYOND_LIMIT),
        (rule("QS"), "past", Outcome.NOT_MET, Because.NOT_ON_LISTS),
        (
            rule("QS", time=ListTime.ANY_WITHIN, window_years=5),
            "past",
            Outcome.MET,
            Because.RANK_WITHIN_LIMIT,
        ),
    ],
)
def test_lists_answer_together(
    asked: ListRule, body: str, outcome: Outcome, because: Because
) -> None:
    standing = Yardstick.for_filing(asked, LISTS, FILED).measure(body)
    assert (standing.outcome, standing.because) == (outcome, because)


def test_the_day_of_award_has_its_own_edition() -> None:
    asked = rule("QS", time=ListTime.LATEST_AT_AWARD)
    standing = Yardstick.for_award(asked, LISTS, date(2026, 2, 1)).measure("past")
    assert (standing.outcome, standing.rank, standing.is_stand_in) == (Outcome.MET, 100, False)


@pytest.mark.parametrize(
    ("day", "edition", "is_stand_in"),
    [
        (date(1998, 2, 1), "2026", True),
        (date(2025, 6, 18), "2026", True),
        (date(2025, 6, 19), "2026", False),
        (date(2026, 6, 18), "2027", False),
        (date(2028, 6, 17), "2027", False),
        (date(2028, 6, 18), "2027", True),
    ],
)
def test_the_nearest_edition_stands_in_and_says_so(
    day: date, edition: str, is_stand_in: bool
) -> None:
    wanted = LISTS.latest("QS", day)
    assert wanted is not None
    assert [held.edition for held in wanted.editions] == [edition]
    assert wanted.is_stand_in is is_stand_in


@pytest.mark.parametrize(
    ("day", "editions", "is_stand_in"),
    [
        (date(2027, 1, 1), ["2026", "2027"], False),
        (date(2030, 6, 19), ["2026", "2027"], False),
        (date(2030, 6, 20), ["2027"], False),
        (date(2032, 1, 1), ["2027"], True),
        (date(2020, 1, 1), ["2026"], True),
    ],
)
def test_a_window_holds_what_was_published_in_it(
    day: date, editions: list[str], is_stand_in: bool
) -> None:
    wanted = LISTS.within("QS", day, 5)
    assert wanted is not None
    assert [held.edition for held in wanted.editions] == editions
    assert wanted.is_stand_in is is_stand_in


@pytest.mark.parametrize(
    ("asked", "body", "gaps"),
    [
        (rule("QS", "THE", "QS_ENG"), "nobody", {"not_held": ("QS_ENG",)}),
        (rule("QS", "THE", "QS_ENG"), "both", {}),
        (rule("QS_ENG"), "both", {"not_held": ("QS_ENG",)}),
        (rule("QS", "QS_ENG", quantifier=Quantifier.ALL_OF), "both", {"not_held": ("QS_ENG",)}),
        (rule("QS", "QS_ENG", quantifier=Quantifier.ALL_OF), "nobody", {}),
        (rule("QS", "THE"), "nobody", {}),
    ],
)
def test_an_answer_that_rests_on_all_lists_names_those_that_are_not_held(
    asked: ListRule, body: str, gaps: dict[str, Any]
) -> None:
    standing = Yardstick.for_filing(asked, LISTS, FILED).measure(body)
    assert {key: standing.numbers[key] for key in GAPS & set(standing.numbers)} == gaps


def test_a_stand_in_behind_a_failure_is_named_even_if_another_list_is_nearer() -> None:
    yardstick = Yardstick.for_filing(rule("QS", "THE"), LISTS, date(2026, 6, 30))
    standing = yardstick.measure("one")
    assert (standing.outcome, standing.numbers.keys() & GAPS) == (Outcome.MET, set())
    standing = yardstick.measure("nobody")
    assert (standing.outcome, standing.numbers["stand_ins"]) == (Outcome.NOT_MET, ("THE 2027",))
