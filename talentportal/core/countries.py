"""Countries by ISO 3166-1 alpha-2 code, named in the reader's language (Unicode CLDR, by Babel)."""

import unicodedata
from functools import cache

from babel import Locale
from django.utils.translation import get_language

_NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "ZZ"})
"""Codes that CLDR names but that are not countries or territories of ISO 3166-1."""
_PSEUDO = frozenset({"XA", "XB"})


@cache
def names(language: str) -> dict[str, str]:
    """Return code → name in `language` ("ko", "en"), in the order of the names."""
    territories = Locale.parse(language, sep="-").territories
    found = {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES | _PSEUDO  # noqa: PLR2004
    }
    return dict(sorted(found.items(), key=lambda item: _without_marks(item[1])))


def _without_marks(name: str) -> str:
    """Return the name as readers look it up: Åland among the A's, Côte d'Ivoire among the C's."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name


def _language() -> str:
    return (get_language() or "en").split("-")[0]


def country_name(code: str | None, language: str | None = None) -> str:
    """Return the country's name, or the code itself when nobody knows it; empty for no code."""
    if not code:
        return ""
    return names(language or _language()).get(code.upper(), code)


def choices() -> list[tuple[str, str]]:
    """Return (code, name) pairs in the reader's language; give it to a ChoiceField uncalled."""
    return list(names(_language()).items())


def codes() -> frozenset[str]:
    """Return every code that is a country here."""
    return frozenset(names("en"))
