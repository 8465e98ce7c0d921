"""CSV files: lines as spreadsheets read them, sent while they are made."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse

CONTENT_TYPE = "text/csv; charset=utf-8"
_BOM = "\ufeff"
"""Spreadsheets take a file with it for what it is: UTF-8."""
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""Text that begins so would be worked out by a spreadsheet instead of shown."""


class _Echo:
    """What a writer of CSV writes to: it hands every line back."""

    def write(self, line: str) -> str:
        return line


def lines(rows: Iterable[Sequence[str | int]]) -> Iterator[str]:
    """Yield the lines of a file, one for each row; text is shown and never worked out."""
    writer: Any = csv.writer(_Echo())
    yield _BOM
    for row in rows:
        yield writer.writerow([_shown(cell) for cell in row])


def attachment(rows: Iterable[Sequence[str | int]], name: str) -> StreamingHttpResponse:
    """Return rows as a file to be kept; `name` is of ASCII letters, digits, dots and hyphens."""
    response = StreamingHttpResponse(lines(rows), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _shown(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
