"""What a list of applications can be narrowed down to: the desk's queue and the API share it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import django_filters as filters
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.core import countries
from talentportal.core.choices import choices
from talentportal.core.forms import DateInput, LongSelect
from visas.labels import FLAG_LABELS, OUTCOME_LABELS, STATE_LABELS, TRACK_LABELS
from visas.models import Application
from visas.rules.states import PROPOSED, State
from visas.selectors.choices import field_choices

Rows = QuerySet[Application]
ME, NOBODY = "me", "none"
ONE_DAY = timedelta(days=1)
_SENSIBLE = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2199, 12, 31))]
"""Days beyond these are slips, and some of them no database can hold as moments."""


_WHOLE_RECEIPT = re.compile(r"TT-\d{4}-\d{6,}")
_RECEIPT_START = re.compile(r"TT-2[01]\d\d-?\d*")
_BEHIND = "9" * 12
"""No receipt number with a given beginning comes after that beginning and these digits."""
_DIGITS = re.compile(r"\d[\d-]*")
_WORDS = re.compile(r"\w+")
_TRIGRAM = 3
"""Shorter words have no trigram of their own."""


def _holds(column: str, part: str, words: list[str]) -> Q:
    """Return the condition that a column holds a text; short words alone stand at a beginning."""
    first, holds = words[0], Q(**{f"{column}__contains": part})
    if any(len(word) >= _TRIGRAM for word in words):
        return holds
    begins = Q(**{f"{column}__startswith": first}) | Q(**{f"{column}__contains": f" {first}"})
    return begins if first == part else holds & begins


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(settings.TIME_ZONE))


def is_receipt_start(text: str) -> bool:
    """Tell whether a search is for the beginning of receipt numbers: a year and perhaps digits."""
    part = text.strip().upper()
    return bool(_RECEIPT_START.fullmatch(part)) and not _WHOLE_RECEIPT.fullmatch(part)


class ApplicationFilter(filters.FilterSet):  # type: ignore[misc]
    """Filters of applications. On one's own application they tell no more than its page does.

    An unsigned proposal counts as "in review" there, and what only case workers see (flags, the
    officer, the outcome for lists) finds other people's cases only.
    """

    q = filters.CharFilter(label=_("Receipt number, name or employer"), method="search")
    state = filters.MultipleChoiceFilter(
        label=_("State"), choices=choices(STATE_LABELS), method="in_state"
    )
    track = filters.ChoiceFilter(label=_("Track"), choices=choices(TRACK_LABELS))
    outcome = filters.ChoiceFilter(
        label=_("Assessment"), choices=choices(OUTCOME_LABELS), method="with_outcome"
    )
    flag = filters.ChoiceFilter(label=_("Flag"), choices=choices(FLAG_LABELS), method="with_flag")
    field = filters.CharFilter(label=_("Advanced field"), field_name="offer_field", max_length=40)
    nationality = filters.ChoiceFilter(label=_("Nationality"), choices=countries.choices)
    officer = filters.CharFilter(label=_("Officer"), method="held_by", max_length=36)
    submitted_from = filters.DateFilter(
        label=_("Submitted from"), method="from_day", validators=_SENSIBLE
    )
    submitted_to = filters.DateFilter(
        label=_("Submitted until"), method="to_day", validators=_SENSIBLE
    )
    due_to = filters.DateFilter(
        label=_("Answer due until"), field_name="due_on", lookup_expr="lte", validators=_SENSIBLE
    )

    class Meta:
        model = Application
        fields: list[str] = []

    def search(self, rows: Rows, _name: str, text: str) -> Rows:
        """Find a receipt number, or a part of one, of the name as in the passport or the employer.

        The shape of the text says which of them it can be, so that no more is looked through than
        needed. One or two letters are the beginning of a word: within words they stand anywhere,
        and no index finds them. The expressions are those of the trigram indexes, to the letter.
        """
        part = text.strip().upper()
        if _WHOLE_RECEIPT.fullmatch(part):
            return rows.filter(receipt_number=part)
        if is_receipt_start(part):
            return rows.filter(receipt_number__gte=part, receipt_number__lte=part + _BEHIND)
        full_name = Upper(Concat("family_name", Value(" "), "given_name"))
        found = rows.alias(
            _name=full_name, _employer=Upper("offer_employer"), _receipt=Upper("receipt_number")
        )
        if _DIGITS.fullmatch(part):
            return found.filter(Q(_receipt__contains=part) | Q(_employer__contains=part))
        words = _WORDS.findall(part)
        if not words:  # no index knows of signs alone
            return rows.none()
        return found.filter(_holds("_name", part, words) | _holds("_employer", part, words))

    def in_state(self, rows: Rows, _name: str, states: list[str]) -> Rows:
        """Keep the states, as the person who asks is told them."""
        if not states:
            return rows
        hidden = Q(applicant=self.request.user, state__in=PROPOSED)
        if State.IN_REVIEW in states:
            return rows.filter(Q(state__in=states) | hidden)
        return rows.filter(state__in=states).exclude(hidden)

    def with_outcome(self, rows: Rows, _name: str, outcome: str) -> Rows:
        """Keep cases by the outcome of the newest assessment."""
        return self._cases(rows).filter(assessed_outcome=outcome)

    def with_flag(self, rows: Rows, _name: str, flag: str) -> Rows:
        """Keep cases that the screening marked."""
        return self._cases(rows).filter(flags__contains=[flag])

    def held_by(self, rows: Rows, _name: str, officer: str) -> Rows:
        """Keep the cases of an officer (a key, or `me`), or of `none`. Another word finds none."""
        cases = self._cases(rows)
        if officer == NOBODY:
            return cases.filter(officer=None)
        key = self.request.user.pk if officer == ME else _uuid(officer)
        return cases.filter(officer=key) if key else rows.none()

    def from_day(self, rows: Rows, _name: str, day: date) -> Rows:
        """Keep what was submitted on this day in Seoul or later."""
        return rows.filter(submitted_at__gte=_start_of(day))

    def to_day(self, rows: Rows, _name: str, day: date) -> Rows:
        """Keep what was submitted on this day in Seoul or earlier."""
        return rows.filter(submitted_at__lt=_start_of(day) + ONE_DAY)

    def _cases(self, rows: Rows) -> Rows:
        return rows.exclude(applicant=self.request.user)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class QueueFilter(ApplicationFilter):
    """The same conditions as the desk shows them: one state at a time, fields by their names.

    Flags that say what the outcome says are left to the filter of outcomes.
    """

    state = filters.ChoiceFilter(
        label=_("State"),
        choices=[pair for pair in choices(STATE_LABELS) if pair[0] != State.DRAFT],
        empty_label=_("All"),
        widget=LongSelect,
    )
    outcome = filters.ChoiceFilter(
        label=_("Assessment"),
        choices=choices(OUTCOME_LABELS),
        method="with_outcome",
        empty_label=_("All"),
        widget=LongSelect,
    )
    flag = filters.ChoiceFilter(
        label=_("Flag"),
        choices=[pair for pair in choices(FLAG_LABELS) if pair[0] not in OUTCOME_LABELS],
        method="with_flag",
        empty_label=_("All"),
        widget=LongSelect,
    )
    field = filters.ChoiceFilter(
        label=_("Advanced field"),
        choices=[],
        field_name="offer_field",
        empty_label=_("All"),
        widget=LongSelect,
    )
    nationality = filters.ChoiceFilter(
        label=_("Nationality"),
        choices=countries.choices,
        empty_label=_("All"),
        widget=LongSelect,
    )
    q = filters.CharFilter(label=_("Search"), method="search")
    submitted_from = filters.DateFilter(
        label=_("Submitted from"), method="from_day", validators=_SENSIBLE, widget=DateInput
    )
    submitted_to = filters.DateFilter(
        label=_("Submitted until"), method="to_day", validators=_SENSIBLE, widget=DateInput
    )
    track = filters.ChoiceFilter(
        label=_("Track"), choices=choices(TRACK_LABELS), empty_label=_("All")
    )
    officer = None
    due_to = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field_names = dict(field_choices(timezone.localdate()))
        self.form.fields["field"].choices = list(self.field_names.items())
