"""Days, whole calendar years, periods and deadlines, as Korean law counts them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

SEOUL = timezone(timedelta(hours=9), "KST")
"""Korean time. Fixed: the country has had no summer time since October 1988."""

MONTHS = 12
DAYS_IN_SUMMED_MONTH = 31
DECEMBER = 12
SATURDAY = 5
DAYS_IN_WEEK = 7
ONE_DAY = timedelta(days=1)


def seoul_day(moment: datetime) -> date:
    """Return the calendar day in Seoul of an aware moment. Raises `ValueError` for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone has no day in Seoul.")
    return moment.astimezone(SEOUL).date()


def month_mark(start: date, months: int) -> date:
    """Return the day on which a period of `months`, begun on `start`, is over.

    The period's last day is the one before. Where the last month lacks that day of the month the
    period ends with the month, so the mark is the first of the next (Civil Act art. 160).
    """
    year, month = divmod(start.year * MONTHS + start.month - 1 + months, MONTHS)
    try:
        return date(year, month + 1, start.day)
    except ValueError:
        return date(year + 1, 1, 1) if month + 1 == DECEMBER else date(year, month + 2, 1)


def anniversary(start: date, years: int) -> date:
    """Return the day on which `years` whole years, begun on `start`, are over."""
    return month_mark(start, years * MONTHS)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `started_on` to `ended_on`. Both count. Raises `ValueError` when turned round."""

    started_on: date
    ended_on: date

    def __post_init__(self) -> None:
        if self.ended_on < self.started_on:
            raise ValueError("A period cannot end before it starts.")

    def within(self, first: date, last: date) -> "Period | None":
        """Return the part that lies from `first` to `last`, or None if no day does."""
        start, end = max(self.started_on, first), min(self.ended_on, last)
        return Period(start, end) if start <= end else None


class Span(NamedTuple):
    """A length of time in whole months and the days left over (0 to 30)."""

    months: int = 0
    days: int = 0

    @property
    def years(self) -> int:
        """Whole years."""
        return self.months // MONTHS

    def reaches(self, years: int) -> bool:
        """Tell whether this is at least so many whole years."""
        return self.months >= years * MONTHS


def merge(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return the days covered by any of `periods`, in order: overlaps once, neighbours joined."""
    days = ((period.started_on, period.ended_on) for period in periods)
    return tuple(Period(*joined) for joined in _joined(days))


def _joined(days: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    joined: list[tuple[date, date]] = []
    for first, last in sorted(days):
        if joined and first <= joined[-1][1] + ONE_DAY:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined


def length(period: Period) -> Span:
    """Return the calendar months of one period and the days beyond them."""
    months, days = _length(period.started_on, period.ended_on)
    return Span(months, days)


def _length(start: date, end: date) -> tuple[int, int]:
    """Return the months and days from `start` to `end`, both included.

    The months are over on their mark: the day of the month on which they began, or the first of the
    next month where there is none. Worked out in numbers: this is the bulk of an assessment's work.
    """
    over = end + ONE_DAY
    months = (over.year - start.year) * MONTHS + over.month - start.month
    if start.day <= over.day:
        return months, over.day - start.day
    days_before = (over - timedelta(days=over.day)).day
    begins_in_time = start.day <= days_before
    return months - 1, days_before - start.day + over.day if begins_in_time else over.day - 1


def total(periods: Iterable[Period]) -> Span:
    """Return how long the periods last together; a day in several of them counts once.

    Months are added as calendar months: two half years make a year, whichever months they were.
    Only the days left over are gathered, thirty-one to a month, so that adding up never completes
    a month, and with it a year, that is a day short on some calendar.
    """
    return total_of((period.started_on, period.ended_on) for period in periods)


def total_of(days: Iterable[tuple[date, date]]) -> Span:
    """Return the same for first and last days; the caller sees to it that none is turned round."""
    months = over = 0
    for first, last in _joined(days):
        whole, rest = _length(first, last)
        months += whole
        over += rest
    extra, rest = divmod(over, DAYS_IN_SUMMED_MONTH)
    return Span(months + extra, rest)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Tell whether government offices work: no Saturday, no Sunday, no holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def next_working_day(day: date, holidays: Collection[date]) -> date:
    """Return `day` itself if offices work on it, else the next day on which they do."""
    while not is_working_day(day, holidays):
        day += ONE_DAY
    return day


def working_deadline(received_on: date, days: int, holidays: Collection[date]) -> date:
    """Return the last of `days` working days, the day of receipt included if it is one.

    For petition periods of six days and more (Civil Petitions Treatment Act art. 19). Raises
    `ValueError` for less than one day.
    """
    if days < 1:
        raise ValueError("A deadline is at least one working day away.")
    day = next_working_day(received_on, holidays)
    for _ in range(days - 1):
        day = next_working_day(day + ONE_DAY, holidays)
    return day


def working_days(first: date, last: date, holidays: Collection[date]) -> int:
    """Return how many working days lie from `first` to `last`, both included; 0 if turned round."""
    span = (last - first).days + 1
    if span <= 0:
        return 0
    weeks, over = divmod(span, DAYS_IN_WEEK)
    rest = sum((first.weekday() + day) % DAYS_IN_WEEK < SATURDAY for day in range(over))
    free = sum(first <= day <= last and day.weekday() < SATURDAY for day in frozenset(holidays))
    return weeks * SATURDAY + rest - free


def civil_deadline(notified_on: date, days: int, holidays: Collection[date]) -> date:
    """Return the end of a civil period: the first day is not counted, calendar days are.

    A last day on which offices are closed rolls forward (Civil Act arts 157 and 161), as for the
    90 days of an administrative appeal.
    """
    return next_working_day(notified_on + timedelta(days=days), holidays)
