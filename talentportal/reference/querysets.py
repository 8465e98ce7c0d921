"""Who may read reference data in the staff frame, and which rows hold on a day."""

from datetime import date
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from talentportal.kernel.roles import MINISTRY

M = TypeVar("M", bound=models.Model)


class ReferenceQuerySet(models.QuerySet[M]):
    """Rows of published data: every officer may read them, nobody else browses them."""

    def visible_to(self, user: Any) -> Self:
        """Return the rows this person may browse: all for a ministry's roles, else none."""
        return self if MINISTRY & getattr(user, "roles", frozenset()) else self.none()


class DatedQuerySet(ReferenceQuerySet[M]):
    """Rows that hold from a day to a day; the model names the two columns in `DAYS`."""

    def on(self, day: date) -> Self:
        """Return the rows in force on `day`; both ends count, an open end never passes."""
        first, last = self.model.DAYS  # type: ignore[attr-defined]
        return self.filter(Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": day})).filter(
            **{f"{first}__lte": day}
        )
