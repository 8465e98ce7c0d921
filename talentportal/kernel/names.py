"""Folding of names, so that the ways in which people write one name meet."""

import re
import unicodedata

JOINERS = frozenset(
    {"and", "at", "for", "in", "of", "on", "the"}
    | {"da", "de", "del", "della", "der", "des", "di", "do", "du", "e", "et", "la", "le", "und"}
    | {"van", "voor", "y", "zu", "z"}
)
"""Small words that an acronym leaves out."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | {"&": " and ", "＆": " and "}
    | dict.fromkeys("'’‘ʼ`´ʻ′·", "")
)
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_LETTER_DOTS = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){2,})([^\W\d_](?![^\W_]))?")
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return `text` as lower-case words with single spaces between them.

    Full-width and compatibility forms, letter case, diacritics of alphabetic scripts, punctuation
    and the dots of an acronym do not count; Hangul, kana and Han characters are kept whole. Equal
    results mean equal names for every purpose here; the empty string means no name at all.
    """
    if text.isascii():
        folded = text.lower().replace("&", " and ").replace("'", "").replace("`", "")
    else:
        folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
        bare = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
        folded = unicodedata.normalize("NFC", bare)
    if "." in folded:
        folded = _LETTER_DOTS.sub(lambda found: found[0].replace(".", "") + " ", folded)
    return _NOT_WORD.sub(" ", folded).strip()


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of the folded text, in order."""
    return tuple(fold(text).split())


def acronym(text: str) -> str:
    """Return the first letters of the words that are not joiners, lower case: `mit`."""
    return "".join(word[0] for word in tokens(text) if word not in JOINERS)
