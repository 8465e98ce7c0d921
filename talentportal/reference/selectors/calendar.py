"""The days on which government offices are closed, besides Saturdays and Sundays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import holidays

from talentportal.reference.models import Holiday
from talentportal.reference.rules.codes import HolidayKind

Language = Literal["ko", "en"]
_LIBRARY_LANGUAGE = {"ko": "ko", "en": "en_US"}


@dataclass(frozen=True, slots=True)
class NamedHoliday:
    """One day of the calendar; `kind` where a ministry added or removed it."""

    on: date
    name: str
    kind: HolidayKind | None = None


@cache
def _published(year: int, language: Language) -> Mapping[date, str]:
    """Return the public holidays that the Regulation on Holidays of Government Offices gives."""
    days = holidays.country_holidays("KR", years=year, language=_LIBRARY_LANGUAGE[language])
    return dict(sorted(days.items()))


def holidays_between(first: date, last: date) -> frozenset[date]:
    """Return every holiday from `first` to `last`, both included (one query)."""
    years = range(first.year, last.year + 1)
    days = {day for year in years for day in _published(year, "en") if first <= day <= last}
    for day, kind in Holiday.objects.filter(on__range=(first, last)).values_list("on", "kind"):
        if kind == HolidayKind.ADDED:
            days.add(day)
        else:
            days.discard(day)
    return frozenset(days)


def named_holidays(year: int, language: Language) -> list[NamedHoliday]:
    """Return the calendar of a year in order; removed days are in it and say so (one query)."""
    days = {day: NamedHoliday(day, name) for day, name in _published(year, language).items()}
    for row in Holiday.objects.filter(on__year=year):
        name = row.name_ko if language == "ko" else row.name_en
        days[row.on] = NamedHoliday(row.on, name, HolidayKind(row.kind))
    return [days[day] for day in sorted(days)]
