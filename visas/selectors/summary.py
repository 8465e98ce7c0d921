"""The answers of an application to be read again, section by section."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from talentportal.core.components import Fact
from talentportal.core.countries import country_name
from talentportal.core.formats import day, masked, won
from visas.labels import (
    EMPLOYMENT_LABELS,
    LEVEL_LABELS,
    RECOMMENDATION_LABELS,
    RELATION_LABELS,
    SEX_LABELS,
)
from visas.labels.answers import FIELD_LABELS, ROWS_LABELS, STEP_LABELS
from visas.models import Application
from visas.rules.answers import ROW_FIELDS, ROW_STEP, Rows, Step
from visas.rules.tracks import fields_of, steps_of
from visas.selectors.choices import field_choices

_HIDDEN = frozenset({"chosen_id"})
_CODES: dict[str, Any] = {
    "sex": SEX_LABELS,
    "level": LEVEL_LABELS,
    "kind": EMPLOYMENT_LABELS,
    "relation": RELATION_LABELS,
    "recommendation_kind": RECOMMENDATION_LABELS,
}
_COUNTRIES = frozenset({"nationality", "residence_country", "offer_country", "country"})
_LISTS = {step: kind for kind, step in ROW_STEP.items()}


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that belong together; a list has one group for each row."""

    title: str
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the form with everything that was answered in it."""

    title: Any
    url: str
    groups: list[Group]
    empty: str = ""
    """What to say where there is no group."""


def sections(application: Application) -> list[Section]:
    """Return the answers by step; identifiers are masked."""
    fields = dict(field_choices(application.filed_on or timezone.localdate()))
    return [
        Section(
            STEP_LABELS[step],
            _url(application.pk, step),
            _groups(application, step, fields),
            _("No entries."),
        )
        for step in steps_of(application.track)
        if step not in {Step.DOCUMENTS, Step.REVIEW}
    ]


def _groups(application: Application, step: Step, fields: dict[str, str]) -> list[Group]:
    groups = []
    if names := fields_of(application.track, step):
        asked = [name for name in names if _is_asked(name, application)]
        groups.append(Group("", _facts(application, asked, fields)))
    kind = _LISTS.get(step)
    if kind is None or (kind is Rows.FAMILY and not application.has_family):
        return groups
    for place, row in enumerate(getattr(application, kind).all(), start=1):
        title = f"{ROWS_LABELS[kind]} {place}"
        groups.append(Group(title, _facts(row, ROW_FIELDS[kind], fields)))
    return groups


def _is_asked(name: str, application: Application) -> bool:
    return not (name.startswith("offer_") and application.has_offer is False)


def _facts(target: Any, names: Sequence[str], fields: dict[str, str]) -> list[Fact]:
    return [
        Fact(FIELD_LABELS[name], target.unparsed.get(name) or _shown(target, name, fields))
        for name in names
        if name not in _HIDDEN and not (name == "ended_on" and target.is_current)
    ]


def _shown(target: Any, name: str, fields: dict[str, str]) -> Any:
    """Return a value as people read it."""
    value = getattr(target, name)
    if value is None or value == "":
        return ""
    if name == "passport_number":
        return masked(value)
    if name in _CODES:
        return _CODES[name].get(value, value)
    if name in _COUNTRIES:
        return country_name(value)
    if name == "offer_field":
        return fields.get(value, _("Another field"))
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return day(value)
    return won(value) if isinstance(value, int) else value


def _url(pk: UUID, step: Step) -> str:
    return reverse("visas:step", args=[pk, step])
