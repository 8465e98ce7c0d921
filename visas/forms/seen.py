"""What a page showed when it was sent to a browser, so that only real changes come back.

Two devices may have the same step open. Each posts whole forms; a field whose text is still what
that page showed is no change, and must not undo what was written on the other device.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2s

_LENGTH = 6
"""Hexadecimal digits per field: telling an old text from a new one is all they are for."""


def mark(text: str) -> str:
    """Return the mark of one field's text; browsers write their own line ends."""
    folded = text.replace("\r\n", "\n").encode()
    return blake2s(folded, digest_size=_LENGTH // 2).hexdigest()


def write(marks: Mapping[str, Iterable[str]]) -> str:
    """Return what a hidden field carries: the marks of each form (by prefix), field by field."""
    return ".".join(f"{prefix}:{''.join(of_form)}" for prefix, of_form in marks.items())


def read(token: str) -> dict[str, list[str]]:
    """Return the marks of each form in the order of its fields; what is not ours reads as none."""
    found = {}
    for part in token.split("."):
        prefix, colon, marks = part.partition(":")
        if colon:
            found[prefix] = [marks[i : i + _LENGTH] for i in range(0, len(marks), _LENGTH)]
    return found
