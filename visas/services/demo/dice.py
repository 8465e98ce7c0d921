"""Chance that falls the same way every time: each case has dice of its own."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")
SEED = "talentportal demonstration 1"


class Dice(random.Random):
    """Repeatable chance for one subject; the order in which subjects are made plays no part."""

    @classmethod
    def of(cls, *subject: object) -> "Dice":
        """Return the dice of one subject, named by its parts."""
        return cls(":".join([SEED, *map(str, subject)]))

    def key(self) -> UUID:
        """Return a key for a row."""
        return UUID(int=self.getrandbits(128), version=4)

    def is_lucky(self, chance: float) -> bool:
        """Tell whether something of this chance happens."""
        return self.random() < chance

    def one(self, *options: tuple[T, float]) -> T:
        """Return one of the options by their weights."""
        weights = [weight for _value, weight in options]
        return self.choices(options, weights)[0][0]

    def some(self, options: Sequence[T], most: int) -> list[T]:
        """Return one up to `most` different options, in their order."""
        count = self.randint(1, min(most, len(options)))
        chosen = set(self.sample(range(len(options)), count))
        return [option for place, option in enumerate(options) if place in chosen]

    def day(self, first: date, last: date) -> date:
        """Return a day from `first` to `last`, both included."""
        return first + timedelta(days=self.randint(0, max(0, (last - first).days)))
