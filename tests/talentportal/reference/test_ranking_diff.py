"""Who enters, leaves and moves between two editions of a list."""

from hypothesis import given
from hypothesis import strategies as st

from talentportal.reference.rules.ranking_diff import Kind, Move, Place, counts, moves


def at(key: str, rank: int) -> Place:
    return Place(key, key.upper(), "US", rank, str(rank))


def kinds(found: list[Move]) -> dict[str, Kind]:
    return {move.key: move.kind for move in found}


def test_universities_enter_leave_rise_fall_and_stay() -> None:
    before = [at("gone", 5), at("up", 9), at("down", 2), at("same", 3)]
    after = [at("new", 5), at("up", 8), at("down", 4), at("same", 3)]
    assert kinds(moves(before, after)) == {
        "gone": Kind.LEAVES,
        "new": Kind.ENTERS,
        "up": Kind.UP,
        "down": Kind.DOWN,
        "same": Kind.SAME,
    }


def test_those_that_cross_a_line_come_first() -> None:
    found = moves(
        [at("a", 1), at("b", 101), at("c", 200)], [at("a", 2), at("b", 100), at("c", 201)]
    )
    assert [(move.key, move.crossed) for move in found] == [
        ("b", (100,)),
        ("c", (200,)),
        ("a", ()),
    ]


def test_who_enters_within_both_lines_crosses_both() -> None:
    (move,) = moves([], [at("a", 50)])
    assert move.crossed == (100, 200)


def test_beyond_the_shorter_list_nothing_is_told() -> None:
    found = moves([at("a", 150)], [at("b", 400), at("c", 10)], depth=200)
    assert kinds(found) == {"a": Kind.LEAVES, "c": Kind.ENTERS}


_PLACES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 300), max_size=8).map(
    lambda ranks: [at(key, rank) for key, rank in ranks.items()]
)


@given(_PLACES, _PLACES)
def test_everybody_is_told_once_and_back_is_the_opposite(
    one: list[Place], other: list[Place]
) -> None:
    forth, back = moves(one, other), moves(other, one)
    assert sum(counts(forth).values()) == len({place.key for place in (*one, *other)})
    opposite = {
        Kind.ENTERS: Kind.LEAVES,
        Kind.LEAVES: Kind.ENTERS,
        Kind.UP: Kind.DOWN,
        Kind.DOWN: Kind.UP,
        Kind.SAME: Kind.SAME,
    }
    assert kinds(forth) == {key: opposite[kind] for key, kind in kinds(back).items()}
