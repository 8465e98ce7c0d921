"""Translation catalogues without system tools: Babel finds, merges and compiles the messages.

English is the language of the sources; `locale/ko` holds the Korean. Compiled files are made at
setup and never committed.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from django.conf import settings
from django.utils.translation.template import templatize

DOMAIN = "django"
LANGUAGE = "ko"
SOURCES = ("talentportal", "visas")
HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: ko\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""
Found = tuple[str, int, str | tuple[str, str], str | None]
"""File, line, message (or singular and plural), context."""
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

_ALIAS = re.compile(rb"^from django\.utils\.translation import (\w+) as (\w+)$", re.MULTILINE)


def path() -> Path:
    """Return the file that translators edit."""
    return Path(settings.LOCALE_PATHS[0]) / LANGUAGE / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(file: Path) -> Catalog:
    """Read a catalogue, or begin an empty one."""
    if not file.exists():
        return Catalog(locale=LANGUAGE, domain=DOMAIN, charset="utf-8")
    with file.open("rb") as stream:
        return pofile.read_po(stream, locale=LANGUAGE, domain=DOMAIN)


def found() -> Catalog:
    """Return every message of the sources, with the places where it stands."""
    template = Catalog(locale=LANGUAGE, domain=DOMAIN, charset="utf-8")
    for place, line, message, context in _messages():
        template.add(message, locations=[(place, line)], context=context, flags=_flags(message))
    return template


def updated(old: Catalog) -> Catalog:
    """Return the catalogue of the messages found, with the translations that are there already."""
    template = found()
    for message in template:
        known = old.get(message.id, message.context) if message.id else None
        if known is not None and known.string:
            message.string = known.string
    return template


def take_over(held: Catalog, other: Catalog) -> None:
    """Put the translations of another catalogue in place of what is held.

    Adding alone would keep what is there: Babel does not replace the words of a known message.
    """
    for message in other:
        if message.id and _is_whole(message):
            held.delete(message.id, message.context)
            held.add(message.id, message.string, context=message.context)


def missing(catalogue: Catalog) -> list[Message]:
    """Return the messages of the sources that have no whole translation here."""
    lacking = []
    for message in found():
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        if known is None or not _is_whole(known):
            lacking.append(message)
    return lacking


def broken(catalogue: Catalog) -> list[str]:
    """Return the messages whose translation does not carry the same placeholders."""
    return [
        f"{message.id}: {error}"
        for message in catalogue
        if message.id and message.string
        for error in message.check(catalogue)
    ]


def write(catalogue: Catalog, file: Path) -> None:
    """Write a catalogue in a stable order, without dates, so that a difference is a change."""
    file.parent.mkdir(parents=True, exist_ok=True)
    stream = io.BytesIO()
    pofile.write_po(
        stream,
        catalogue,
        width=100,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    file.write_bytes(HEADER.encode() + stream.getvalue())


def compile_to(catalogue: Catalog, file: Path) -> None:
    """Write the form that gettext reads."""
    with file.open("wb") as stream:
        write_mo(stream, catalogue)


def _messages() -> Iterator[Found]:
    root = Path(settings.BASE_DIR)
    for folder in SOURCES:
        for file in sorted((root / folder).rglob("*.py")):
            if "migrations" not in file.parts:
                yield from _extracted(file, file.read_bytes())
    for pattern in ("*.html", "*.txt"):
        for file in sorted((root / "templates").rglob(pattern)):
            yield from _extracted(file, _as_python(file))


def _as_python(file: Path) -> bytes:
    """Return a template as Python calls of gettext; indentation means nothing in a template."""
    calls = templatize(file.read_text(encoding="utf-8"), origin=str(file))
    return "\n".join(line.strip() for line in calls.split("\n")).encode()


def _extracted(file: Path, source: bytes) -> Iterator[Found]:
    place = file.relative_to(settings.BASE_DIR).as_posix()
    names = {alias.decode(): name.decode() for name, alias in _ALIAS.findall(source)}
    keywords = KEYWORDS | {alias: KEYWORDS[name] for alias, name in names.items()}
    calls: Iterator[Any] = extract_python(io.BytesIO(source), keywords, [], {"encoding": "utf-8"})
    for line, called, arguments, _comments in calls:
        function = called if called in KEYWORDS else names[called]
        texts = list(arguments) if isinstance(arguments, tuple) else [arguments]
        context = texts.pop(0) if "pgettext" in function else None
        if not texts or not texts[0]:
            continue
        is_plural = function in {"ngettext", "ngettext_lazy", "npgettext"}
        yield place, line, (texts[0], texts[1]) if is_plural else texts[0], context


def _flags(message: str | tuple[str, str]) -> list[str]:
    text = message if isinstance(message, str) else message[1]
    return ["python-format"] if "%(" in text else []


def _is_whole(message: Message) -> bool:
    if isinstance(message.string, tuple | list):
        return all(message.string)
    return bool(message.string)
