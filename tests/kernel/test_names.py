"""Folding of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentportal.kernel.names import acronym, fold, tokens


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  Massachusetts   Institute of Technology ", "massachusetts institute of technology"),
        ("M.I.T.", "mit"),
        ("Universität zu Köln", "universitat zu koln"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("King’s College", "kings college"),
        ("King's College", "kings college"),
        ("Texas A&M", "texas a and m"),
        ("ＫＡＩＳＴ", "kaist"),
        ("Univ. of X, U.K.", "univ of x uk"),
        ("서울대학교", "서울대학교"),
        ("ガバナンス大学", "ガバナンス大学"),
        ("جَامعة", "جامعة"),
        ("— … —", ""),
    ],
)
def test_a_name_folds(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_decomposed_hangul_is_the_same_name() -> None:
    assert fold("서울") == "서울"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_tokens_are_the_folded_words(text: str) -> None:
    assert " ".join(tokens(text)) == fold(text)


def test_an_acronym_leaves_small_words_out() -> None:
    assert acronym("Massachusetts Institute of Technology") == "mit"
