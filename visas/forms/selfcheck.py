"""The short form of the self-check: a few questions, and rows for degrees and posts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Self

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from visas.forms.answers import AnswerForm, country, yes_no
from visas.forms.rows import DegreeCheckForm, PostCheckForm
from visas.forms.several import SeveralForms
from visas.forms.steps import OfferCheckForm
from visas.rules.answers import Rows
from visas.rules.facts import RecommendationKind
from visas.services.selfcheck import Answers

MOST = 8
"""Degrees, and posts, that the self-check takes; the application takes more."""

_DIGITS = 4
"""Of the number of a row: each row that is added takes the next."""


class JobCheckForm(OfferCheckForm):
    """The job in Korea, who recommends the visitor, and where the visitor is from."""

    is_recommended = yes_no(
        "is_recommended",
        help_text=_("Only for graduates of designated universities in Korea (K-STAR)."),
    )
    nationality = country(
        "nationality",
        help_text=_("You need not say. It decides only which documents will be asked for."),
    )


_FORMS: Mapping[Rows, type[AnswerForm]] = {
    Rows.DEGREES: DegreeCheckForm,
    Rows.EMPLOYMENTS: PostCheckForm,
}


class SelfCheck(SeveralForms):
    """The whole form, bound to what a browser sent; it can stand where components want a form.

    A row is named by its number: `degrees=0` says that it exists, `degrees-0-level` is a field.
    """

    def __init__(self, sent: QueryDict) -> None:
        self.sent = sent
        self.offer = JobCheckForm({}, {}, sent)
        self.degrees = self._rows(Rows.DEGREES)
        self.posts = self._rows(Rows.EMPLOYMENTS)
        for form in self.forms:
            form.is_valid()

    @classmethod
    def blank(cls) -> Self:
        """Return the form as a visitor first sees it: one degree, one post."""
        return cls(QueryDict(f"{Rows.DEGREES}=0&{Rows.EMPLOYMENTS}=0"))

    def _rows(self, kind: Rows) -> dict[int, AnswerForm]:
        numbers = sorted(_numbers(self.sent, kind))[:MOST]
        form = _FORMS[kind]
        return {
            number: form({}, {}, self.sent, prefix=f"{kind}-{number}", may_be_expected=True)
            for number in numbers
        }

    def with_row(self, kind: Rows) -> "SelfCheck":
        """Return the form with one more row of a list."""
        sent = self.sent.copy()
        used = _numbers(sent, kind)
        if len(used) < MOST:
            sent.appendlist(kind, str(max(used, default=-1) + 1))
        return SelfCheck(sent)

    def without_row(self, kind: Rows, number: str) -> "SelfCheck":
        """Return the form with one row less."""
        sent = self.sent.copy()
        sent.setlist(kind, [key for key in sent.getlist(kind) if key != number])
        return SelfCheck(sent)

    @property
    def forms(self) -> list[AnswerForm]:
        """All forms of the page, in its order."""
        return [*self.degrees.values(), *self.posts.values(), self.offer]

    def answers(self) -> Answers:
        """Return what was answered. A list without a filled row is the answer "none" for posts.

        A visitor without a degree has said nothing about degrees yet: everybody applies with one.
        """
        degrees = _filled(self.degrees)
        rows = {Rows.EMPLOYMENTS: _filled(self.posts)}
        if degrees:
            rows[Rows.DEGREES] = degrees
        values = _told(self.offer.values)
        if values.pop("is_recommended", None):
            values |= _recommendation(degrees)
        return Answers(values, rows)


def _recommendation(degrees: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the recommendation: by the president of the university of the newest degree."""
    named = [row for row in degrees if row.get("institution_name")]
    newest = max(named, key=lambda row: row.get("awarded_on") or date.min, default={})
    return {
        "recommendation_kind": RecommendationKind.UNIVERSITY_PRESIDENT.value,
        "recommendation_institution": newest.get("institution_name", ""),
    }


def _numbers(sent: QueryDict, kind: Rows) -> set[int]:
    """Return the numbers of the rows that were sent; what can be none is passed over."""
    return {int(key) for key in sent.getlist(kind) if key.isdecimal() and len(key) <= _DIGITS}


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in {None, ""}}


def _filled(forms: Mapping[int, AnswerForm]) -> list[dict[str, Any]]:
    rows = [_told(form.values) for form in forms.values()]
    return [row for row in rows if row]
