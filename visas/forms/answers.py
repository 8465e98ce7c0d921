"""How an answer form works: whatever was typed is kept, as a value or as the text it is.

A form is bound to what is stored, overlaid with what was posted; so it always shows everything,
with the errors that stand now. Nothing is required while the application is a draft: what is
missing is asked for before submitting (`visas.selectors.intake.gaps`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from talentportal.core import countries
from talentportal.core.forms import DateInput
from visas.forms.seen import mark
from visas.labels.answers import FIELD_LABELS, PROBLEM_LABELS
from visas.rules.answers import problem

YES, NO = "yes", "no"
LONGEST_TEXT = 2000
"""Characters of an unreadable answer that are kept."""
DATE_FORMATS = ["%Y-%m-%d", "%Y.%m.%d", "%Y. %m. %d.", "%Y/%m/%d"]


class AnswerDateInput(DateInput):
    """A calendar; a plain text field while it holds something that is no date."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Show text that a calendar would swallow."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        if isinstance(value, str) and value and not _is_iso_day(value):
            context["widget"]["type"] = "text"
        return context


def _is_iso_day(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007 -- a day has no time zone
    except ValueError:
        return False
    return True


def label(name: str, *, optional: bool = False) -> Any:
    """Return the label of a field; the few optional ones say so."""
    words = FIELD_LABELS[name]
    return format_lazy("{} ({})", words, _("optional")) if optional else words


def text(name: str, length: int, *, optional: bool = False, **extra: Any) -> forms.CharField:
    """Return a field for a line of text."""
    return forms.CharField(
        label=label(name, optional=optional), max_length=length, required=False, **extra
    )


def day(name: str, *, optional: bool = False, **extra: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label(name, optional=optional),
        required=False,
        widget=AnswerDateInput(extra.pop("attrs", None)),
        input_formats=DATE_FORMATS,
        error_messages={"invalid": _("Enter a date as year, month and day: 2019-03-31.")},
        **extra,
    )


def country(name: str, **extra: Any) -> forms.ChoiceField:
    """Return a field for a country."""
    return forms.ChoiceField(
        label=label(name),
        choices=_countries,
        required=False,
        widget=forms.Select(extra.pop("attrs", None)),
        **extra,
    )


def _countries() -> list[tuple[str, Any]]:
    return [("", _("Choose a country")), *countries.choices()]


def choice(name: str, options: Mapping[Any, Any], **extra: Any) -> forms.ChoiceField:
    """Return a field for one of a few codes, as radio buttons."""
    return forms.ChoiceField(
        label=label(name),
        choices=[(str(code), words) for code, words in options.items()],
        required=False,
        widget=forms.RadioSelect,
        **extra,
    )


def yes_no(name: str, **extra: Any) -> forms.TypedChoiceField:
    """Return a question to be answered with yes or no."""
    return forms.TypedChoiceField(
        label=label(name),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        coerce=lambda answer: answer == YES,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        **extra,
    )


class AnswerForm(forms.Form):
    """Some answers of one thing: an application, a degree, a post, a family member.

    `stored` holds values by field, `held_back` what was typed and is no value; `posted` is what a
    browser sent, which may be a part of the fields only. `seen` are the marks of what the page
    showed (`visas.forms.seen`): a text that is still the same was not changed there. With
    `may_be_expected` the award of a degree may lie ahead.
    """

    partners: ClassVar[Mapping[str, str]] = {}
    """Fields that are judged together: a change of one settles the other too."""

    def __init__(
        self,
        stored: Mapping[str, Any],
        held_back: Mapping[str, str],
        posted: Mapping[str, Any] | None = None,
        *,
        prefix: str | None = None,
        seen: Sequence[str] = (),
        may_be_expected: bool = False,
    ) -> None:
        self.may_be_expected = may_be_expected
        self.held_back = held_back
        self.values: dict[str, Any] = {}
        self.unreadable: dict[str, str] = {}
        names = {name: f"{prefix}-{name}" if prefix else name for name in self.base_fields}
        shown = {name: held_back.get(name, written(stored.get(name))) for name in self.base_fields}
        sent = {
            name: _scrubbed(posted[key]) for name, key in names.items() if posted and key in posted
        }
        self.marks = dict(zip(names, seen, strict=False))
        """Field → mark of the text that stands in the browser."""
        changed = {key: words for key, words in sent.items() if mark(words) != self.marks.get(key)}
        self.marks |= {name: mark(words) for name, words in sent.items()}
        self.posted = frozenset(changed)
        data = {names[name]: words for name, words in {**shown, **changed}.items()}
        super().__init__(data, prefix=prefix)

    def clean(self) -> dict[str, Any]:
        """Sort the answers into values and text; judge the values without dropping them."""
        self.values = dict(self.cleaned_data)
        self.unreadable = {name: self.typed(name) for name in self.fields if name in self.errors}
        self.judge()
        today = timezone.localdate()
        for name, value in self.values.items():
            code = problem(name, value, today, may_be_expected=self.may_be_expected)
            if code is not None:
                self.add_error(name, PROBLEM_LABELS[code])
        for name in self.unasked():
            self.errors.pop(name, None)
        return self.cleaned_data

    def judge(self) -> None:
        """Look at answers together; a form with partners fills this in."""

    def unasked(self) -> Collection[str]:
        """Return the fields that another answer makes pointless: what stands there is no error."""
        return ()

    def set_back(self, name: str, code: str) -> None:
        """Keep an answer as text only, because together with another it cannot be a value."""
        self.values.pop(name, None)
        self.unreadable[name] = self.typed(name)
        self.add_error(name, PROBLEM_LABELS[code])

    def marks_shown(self) -> list[str]:
        """Return the marks of a page that is drawn from this form."""
        return [mark(self.typed(name)) for name in self.base_fields]

    def marks_held(self) -> list[str]:
        """Return the marks of the page that posted: it shows what it sent, and else what it had."""
        return [self.marks.get(name, mark(self.typed(name))) for name in self.base_fields]

    def typed(self, name: str) -> str:
        """Return what stands in the field, as text."""
        return str(self.data.get(self.add_prefix(name)) or "")

    @property
    def touched(self) -> frozenset[str]:
        """Fields to store: what was posted, and what may have become a value by it."""
        partners = {self.partners[name] for name in self.posted if name in self.partners}
        return self.posted | partners | (frozenset(self.held_back) & frozenset(self.fields))

    def changes(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return what services take: the values, and the text that is no value."""
        self.is_valid()
        touched = self.touched
        return (
            {name: value for name, value in self.values.items() if name in touched},
            {name: words for name, words in self.unreadable.items() if name in touched},
        )

    def demand(self, names: Iterable[tuple[str, str]]) -> None:
        """Mark what is still missing, given as (field, code), where no error stands yet."""
        for name, code in names:
            if name in self.fields and name not in self.errors:
                self.add_error(name, PROBLEM_LABELS[code])


def written(value: Any) -> str:
    """Return a stored value as a browser would send it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return f"{value:,}"
    return str(value)


def _scrubbed(sent: Any) -> str:
    """Return what was sent as text that the database can hold: no NUL, not endless."""
    return str(sent).replace("\x00", "")[:LONGEST_TEXT]
