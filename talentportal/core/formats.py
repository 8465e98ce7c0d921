"""How money, days and moments read, in the reader's language and always in Seoul time."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.translation import get_language

SEOUL = ZoneInfo("Asia/Seoul")
NO_BREAK_SPACE = "\u00a0"

_DAY = {"ko": "Y.\u00a0n.\u00a0j.", "en": "j M Y"}
"""A Korean day does not break across lines: its last number alone would say nothing."""
_WEEKDAYS = "월화수목금토일"
"""Monday first, as `date.weekday()` counts; Django's Korean names are not short."""
_MOMENT = {"ko": f"{_DAY['ko']} H:i", "en": "j M Y, H:i"}


def _language() -> str:
    language = (get_language() or "en").split("-")[0]
    return language if language in _DAY else "en"


def won(amount: int | None) -> str:
    """Return an amount of whole won: `KRW 150,000,000`, in Korean `150,000,000원`."""
    if amount is None:
        return ""
    if _language() == "ko":
        return f"{amount:,}원"
    return f"KRW{NO_BREAK_SPACE}{amount:,}"


def dollars(amount: int) -> str:
    """Return an amount of whole United States dollars: `USD 60`, in Korean `미화 60달러`."""
    if _language() == "ko":
        return f"미화 {amount:,}달러"
    return f"USD{NO_BREAK_SPACE}{amount:,}"


def in_seoul(value: datetime) -> datetime:
    """Return an aware moment on the Seoul clock; a naive one raises ValueError."""
    if value.tzinfo is None:
        raise ValueError("A moment without a time zone has no place on a clock.")
    return value.astimezone(SEOUL)


def day(value: date | None, *, weekday: bool = False) -> str:
    """Return a day: `22 Nov 2026` or `2026. 11. 22.`. A moment gives its day in Seoul."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = in_seoul(value).date()
    written = _written(value, _language())
    if not weekday:
        return written
    if _language() == "ko":
        return f"{written}({_WEEKDAYS[value.weekday()]})"
    return f"{dateformat.format(value, 'D')} {written}"


@lru_cache(maxsize=4000)
def _written(value: date, language: str) -> str:
    """Return a day in words. Lists have the same days again and again, and it takes a while."""
    return dateformat.format(value, _DAY[language])


def moment(value: datetime | None) -> str:
    """Return a moment in Seoul: `22 Nov 2026, 14:03` or `2026. 11. 22. 14:03`."""
    if value is None:
        return ""
    return dateformat.format(in_seoul(value), _MOMENT[_language()])


def clock(value: datetime | None) -> str:
    """Return the time of day in Seoul: `14:03`."""
    return "" if value is None else in_seoul(value).strftime("%H:%M")


def file_size(size: int | None) -> str:
    """Return bytes as people read them: `410 KB`, `2.8 MB` (1 KB = 1,024 bytes)."""
    if size is None:
        return ""
    kilobytes = size / 1024
    if kilobytes < 1024:  # noqa: PLR2004 -- KB per MB
        return f"{max(1, round(kilobytes))} KB"
    return f"{kilobytes / 1024:.1f} MB"


def masked(value: str | None, shown: int = 3) -> str:
    """Return an identifier with only its last characters readable: `******678`.

    A screen shows no more of an identifier than it takes to tell two people apart. A value no
    longer than twice `shown` is hidden altogether.
    """
    if not value:
        return ""
    if len(value) <= 2 * shown:
        return "*" * len(value)
    return "*" * (len(value) - shown) + value[-shown:]


def initials(name: str | None) -> str:
    """Return what stands in an avatar: the first Hangul or Han sign, or up to two initials."""
    words = [word for word in (name or "").split() if word[0].isalnum()]
    if not words:
        return "?"
    if not words[0][0].isascii() and ord(words[0][0]) >= 0x1100:  # noqa: PLR2004 -- Hangul, Han, Kana
        return words[0][0]
    ends = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in ends).upper()
