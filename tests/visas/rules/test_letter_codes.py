"""Codes as they are printed, and as they are typed off paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.rules import letter_codes

CODES = st.text(letter_codes.ALPHABET, min_size=16, max_size=16).map(letter_codes.printed)


def test_a_code_is_printed_in_four_groups() -> None:
    assert letter_codes.printed("7K3M9QWDX2RTB6HP") == "7K3M-9QWD-X2RT-B6HP"


def test_the_alphabet_has_no_signs_that_look_alike() -> None:
    assert len(set(letter_codes.ALPHABET)) == 32
    assert set("ILOU").isdisjoint(letter_codes.ALPHABET)


@given(CODES)
def test_a_printed_code_reads_as_itself(code: str) -> None:
    assert letter_codes.read(code) == code


@given(CODES, st.sampled_from(["", " ", "-", " - ", "\u2013", "\u00a0"]))
def test_case_and_spacing_do_not_matter(code: str, spacing: str) -> None:
    typed = spacing.join(code.replace("-", "")).lower()
    assert letter_codes.read(f" {typed}\n") == code


def test_signs_that_look_like_digits_are_read_as_digits() -> None:
    assert letter_codes.read("OoIi-Ll00-1111-ABCD") == "0011-1100-1111-ABCD"


@pytest.mark.parametrize(
    "typed",
    ["", "7K3M", "7K3M-9QWD-X2RT-B6HPX", "7K3M-9QWD-X2RT-B6HU", "７K3M-9QWD-X2RT-B6HP", "가" * 16],
)
def test_what_cannot_be_a_code_reads_as_nothing(typed: str) -> None:
    assert letter_codes.read(typed) == ""
