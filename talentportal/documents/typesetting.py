"""Sets a page in print: data in, a tagged PDF/UA-1 out, the same on every machine.

Text reaches the Typst source as data and never as source, so nothing in it can be a command. Only
the fonts of `settings.PDF_FONT_DIRS` are used. See docs/decisions on PDF.
"""

import json
import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

import pypdf
import typst
from django.conf import settings

logger = logging.getLogger(__name__)

MISSING = "〓"
"""Stands where the fonts have no sign, as compositors have marked it for a century."""
_NO_SIGN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_LONG = re.compile(r"\S{24}(?=\S)")
_BREAK = "\u200b"
_KEPT = frozenset({"\n", _BREAK})
_ATTEMPTS = 5
_press = Lock()


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF and the number of its pages."""

    content: bytes
    pages: int


def typeset(source: Path, data: Mapping[str, Any], *, made_at: datetime) -> Printed:
    """Return the PDF that a Typst source makes of `data` (which it reads from `sys.inputs.data`).

    `made_at` goes into the metadata: the same data and moment give the same bytes. Raises
    `typst.TypstError` when the source itself is wrong.
    """
    ready = _clean(data)
    for _ in range(_ATTEMPTS):
        try:
            content = _compile(source, ready, made_at)
        except typst.TypstError as problem:
            unknown = _signs_without_font(problem)
            if not unknown:
                raise
            logger.warning("typesetting: no font has %s", " ".join(sorted(map(ascii, unknown))))
            ready = _replace(ready, dict.fromkeys(map(ord, unknown), MISSING))
        else:
            return Printed(content, len(pypdf.PdfReader(BytesIO(content)).pages))
    raise ValueError("The fonts lack more signs than can be replaced one after another.")


def breakable(text: str) -> str:
    """Return somebody's text with places to break a line in runs longer than a line may be."""
    return _LONG.sub(lambda run: run[0] + _BREAK, text)


def _compile(source: Path, data: Any, made_at: datetime) -> bytes:
    with _press:
        content = _compiler(str(source.parent)).compile(
            input=source,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=int(made_at.timestamp()),
        )
    if not isinstance(content, bytes):
        raise TypeError("One PDF was expected.")
    return content


@cache
def _compiler(root: str) -> typst.Compiler:
    """Return the compiler for a folder of sources; it reads nothing outside of it but fonts."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in settings.PDF_FONT_DIRS],
    )
    return typst.Compiler(root=root, font_paths=fonts)


def _signs_without_font(problem: typst.TypstError) -> set[str]:
    """Return the signs that the compiler says no font has (PDF/UA does not allow a gap)."""
    found = _NO_SIGN.findall(problem.diagnostic)
    plain = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found)
    return {sign for text in plain for sign in text if not sign.isspace()}


def _clean(value: Any) -> Any:
    """Return the data with text in one normal form and without invisible signs.

    Signs that turn the reading direction would let a name rewrite the line it stands in.
    """
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value).replace("\r\n", "\n")
        return "".join(
            sign for sign in text if sign in _KEPT or unicodedata.category(sign)[0] != "C"
        )
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def _replace(value: Any, signs: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(signs)
    if isinstance(value, dict):
        return {key: _replace(item, signs) for key, item in value.items()}
    if isinstance(value, list):
        return [_replace(item, signs) for item in value]
    return value
