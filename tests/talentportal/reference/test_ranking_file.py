"""A ranking is read line by line; every line that cannot be read is told, with its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentportal.reference.rules.ranking_file import (
    MOST_ROWS,
    OPEN_END,
    Contents,
    Problem,
    UnreadableError,
    band,
    read,
)
from talentportal.reference.services.ranking_imports import country_codes

COUNTRIES = {"us": "US", "kr": "KR", "united states": "US", "미국": "US", "대한민국": "KR"}
HEAD = "rank,name,country,ror_id\n"
MIT = "https://ror.org/042nb2s44"


def found(text: str) -> Contents:
    return read((HEAD + text).encode(), COUNTRIES)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("7", (7, 7)),
        ("=12", (12, 12)),
        ("12=", (12, 12)),
        ("101-150", (101, 150)),
        ("101–150", (101, 150)),
        ("101 - 150", (101, 150)),
        ("1501+", (1501, OPEN_END)),
    ],
)
def test_ranks_are_read_as_published(text: str, ends: tuple[int, int]) -> None:
    assert band(text) == ends


@pytest.mark.parametrize("text", ["", "0", "first", "150-101", "1.5", "-3", "1234567", "\u0663"])
def test_what_is_no_rank_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        band(text)


def test_a_line_says_rank_name_country_and_id() -> None:
    (line,) = found(f"=1,  Massachusetts  Institute of Technology ,US,{MIT}\n").lines
    assert (line.number, line.rank, line.rank_to, line.rank_text) == (2, 1, 1, "=1")
    assert (line.name, line.country) == ("Massachusetts Institute of Technology", "US")
    assert line.ror_id == MIT


@pytest.mark.parametrize("written", ["us", "US", "United States", "미국"])
def test_a_country_is_a_code_or_a_name(written: str) -> None:
    assert found(f"1,MIT,{written},\n").lines[0].country == "US"


@pytest.mark.parametrize(
    "written", ["042nb2s44", "ror.org/042nb2s44", "https://ror.org/042NB2S44/"]
)
def test_an_id_is_written_in_many_ways(written: str) -> None:
    assert found(f"1,MIT,US,{written}\n").lines[0].ror_id == MIT


def test_lines_stand_by_rank_and_equal_ranks_as_in_the_file() -> None:
    lines = found("3,C,US,\n=1,B,US,\n=1,A,US,\n").lines
    assert [(line.rank, line.name) for line in lines] == [(1, "B"), (1, "A"), (3, "C")]


def test_the_list_goes_down_to_its_last_band_that_has_an_end() -> None:
    assert found("1,A,US,\n101-150,B,US,\n151+,C,US,\n").depth == 150


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x,MIT,US,\n", Problem(2, "bad_rank", "x")),
        ("1,,US,\n", Problem(2, "no_name", "")),
        ("1,…,US,\n", Problem(2, "no_name", "…")),
        ("1," + "x" * 201 + ",US,\n", Problem(2, "too_long", "x" * 40)),
        ("1,MIT,Atlantis,\n", Problem(2, "bad_country", "Atlantis")),
        ("1,MIT,US,12\n", Problem(2, "bad_ror", "12")),
        ("1,MIT,US,\n2,MIT,US,\n", Problem(3, "twice", "MIT")),
        ('1,"MIT,US,\n', Problem(2, "not_csv")),
        ("", Problem(0, "no_rows")),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, problem: Problem) -> None:
    assert found(text).problems == (problem,)


def test_every_wrong_line_is_told_and_the_good_ones_are_read() -> None:
    contents = found("x,A,US,\n1,B,US,\n2,C,Nowhere,\n")
    assert [problem.number for problem in contents.problems] == [2, 4]
    assert [line.name for line in contents.lines] == ["B"]


def test_a_file_without_the_columns_says_so() -> None:
    assert read(b"position,university\n1,MIT\n", COUNTRIES).problems == (Problem(1, "no_header"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_files_are_read_as_office_programs_write_them(encoding: str) -> None:
    raw = (HEAD + "1,서울대학교,대한민국,\n").encode(encoding)
    (line,) = read(raw, COUNTRIES).lines
    assert (line.name, line.country) == ("서울대학교", "KR")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_separated_in_three_ways(separator: str) -> None:
    raw = "rank,name,country\n1,MIT,US\n".replace(",", separator).encode()
    assert read(raw, COUNTRIES).lines[0].name == "MIT"


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe\x00", b"rank,name,country\n1,\x00,US\n", b"\x89PNG\x81"]
)
def test_what_is_no_text_is_told(raw: bytes) -> None:
    assert read(raw, COUNTRIES).problems == (Problem(0, "encoding"),)


def test_a_list_has_a_most_of_rows() -> None:
    rows = "".join(f"{number},U{number},US,\n" for number in range(1, MOST_ROWS + 2))
    contents = found(rows)
    assert len(contents.lines) == MOST_ROWS
    assert [problem.code for problem in contents.problems] == ["too_many_rows"]


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(raw: bytes) -> None:
    contents = read(raw, COUNTRIES)
    assert contents.lines or contents.problems


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    contents = found(text)
    assert contents.lines or contents.problems


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("United States of America", "US"),
        ("China (Mainland)", "CN"),
        ("Hong Kong SAR, China", "HK"),
        ("Republic of Korea", "KR"),
        ("한국", "KR"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Iran, Islamic Republic of", "IR"),
        ("uk", "GB"),
        ("CD", "CD"),
    ],
)
def test_countries_are_taken_as_publishers_write_them(written: str, code: str) -> None:
    text = f'rank,name,country\n1,A University,"{written}"\n'
    assert [line.country for line in read(text.encode(), country_codes()).lines] == [code]
