"""Which rows a person may know of. Every read of a case starts here."""

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from talentportal.kernel.roles import MINISTRY, Role
from visas.rules.edition_life import EditionStatus
from visas.rules.states import State

if TYPE_CHECKING:
    from talentportal.accounts.models import User
    from visas.models import (  # noqa: F401 -- names the queryset type
        Application,
        Evidence,
        NameAlias,
        RuleEdition,
        Scenario,
    )

READS_CASES = frozenset({Role.JUSTICE_OFFICER, Role.JUSTICE_APPROVER, Role.AUDITOR})
"""Roles that see every filed case. Others get theirs with consultation and the pipelines."""
READS_DRAFT_RULES = frozenset({Role.POLICY_OWNER, Role.AUDITOR})
"""Roles that see editions before they are published."""
READS_NAMES = READS_CASES | {Role.POLICY_OWNER}
"""Roles that see which written names are remembered."""
COUNTS_CASES = READS_CASES | {Role.POLICY_OWNER}
"""Roles that see which cases stand behind a number; names and files only with `READS_CASES`."""


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications, by who is asking."""

    def visible_to(self, user: "User") -> Self:
        """Return the applications this person may know of: one's own, or all filed ones."""
        mine = Q(applicant_id=user.pk)
        if user.roles & READS_CASES:
            return self.filter(mine | Q(receipt_number__isnull=False))
        return self.filter(mine)

    def cases(self, user: "User") -> Self:
        """Return what this person sees as a case worker: filed cases, never one's own."""
        if not user.roles & READS_CASES:
            return self.none()
        return self.filter(receipt_number__isnull=False).exclude(applicant_id=user.pk)

    def counted_for(self, user: "User") -> Self:
        """Return the filed cases of others that may be listed, without names, behind a number."""
        if not user.roles & COUNTS_CASES:
            return self.none()
        return self.filter(receipt_number__isnull=False).exclude(applicant_id=user.pk)

    def drafts_of(self, user: "User") -> Self:
        """Return the person's own applications that may still be changed."""
        return self.filter(applicant_id=user.pk, state=State.DRAFT)

    def lock(self, pk: UUID) -> "Application":
        """Load one row for change. NO KEY UPDATE, so that adding children is not blocked."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence, by who is asking: whoever may see the application may see its documents."""

    def visible_to(self, user: "User") -> Self:
        """Return the evidence of applications this person may know of."""
        mine = Q(application__applicant_id=user.pk)
        if user.roles & READS_CASES:
            return self.filter(mine | Q(application__receipt_number__isnull=False))
        return self.filter(mine)

    def current(self) -> Self:
        """Return the newest version of each item."""
        return self.filter(is_current=True)


class RuleEditionQuerySet(models.QuerySet["RuleEdition"]):
    """Rule editions, by who is asking. Only published ones are law."""

    def published(self) -> Self:
        """Return the editions that hold, held or will hold for filings."""
        return self.filter(status=EditionStatus.PUBLISHED)

    def drafts_of_others(self, user: "User") -> Self:
        """Return the drafts that this person has not written on, and so may publish."""
        return self.filter(status=EditionStatus.DRAFT).exclude(editors=user.pk)

    def in_force(self, day: date) -> Self:
        """Return the published editions, one of each track, that filings on a day fall under."""
        begun = self.published().filter(effective_from__lte=day)
        return begun.filter(Q(effective_to=None) | Q(effective_to__gte=day))

    def visible_to(self, user: "User") -> Self:
        """Return what this person may read: ministries what is published, policy owners drafts."""
        if user.roles & READS_DRAFT_RULES:
            return self.all()
        return self.published() if user.roles & MINISTRY else self.none()

    def lock(self, pk: UUID) -> "RuleEdition":
        """Load one row for change."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class NameAliasQuerySet(models.QuerySet["NameAlias"]):
    """Remembered names, by who is asking and whether they still hold."""

    def visible_to(self, user: "User") -> Self:
        """Return every remembered name for those who work with the rules, and none for others."""
        return self if user.roles & READS_NAMES else self.none()

    def active(self) -> Self:
        """Return those that nobody has revoked."""
        return self.filter(revoked_at=None)

    def lock(self, pk: int) -> "NameAlias":
        """Load one row for change."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class ScenarioQuerySet(models.QuerySet["Scenario"]):
    """Scenarios, by who is asking."""

    def visible_to(self, user: "User") -> Self:
        """Return one's own, and to everyone in the ministries those that are shared."""
        if not user.roles & MINISTRY:
            return self.none()
        return self.filter(Q(author_id=user.pk) | Q(is_shared=True))
