"""On which day and at what hour applications are filed: in office weeks, more and more of them."""

from bisect import bisect
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

from talentportal.kernel.dates import SATURDAY, SEOUL

FIRST_DAY = date(2025, 4, 2)
"""The first edition of the criteria came into force."""
_GROWTH = 2.0
"""How many times as many are filed a day at the end as at the beginning."""
_QUIET = 0.3
"""The share of a working day's filings that a weekend or holiday sees."""
_OPENS, _CLOSES = 7, 23
"""Hours in Seoul between which people file."""


@dataclass(frozen=True, slots=True)
class Filing:
    """The days of filing with how much is filed up to each."""

    days: tuple[date, ...]
    sums: tuple[float, ...]

    @classmethod
    def between(cls, first: date, last: date, holidays: Collection[date]) -> "Filing":
        """Return the days from `first` to `last`, both included; at least one."""
        count = max(1, (last - first).days + 1)
        days = tuple(first + timedelta(days=place) for place in range(count))
        weights = [
            (1 + (_GROWTH - 1) * place / count)
            * (_QUIET if day.weekday() >= SATURDAY or day in holidays else 1.0)
            for place, day in enumerate(days)
        ]
        return cls(days, tuple(accumulate(weights)))

    def at(self, share: float) -> datetime:
        """Return the moment by which this share of all was filed (0 up to, not including, 1).

        Monotonic: who has the higher receipt number has filed later.
        """
        wanted = share * self.sums[-1]
        place = min(bisect(self.sums, wanted), len(self.days) - 1)
        before = self.sums[place - 1] if place else 0.0
        part = (wanted - before) / (self.sums[place] - before)
        seconds = int((_OPENS + part * (_CLOSES - _OPENS)) * 3600)
        midnight = datetime.combine(self.days[place], time.min, SEOUL)
        return (midnight + timedelta(seconds=seconds)).astimezone(UTC)
