"""What is asked of all cases: an edition, and its parameters with the values they have now."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from talentportal.reference.labels import PROVIDERS
from visas.forms.edition_blocks import OTHER_FIELD
from visas.forms.edition_parts import in_years, number, one_of, plain, several, times
from visas.labels.cases import EMPLOYMENT_LABELS, LEVEL_LABELS
from visas.labels.edition_parameters import (
    QUANTIFIER_LABELS,
    SCOPE_LABELS,
    TIME_LABELS,
    block_of,
)
from visas.labels.findings import ADVANCED_FIELD_LABELS
from visas.models import RuleEdition, Scenario
from visas.rules.editions import EditionParameters, ListTime
from visas.rules.variation import held_at

_FIELDS = {code: words for code, words in ADVANCED_FIELD_LABELS.items() if code != OTHER_FIELD}


class BaseForm(forms.Form):
    """Which edition the cases are asked with first."""

    base = forms.ChoiceField(label=_("Compare with"))

    def __init__(self, editions: list[RuleEdition], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "base", [(str(one.pk), f"{one.title} ({one.code})") for one in editions])


class ScenarioForm(forms.Form):
    """A question: a title, and other values of parameters or a draft edition."""

    title = forms.CharField(
        label=_("Name of the scenario"),
        help_text=_("As colleagues should find it, such as “Top 200 instead of top 100”."),
        max_length=120,
    )
    draft = forms.ChoiceField(
        label=_("A draft edition"),
        required=False,
        help_text=_("With a draft the parameters below are not asked."),
    )

    def __init__(
        self, edition: EditionParameters, drafts: list[RuleEdition], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.paths: list[str] = []
        self._held: dict[str, Any] = {}
        offered = [(str(one.pk), f"{one.title} ({one.code})") for one in drafts]
        _choices(self, "draft", [("", _("None: change parameters")), *offered])
        for path, field in _parameters(edition).items():
            self.fields[path] = field
            self.paths.append(path)
            self._held[path] = _start(held_at(edition, path), path)
            self.initial.setdefault(path, self._held[path])

    def clean(self) -> dict[str, Any]:
        """Ask for a number of years where the lists of some years count."""
        said = super().clean() or {}
        wants = said.get("lists.time") == ListTime.ANY_WITHIN
        if wants and not said.get("lists.window_years"):
            self.add_error("lists.window_years", _("How many years before filing?"))
        return said

    @property
    def draft_id(self) -> UUID | None:
        """The draft chosen, if any."""
        chosen = self.cleaned_data.get("draft")
        return UUID(chosen) if chosen else None

    def changes(self) -> dict[str, Any]:
        """Return path → value of what differs from the edition."""
        found = {}
        for path in self.paths:
            value = self._value(path)
            held = self._held[path]
            same = set(value) == set(held) if isinstance(value, list) else value == held
            if not same:
                found[path] = plain(value) if isinstance(value, Decimal) else value
        return found

    def _value(self, path: str) -> Any:
        value = self.cleaned_data.get(path)
        if path == "lists.window_years" and self.cleaned_data["lists.time"] != ListTime.ANY_WITHIN:
            return None
        return value if value != "" else None

    def blocks(self) -> list[tuple[str, list[list[BoundField]]]]:
        """Return the fields by the block of parameters they stand in, numbers side by side."""
        found: dict[str, list[list[BoundField]]] = {}
        for path in self.paths:
            groups, field = found.setdefault(block_of(path), []), self[path]
            if groups and _is_number(field) and _is_number(groups[-1][0]):
                groups[-1].append(field)
            else:
                groups.append([field])
        return list(found.items())


def started(
    earlier: Scenario, edition: EditionParameters, drafts: list[RuleEdition]
) -> dict[str, Any]:
    """Return what the form begins with where an earlier question is asked anew."""
    start = {"title": earlier.title}
    if earlier.draft_id is not None:
        known = {one.pk for one in drafts}
        return {**start, "draft": str(earlier.draft_id) if earlier.draft_id in known else ""}
    variant = EditionParameters.from_json(earlier.variant)
    return {
        **start,
        **{path: _start(held_at(variant, path), path) for path in _parameters(edition)},
    }


def _parameters(edition: EditionParameters) -> Mapping[str, Any]:
    """Return the fields for the parameters that the edition has."""
    found: dict[str, Any] = {}
    if edition.lists is not None:
        found |= _lists()
    if edition.degree is not None:
        found["degree.levels"] = several("degree.levels", LEVEL_LABELS)
        found["degree.recency_years"] = in_years("degree.recency_years")
    found |= _experience(edition)
    if edition.gni is not None:
        found["gni.multiple"] = times("gni.multiple", required=True)
        if edition.gni.waiver_multiple is not None:
            found["gni.waiver_multiple"] = times("gni.waiver_multiple", required=True)
    if edition.waiver is not None:
        found["waiver.scope"] = one_of("waiver.scope", SCOPE_LABELS)
    if edition.fields:
        found["fields"] = several("fields", _FIELDS)
    if edition.points is not None:
        found["points.pass_mark"] = number("points.pass_mark", help_text=_("Empty: not known."))
    return found


def _lists() -> dict[str, Any]:
    return {
        "lists.limit": number("lists.limit", at_least=1, required=True),
        "lists.providers": several("lists.providers", PROVIDERS),
        "lists.quantifier": one_of("lists.quantifier", QUANTIFIER_LABELS),
        "lists.time": one_of("lists.time", TIME_LABELS),
        "lists.window_years": in_years("lists.window_years", at_least=1),
    }


def _experience(edition: EditionParameters) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for place, way in enumerate(edition.alternatives):
        path, kind = f"experience.alternatives.{place}", {"kind": EMPLOYMENT_LABELS[way.kind]}
        years, top_years = _("%(kind)s: years"), _("%(kind)s: years at a top employer")
        found[f"{path}.years"] = in_years(path, required=True, label=years % kind)
        found[f"{path}.top_years"] = in_years(path, required=True, label=top_years % kind)
    return found


def _is_number(field: BoundField) -> bool:
    return isinstance(field.field, forms.IntegerField | forms.DecimalField)


def _start(held: Any, path: str) -> Any:
    """Return a value of the edition as its field has it."""
    if path == "fields":
        return [row["code"] for row in held]
    return Decimal(held) if path.startswith("gni.") else held


def _choices(form: forms.Form, name: str, choices: list[Any]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
