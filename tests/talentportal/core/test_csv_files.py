"""Files of rows: readable by spreadsheets, and nothing in them is worked out."""

import pytest

from talentportal.core.csv_files import attachment, lines


def test_a_file_begins_with_what_tells_spreadsheets_that_it_is_utf_8():
    rows = [["접수번호", "Count"], ["a, b", 7]]
    assert "".join(lines(rows)) == '\ufeff접수번호,Count\r\n"a, b",7\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_work_out_is_shown(text):
    [_mark, line] = lines([[text]])
    assert line.strip('"\r\n').startswith("'")


def test_a_number_below_nothing_stays_a_number():
    assert list(lines([[-3]])) == ["\ufeff", "-3\r\n"]


def test_it_is_sent_as_a_file():
    answer = attachment([["a"]], "cases.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="cases.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert b"".join(answer.streaming_content) == b"\xef\xbb\xbfa\r\n"
