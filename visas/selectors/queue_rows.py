"""How cases read in the officers' queue. What rows share is put into words once for a page."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypedDict

from django.utils import timezone
from django.utils.translation import ngettext

from talentportal.core.components import Badge, Deadline
from talentportal.core.countries import country_name
from talentportal.core.formats import day
from talentportal.core.links import address_of
from talentportal.kernel.dates import working_days
from talentportal.reference.selectors import holidays_between
from visas.labels.findings import ADVANCED_FIELD_LABELS
from visas.models import Application
from visas.selectors.queue import flag_badges, outcome_badge, state_badge
from visas.selectors.tracker import deadline

NOTHING = "–"
"""What stands where there is nothing to say."""


class Row(TypedDict):
    """One case in the list; a mapping, because templates look things up there first."""

    url: str
    receipt: str
    track: str
    filed: str
    name: str
    country: str
    employer: str
    field: str
    state: Badge
    deadline: Deadline | None
    outcome: Badge | None
    flags: str
    waited: str
    officer: str


def shown(applications: Sequence[Application], fields: Mapping[str, str]) -> list[Row]:
    """Return the rows of one page (one query); `fields` are the names of fields by code."""
    today = timezone.localdate()
    oldest = min((_filed_on(one, today) for one in applications), default=today)
    holidays = holidays_between(oldest, today)
    address = address_of("visas:case")
    filed, country, due = cache(day), cache(country_name), cache(deadline)

    @cache
    def waited(first: date, until: date) -> str:
        days = working_days(first, until, holidays)
        return ngettext("%(count)s working day", "%(count)s working days", days) % {"count": days}

    return [
        Row(
            url=address(one.pk),
            receipt=one.receipt_number or "",
            track=one.track,
            filed=filed(one.filed_on),
            name=one.full_name,
            country=country(one.nationality),
            employer=one.offer_employer or NOTHING,
            field=_field(one.offer_field, fields),
            state=state_badge(one),
            deadline=due(one.due_on, today),
            outcome=outcome_badge(one.assessed_outcome),
            flags=", ".join(str(badge.text) for badge in flag_badges(one)),
            waited=waited(_filed_on(one, today), _until(one, today)),
            officer=str(one.officer) if one.officer else NOTHING,
        )
        for one in applications
    ]


def _field(code: str, fields: Mapping[str, str]) -> str:
    return fields.get(code) or str(ADVANCED_FIELD_LABELS.get(code, code))


def _filed_on(application: Application, today: date) -> date:
    return application.filed_on or today


def _until(application: Application, today: date) -> date:
    """Return the day up to which a case has waited: that of the decision for what is decided."""
    return timezone.localdate(application.decided_at) if application.decided_at else today
