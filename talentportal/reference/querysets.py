"""Who may read reference data in the staff frame, and which rows hold on a day."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from talentportal.kernel.roles import MINISTRY, Role

if TYPE_CHECKING:
    from talentportal.reference.models import RankingImport

M = TypeVar("M", bound=models.Model)


class ReferenceQuerySet(models.QuerySet[M]):
    """Rows of published data: every officer may read them, nobody else browses them."""

    def visible_to(self, user: Any) -> Self:
        """Return the rows this person may browse: all for a ministry's roles, else none."""
        return self if MINISTRY & getattr(user, "roles", frozenset()) else self.none()


READS_IMPORTS = frozenset({Role.POLICY_OWNER, Role.AUDITOR})
"""Roles that see rankings before they are published."""


class ImportQuerySet(models.QuerySet["RankingImport"]):
    """Rankings that were brought in, by who is asking."""

    def visible_to(self, user: Any) -> Self:
        """Return all of them for policy owners and auditors, and none for others."""
        return self if READS_IMPORTS & getattr(user, "roles", frozenset()) else self.none()

    def lock(self, pk: UUID) -> "RankingImport":
        """Load one row for change."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class DatedQuerySet(ReferenceQuerySet[M]):
    """Rows that hold from a day to a day; the model names the two columns in `DAYS`."""

    def on(self, day: date) -> Self:
        """Return the rows in force on `day`; both ends count, an open end never passes."""
        first, last = self.model.DAYS  # type: ignore[attr-defined]
        return self.filter(Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": day})).filter(
            **{f"{first}__lte": day}
        )
