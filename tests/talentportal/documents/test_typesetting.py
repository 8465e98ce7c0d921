"""Data becomes print, and nothing but print."""

import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst

from talentportal.documents.typesetting import MISSING, breakable, typeset
from tests.factories.files import words_in

NOON = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: "Noto Sans KR", lang: data.language)
= #data.title
#data.body
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a small page of our own."""
    path = tmp_path / "page.typ"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def printed(source: Path, **data: Any) -> bytes:
    """Return the PDF of the page with this data."""
    page = {"title": "A title", "language": "en", "body": "", **data}
    return typeset(source, page, made_at=NOON).content


def test_the_pdf_is_tagged_named_and_says_its_language(source: Path) -> None:
    reader = pypdf.PdfReader(
        BytesIO(printed(source, title="결정 통지서", language="ko", body="허가"))
    )

    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is not None
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "ko"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    assert reader.metadata is not None
    assert reader.metadata.title == "결정 통지서"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


@pytest.mark.parametrize(
    "body",
    [
        '#panic("stop")',
        '#read("/etc/passwd")',
        "$ x $ *bold* _slanted_ `code` <label> @reference",
        '"] #include "x.typ" [',
        "// no comment /* at all */ \\ ~ --- ...",
    ],
)
def test_what_people_write_is_printed_and_never_run(source: Path, body: str) -> None:
    assert words_in(printed(source, body=body)).endswith(" ".join(body.split()))


def test_only_the_fonts_of_the_project_are_used(source: Path) -> None:
    reader = pypdf.PdfReader(BytesIO(printed(source, body="글 and text")))
    resources: Any = reader.pages[0]["/Resources"]
    fonts = resources["/Font"]
    names = {str(font.get_object()["/BaseFont"]).split("+")[-1] for font in fonts.values()}
    assert {name.split("-")[0] for name in names} == {"NotoSansKR"}


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("محمد 😀 陈", f"{MISSING * 4} {MISSING} {MISSING}"),
        ("Đặng Žižek Владимир Ελλάδα 김 金", "Đặng Žižek Владимир Ελλάδα 김 金"),
        ("a\x00b\x07c", "abc"),
        ("pay \u202e000,001\u202c won", "pay 000,001 won"),
        ("e\u0301tude", "étude"),
    ],
)
def test_signs_that_cannot_be_printed_never_stop_a_letter(
    source: Path, body: str, shown: str
) -> None:
    assert words_in(printed(source, body=body)).removeprefix("A title ") == shown


def test_many_different_missing_signs_are_replaced(source: Path) -> None:
    body = "".join(map(chr, range(0x0905, 0x0939)))
    shown = words_in(printed(source, body=body)).removeprefix("A title ")
    assert shown.replace(" ", "") == MISSING * len(body)


def test_a_mistake_in_the_source_is_an_error(source: Path) -> None:
    source.write_text("#unknown-function()", encoding="utf-8")
    with pytest.raises(typst.TypstError):
        printed(source)


def test_the_same_data_and_moment_give_the_same_bytes(source: Path) -> None:
    page = {"title": "T", "language": "ko", "body": "글"}
    first, second = (typeset(source, page, made_at=NOON) for _ in range(2))
    assert first == second
    assert first.pages == 1


def test_a_page_is_set_within_a_second(source: Path) -> None:
    printed(source)
    started = time.process_time()
    printed(source, body="글 " * 2000)
    assert time.process_time() - started < 1


def test_a_long_run_of_signs_may_be_broken() -> None:
    assert breakable("x" * 50) == "\u200b".join(["x" * 24, "x" * 24, "x" * 2])
    assert breakable("an ordinary sentence") == "an ordinary sentence"
