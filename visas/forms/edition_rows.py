"""What an edition has several of: pathways, ways to the experience, rows of the points table.

Two empty rows follow those that are there; a row is taken out by ticking it. No script is needed.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from talentportal.core.choices import choices
from visas.forms.edition_parts import BlockForm, in_years, number, plain, times
from visas.labels import EMPLOYMENT_LABELS, LEVEL_LABELS
from visas.labels.edition_parameters import PARAMETER_LABELS
from visas.labels.findings import CRITERION_LABELS
from visas.rules.findings import Criterion

SPARE = 2
IN_ORDER = (
    Criterion.EDUCATION,
    Criterion.EXPERIENCE,
    Criterion.WAIVER,
    Criterion.RECOMMENDATION,
    Criterion.PAY,
    Criterion.CONTRACT,
    Criterion.EMPLOYER,
    Criterion.FIELD,
    Criterion.POINTS,
)
"""What a pathway may ask, in the order in which people read it."""


class Rows(BaseFormSet):  # type: ignore[type-arg]
    """Rows of one kind. What is ticked for removal is neither checked nor kept."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Say in words what the box does that takes a row out."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take this row out")

    def given(self) -> list[Any]:
        """Return the rows that were there, and the new ones that somebody has begun."""
        return [*self.initial_forms, *(form for form in self.extra_forms if form.has_changed())]

    def spare(self) -> list[Any]:
        """Return the rows that are still empty."""
        return [form for form in self.extra_forms if not form.has_changed()]

    def kept(self) -> list[Any]:
        """Return the rows that somebody filled in and left in."""
        every = [form for form in self.forms if form not in self.deleted_forms]
        return [form for form in every if form.has_changed() or form.initial]


class Row(forms.Form):
    """One row; `DELETE` comes from the formset and is drawn last."""

    is_wide: ClassVar[bool] = False
    """Whether the fields stand below one another."""

    def asked(self) -> list[BoundField]:
        """Return the fields without the one that takes the row out."""
        return [field for field in self if field.name != "DELETE"]


class PathwayRow(Row):
    """One way to the visa: a code, and everything it asks."""

    is_wide = True

    code = forms.CharField(
        label=_("Code of the pathway"),
        help_text=_("Short, such as A or points. Findings and letters name it."),
        max_length=20,
        validators=[RegexValidator("^[A-Za-z0-9-]+$", _("Use letters, digits and dashes."))],
    )
    criteria = forms.MultipleChoiceField(
        label=_("It asks for all of these"),
        choices=[(str(code), CRITERION_LABELS[code]) for code in IN_ORDER],
        widget=forms.CheckboxSelectMultiple,
    )

    def to_json(self, order: Sequence[str] = ()) -> dict[str, Any]:
        """Return the pathway; criteria that it had before keep their order."""
        places = {code: place for place, code in enumerate([*order, *map(str, IN_ORDER)][::-1])}
        criteria = sorted(self.cleaned_data["criteria"], key=lambda code: -places[code])
        return {"code": self.cleaned_data["code"], "criteria": criteria}


class AlternativeRow(Row):
    """One way to the experience."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("Choose one")), *choices(EMPLOYMENT_LABELS)]
    )
    years = in_years("", label=_("Years"), required=True)
    top_years = in_years("", label=_("Of these at a top employer"), required=True)
    some_top = forms.BooleanField(
        label=_("Any time at a top employer is enough, but some is needed"), required=False
    )
    at_institutes = forms.BooleanField(
        label=_("A top institute counts as a top employer for work, too"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Want no more years at a top employer than years."""
        data = super().clean() or {}
        if (data.get("top_years") or 0) > (data.get("years") or 0):
            self.add_error("top_years", _("This cannot be more than the years asked for."))
        return data

    def to_json(self) -> dict[str, Any]:
        """Return the way; what is not asked is left out."""
        data = self.cleaned_data
        asked = {key: True for key in ("some_top", "at_institutes") if data[key]}
        return {**{key: data[key] for key in ("kind", "years", "top_years")}, **asked}


class DegreePoints(Row):
    """Points for a level of the degree."""

    level = forms.ChoiceField(
        label=_("Degree"), choices=[("", _("Choose one")), *choices(LEVEL_LABELS)]
    )
    points = number("", label=_("Points"), required=True)

    def to_json(self) -> dict[str, Any]:
        """Return the row."""
        return {key: self.cleaned_data[key] for key in ("level", "points")}


class EmployerPoints(Row):
    """Points for years at a top employer."""

    years = in_years("", label=_("At least so many years"), required=True)
    points = number("", label=_("Points"), required=True)

    def to_json(self) -> dict[str, Any]:
        """Return the row."""
        return {key: self.cleaned_data[key] for key in ("years", "points")}


class PayPoints(Row):
    """Points for the pay."""

    multiple = times("", label=_("At least so many times GNI per capita"), required=True)
    points = number("", label=_("Points"), required=True)

    def to_json(self) -> dict[str, Any]:
        """Return the row, the multiple as text."""
        data = self.cleaned_data
        return {"multiple": plain(data["multiple"]), "points": data["points"]}


class PointsForm(BlockForm):
    """The pass mark, and what reviewers and a small employer add; the tables are rows."""

    side_by_side: ClassVar = (("expertise", "strategic_value"), ("pass_mark", "sme_bonus"))

    pass_mark = number(
        "points.pass_mark", help_text=_("Leave it empty while it has not been published.")
    )
    sme_bonus = number("points.sme_bonus")
    expertise = number("points.qualitative.expertise")
    strategic_value = number("points.qualitative.strategic_value")

    @staticmethod
    def initial_of(block: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the form shows of a block."""
        kept = {key: block.get(key) for key in ("pass_mark", "sme_bonus")}
        return {**kept, **(block.get("qualitative") or {})}

    def with_tables(self, tables: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
        """Return the block with its tables."""
        data = self.cleaned_data
        return {
            "pass_mark": data["pass_mark"],
            "quantitative": dict(tables),
            "qualitative": {key: data[key] or 0 for key in ("expertise", "strategic_value")},
            "sme_bonus": data["sme_bonus"] or 0,
        }


def _rows(row: type[Row]) -> type[Rows]:
    made: Any = formset_factory(
        row, formset=Rows, extra=SPARE, can_delete=True, max_num=40, absolute_max=60
    )
    kind: type[Rows] = made
    return kind


PathwayRows = _rows(PathwayRow)
AlternativeRows = _rows(AlternativeRow)
POINT_ROWS: Mapping[str, type[Rows]] = {
    "degree": _rows(DegreePoints),
    "employer": _rows(EmployerPoints),
    "pay": _rows(PayPoints),
}
POINT_LABELS = {key: PARAMETER_LABELS[f"points.quantitative.{key}"] for key in POINT_ROWS}
