"""Reads a ranking that somebody typed or took from a publisher: CSV text, line by line.

Columns, in any order, named in the first line: `rank` (7, =12 for a tie, 101-150 for a band, 1501+
for an open end), `name`, `country` (two letters, or the country's name in English or Korean) and,
if there is one, `ror_id`. Separated by commas, semicolons or tabs; UTF-8, UTF-16 with a mark, or
CP949 as Korean office programs write it. Every line that cannot be read is told, with its number.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from talentportal.kernel.names import fold

MOST_ROWS = 5000
MOST_BYTES = 2 * 1024 * 1024
LONGEST_NAME = 200
HIGHEST_RANK = 99_999
OPEN_END = HIGHEST_RANK
"""The far end of a band without one: nothing that looks at ranks takes it for a good one."""
NEEDED = ("rank", "name", "country")
MOST_PROBLEMS = 50
"""More are not told: the file is another one than was meant."""

_RANK = re.compile(r"=?([0-9]{1,5})(?:-([0-9]{1,5})|(\+))?=?")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_ROR = re.compile(r"(?:https?://)?(?:ror\.org/)?(0[a-z0-9]{6}[0-9]{2})")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: where it stands in the file, and what it says."""

    number: int
    rank: int
    rank_to: int
    rank_text: str
    name: str
    country: str
    ror_id: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be read: its number in the file (0: all of it), a code, and the text."""

    number: int
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its lines by rank, and what could not be read."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def depth(self) -> int:
        """Down to which rank the list goes; bands without an end do not count."""
        return max((line.rank_to for line in self.lines if line.rank_to < OPEN_END), default=0)


class UnreadableError(ValueError):
    """A cell that cannot be read. Its text is the problem's code, then the cell."""


def read(raw: bytes, countries: Mapping[str, str]) -> Contents:
    """Return what a file holds; `countries` gives the code of a folded name of a country."""
    text = decode(raw)
    if text is None:
        return Contents((), (Problem(0, "encoding"),))
    found: list[Line] = []
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for number, row in _rows(text):
        if isinstance(row, str):
            problems.append(Problem(number, row))
            continue
        try:
            found.append(_once(_line(number, row, countries), seen))
        except UnreadableError as error:
            problems.append(Problem(number, error.args[0], error.args[1]))
    if not found and not problems:
        problems.append(Problem(0, "no_rows"))
    return Contents(
        tuple(sorted(found, key=lambda line: (line.rank, line.number))),
        tuple(problems[:MOST_PROBLEMS]),
    )


def decode(raw: bytes) -> str | None:
    """Return the text of a file by its mark, else as UTF-8, else as CP949; None for anything else.

    A text with other control characters than line ends and tabs is none.
    """
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "cp949"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(re.sub(r"[\r\n\t]", "", text)) else text
    return None


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str] | str]]:
    """Yield the number of each line and its cells by column, or the code of a problem."""
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        if not set(NEEDED) <= set(columns):
            yield 1, "no_header"
            return
        count = 0
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            if count > MOST_ROWS:
                yield reader.line_num, "too_many_rows"
                return
            yield reader.line_num, dict(zip(columns, map(str.strip, cells), strict=False))
    except csv.Error:
        yield reader.line_num, "not_csv"


def _once(line: Line, seen: set[tuple[str, str]]) -> Line:
    """Return a line and note its name. Raises `UnreadableError` when it stood there before."""
    if (line.name, line.country) in seen:
        raise UnreadableError("twice", line.name)
    seen.add((line.name, line.country))
    return line


def _line(number: int, row: Mapping[str, str], countries: Mapping[str, str]) -> Line:
    rank, rank_to = band(row.get("rank", ""))
    name = " ".join(row.get("name", "").split())
    if not fold(name):
        raise UnreadableError("no_name", name)
    if len(name) > LONGEST_NAME:
        raise UnreadableError("too_long", name[:40])
    written = row.get("country", "")
    country = countries.get(fold(written), "")
    if not country:
        raise UnreadableError("bad_country", written[:40])
    return Line(number, rank, rank_to, row["rank"][:20], name, country, _ror(row.get("ror_id", "")))


def band(text: str) -> tuple[int, int]:
    """Return the ends of a rank as published. Raises `UnreadableError`."""
    plain = text.translate(_DASHES).replace(" ", "")
    found = _RANK.fullmatch(plain)
    if found is None or not int(found[1]):
        raise UnreadableError("bad_rank", text[:40])
    first = int(found[1])
    last = OPEN_END if found[3] else int(found[2] or first)
    if last < first:
        raise UnreadableError("bad_rank", text[:40])
    return first, last


def _ror(text: str) -> str:
    if not text:
        return ""
    found = _ROR.fullmatch(text.strip().lower().rstrip("/"))
    if found is None:
        raise UnreadableError("bad_ror", text[:40])
    return f"https://ror.org/{found[1]}"
