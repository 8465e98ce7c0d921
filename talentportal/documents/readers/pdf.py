"""Reads one PDF in a process of its own: `inspect PATH` or `render PATH PAGE WIDTH PIXELS`.

Nothing here needs Django, so that the process starts quickly and knows no secret. Two independent
libraries must agree on what the file is: a file that two programs read differently hides something.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from talentportal.documents.readers.limits import MAX_PAGES, Unacceptable, answer, give, serve

ACTIONS = frozenset(
    {
        "/GoToE",
        "/GoToR",
        "/ImportData",
        "/JavaScript",
        "/Launch",
        "/Movie",
        "/Rendition",
        "/RichMediaExecute",
        "/Sound",
        "/SubmitForm",
    }
)
"""Kinds of action that run, send or open something; a link to a page or a web address is none."""
KEYS = frozenset({"/EF", "/EmbeddedFiles", "/JS", "/JavaScript", "/RichMediaContent", "/XFA"})
"""Entries that carry scripts, forms with scripts, or other files."""
SUBTYPES = frozenset({"/3D", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound"})
"""Annotations and parts that play or carry something."""
RAW = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])")
"""The same, in the bytes: a program that repairs a file also finds what nothing points to."""

_STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)


def _dictionaries(value: Any) -> Iterator[DictionaryObject]:
    """Yield the dictionaries within one object, without following references out of it."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, DictionaryObject):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, ArrayObject):
            waiting.extend(item)


def _objects(reader: pypdf.PdfReader) -> Iterator[Any]:
    """Yield every object of the file, whether or not a page leads to it."""
    for generation, numbers in list(reader.xref.items()):
        for number in list(numbers):
            yield reader.get_object(IndirectObject(number, generation, reader))
    for number in list(reader.xref_objStm):
        yield reader.get_object(IndirectObject(number, 0, reader))


def _is_active(part: DictionaryObject) -> bool:
    if KEYS.intersection(part):
        return True
    kinds = (part.raw_get(key) for key in ("/S", "/Subtype", "/Type") if key in part)
    named = {str(kind.get_object()) for kind in kinds}
    return bool(named & (ACTIONS | SUBTYPES | {"/EmbeddedFile"}))


def _refuse_active(content: bytes, reader: pypdf.PdfReader) -> None:
    """Raise for scripts, programs to start, forms that send, media and attached files."""
    if RAW.search(_STREAM.sub(b"", content)):
        raise Unacceptable("active_content")
    for item in _objects(reader):
        if any(_is_active(part) for part in _dictionaries(item)):
            raise Unacceptable("active_content")


def _page_count(content: bytes) -> int:
    """Return the pages as PDFium counts them; each must have a size."""
    try:
        with pypdfium2.PdfDocument(content) as document:
            count = len(document)
            if count > MAX_PAGES:
                raise Unacceptable("too_many_pages")
            sizes = [document.get_page_size(number) for number in range(count)]
    except pypdfium2.PdfiumError as problem:
        raise Unacceptable("unreadable") from problem
    if not sizes or any(width <= 0 or height <= 0 for width, height in sizes):
        raise Unacceptable("unreadable")
    return count


def _harmless_pages(content: bytes) -> int:
    """Return the number of pages of a file that both libraries read alike and that only shows."""
    reader = pypdf.PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise Unacceptable("encrypted")
    count = _page_count(content)
    if len(reader.pages) != count:
        raise Unacceptable("unreadable")
    _refuse_active(content, reader)
    return count


def inspect(path: Path) -> None:
    """Answer how many pages the file has, or refuse it."""
    try:
        pages = _harmless_pages(path.read_bytes())
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Unacceptable("unreadable") from problem
    answer(pages=pages)


def render(path: Path, page: int, width: int, pixels: int) -> None:
    """Give one page (counted from 1) as PNG, `width` wide unless that makes it over `pixels` large.

    PDFium's own forms environment is never started, so nothing in the file can run.
    """
    try:
        with pypdfium2.PdfDocument(path) as document:
            sheet = document[page - 1]
            wide, high = sheet.get_size()
            # PDFium rounds up: half a pixel less never becomes one too many.
            scale = min((width - 0.5) / wide, (0.95 * pixels / (wide * high)) ** 0.5)
            image = sheet.render(scale=scale, may_draw_forms=False).to_pil()
    except (pypdfium2.PdfiumError, ValueError) as problem:
        raise Unacceptable("unreadable") from problem
    output = BytesIO()
    image.convert("RGB").save(output, "PNG")
    give(output.getvalue())


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:], inspect, render))
