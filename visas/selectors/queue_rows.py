"""How cases read in the officers' queue. What rows share is put into words once for a page."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, TypedDict

from django.utils import timezone
from django.utils.translation import ngettext

from talentportal.core.components import Badge, Deadline
from talentportal.core.countries import country_name
from talentportal.core.formats import day
from talentportal.core.links import address_of
from talentportal.kernel.dates import working_days
from talentportal.reference.selectors import holidays_between
from visas.labels.findings import ADVANCED_FIELD_LABELS
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


def shown(cases: Sequence[Any], fields: Mapping[str, str]) -> list[Row]:
    """Return the rows of one page of `queue.listed` (one query); `fields` are names by code."""
    today = timezone.localdate()
    oldest = min((_filed_on(one, today) for one in cases), default=today)
    holidays = holidays_between(oldest, today)
    address = address_of("visas:case")
    state, outcome, due = cache(state_badge), cache(outcome_badge), cache(deadline)
    filed, country = cache(day), cache(country_name)
    field = cache(partial(_field, fields=fields))

    @cache
    def waited(first: date, until: date) -> str:
        days = working_days(first, until, holidays)
        return ngettext("%(count)s working day", "%(count)s working days", days) % {"count": days}

    return [
        Row(
            url=address(one.id),
            receipt=one.receipt_number,
            track=one.track,
            filed=filed(one.filed_on),
            name=f"{one.family_name} {one.given_name}".strip(),
            country=country(one.nationality),
            employer=one.offer_employer or NOTHING,
            field=field(one.offer_field),
            state=state(one.state),
            deadline=due(one.due_on, today),
            outcome=outcome(one.assessed_outcome),
            flags=", ".join(str(badge.text) for badge in flag_badges(one.flags)),
            waited=waited(_filed_on(one, today), _until(one, today)),
            officer=one.officer__name or one.officer__email or NOTHING,
        )
        for one in cases
    ]


def _field(code: str, fields: Mapping[str, str]) -> str:
    return fields.get(code) or str(ADVANCED_FIELD_LABELS.get(code, code))


def _filed_on(case: Any, today: date) -> date:
    return case.filed_on or today


def _until(case: Any, today: date) -> date:
    """Return the day up to which a case has waited: that of the decision for what is decided."""
    return timezone.localdate(case.decided_at) if case.decided_at else today
