"""Editions for tests: the shipped criteria, a draft of new ones, and who writes them."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from talentportal.accounts.models import User
from talentportal.kernel.roles import Role
from tests.factories.people import person
from visas.models import RuleEdition
from visas.services import edition_drafts
from visas.services.edition_drafts import Content

TOP_200 = "F-2-T/2026-10-01"


def policy_owner() -> User:
    """Make somebody who answers for the criteria."""
    return person(Role.POLICY_OWNER)


def in_days(days: int) -> date:
    """Return a day in Seoul, counted from today."""
    return timezone.localdate() + timedelta(days=days)


def drafted(author: User, *, first: date | None = None, code: str = "", **more: str) -> RuleEdition:
    """Begin a draft on the edition in force; tomorrow it shall hold, with a limit of 150."""
    base = RuleEdition.objects.get(code=TOP_200)
    draft = edition_drafts.begin(edition_id=base.pk, actor=author)
    parameters: dict[str, Any] = deepcopy(draft.parameters)
    parameters["lists"]["limit"] = 150
    return rewritten(
        draft,
        author,
        parameters=parameters,
        effective_from=first or in_days(1),
        code=code or draft.code,
        **more,
    )


def rewritten(draft: RuleEdition, actor: User, **values: Any) -> RuleEdition:
    """Write on a draft as its newest version."""
    draft.refresh_from_db()
    now = {name: getattr(draft, name) for name in Content.__slots__}
    return edition_drafts.change(
        edition_id=draft.pk,
        actor=actor,
        seen_version=draft.version,
        content=Content(**(now | values)),
    )
