"""Countries by ISO 3166-1 alpha-2 code, named in the reader's language (Unicode CLDR, by Babel)."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale
from django.utils.translation import get_language

_NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "ZZ"})
"""Codes that CLDR names but that are not countries or territories of ISO 3166-1."""
_PSEUDO = frozenset({"XA", "XB"})

ALSO_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "AE": ("UAE", "아랍에미리트연합"),
    "AU": ("호주",),
    "BN": ("Brunei Darussalam",),
    "BO": ("Bolivia (Plurinational State of)",),
    "CD": ("Democratic Republic of the Congo", "DR Congo"),
    "CG": ("Congo", "Republic of the Congo"),
    "CI": ("Ivory Coast",),
    "CN": ("China (Mainland)", "Mainland China", "People's Republic of China"),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Great Britain"),
    "HK": ("Hong Kong", "Hong Kong SAR", "홍콩"),
    "IE": ("Republic of Ireland",),
    "IR": ("Iran, Islamic Republic of", "Islamic Republic of Iran"),
    "KR": ("Korea", "Korea, South", "Korea, Republic of", "Republic of Korea", "한국"),
    "LA": ("Lao PDR", "Lao People's Democratic Republic"),
    "MD": ("Republic of Moldova",),
    "MK": ("Macedonia",),
    "MM": ("Myanmar", "Burma"),
    "MO": ("Macau", "Macao", "Macau SAR", "Macau SAR, China", "Macao SAR", "마카오"),
    "NL": ("The Netherlands",),
    "PS": ("Palestine", "State of Palestine", "Palestinian Territory, Occupied"),
    "RU": ("Russian Federation",),
    "SK": ("Slovak Republic",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TR": ("Turkey", "터키"),
    "TW": ("Taiwan, China", "Chinese Taipei", "타이완"),
    "TZ": ("United Republic of Tanzania",),
    "US": ("United States of America", "USA", "미합중국"),
    "VE": ("Venezuela (Bolivarian Republic of)",),
    "VN": ("Viet Nam",),
    "ZA": ("남아공",),
}
"""Further names by code, as publishers of lists and offices write them; none is another's."""


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
