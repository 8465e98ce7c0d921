"""Advanced fields as people write them, for batches that do not choose from our list."""

import re
from collections.abc import Iterable, Mapping

_BETWEEN = re.compile(r"[\s_\-]+")
_ALSO: Mapping[str, str] = {
    "semiconductor": "semiconductors",
    "display": "displays",
    "secondary battery": "secondary_batteries",
    "rechargeable battery": "secondary_batteries",
    "rechargeable batteries": "secondary_batteries",
    "batteries": "secondary_batteries",
    "battery": "secondary_batteries",
    "2차전지": "secondary_batteries",
    "배터리": "secondary_batteries",
    "biotech": "bio",
    "biotechnology": "bio",
    "바이오": "bio",
    "robot": "robotics",
    "robots": "robotics",
    "로봇": "robotics",
    "defence": "defence",
    "defense": "defence",
    "defence industry": "defence",
    "defense industry": "defence",
    "방위산업": "defence",
    "artificial intelligence": "ai",
    "인공지능": "ai",
    "미래차": "advanced_mobility",
    "미래모빌리티": "advanced_mobility",
}
"""Only other names of the same field; a wider or narrower one is another field."""


class FieldNames:
    """The codes of the fields by code, name and other name, however they are spaced or cased."""

    def __init__(self, fields: Iterable[tuple[str, str, str]]) -> None:
        """Take (code, English name, Korean name) of every field that is held."""
        rows = list(fields)
        codes = {code for code, _, _ in rows}
        self._codes = {_key(name): row[0] for row in rows for name in row}
        self._codes |= {_key(name): code for name, code in _ALSO.items() if code in codes}

    def code(self, written: str) -> str:
        """Return the code of a field; what is none of them stays as it was written."""
        return self._codes.get(_key(written), written)


def _key(name: str) -> str:
    return _BETWEEN.sub("", name).casefold()
