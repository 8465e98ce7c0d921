"""The parameter blocks of a rule edition as forms: each parses its own, and none saves.

A block that nothing is filled in of is not there: only what a pathway asks for has to be.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from talentportal.core import countries
from talentportal.core.forms import DateInput
from talentportal.reference.labels import COMPANY_PROVIDERS, PROVIDERS
from visas.forms.edition_parts import (
    BlockForm,
    in_years,
    named,
    number,
    one_of,
    plain,
    several,
    tick,
    times,
)
from visas.labels import LEVEL_LABELS
from visas.labels.edition_parameters import (
    QUANTIFIER_LABELS,
    SCOPE_LABELS,
    TIME_LABELS,
)
from visas.labels.findings import ADVANCED_FIELD_LABELS, RECOMMENDATION_LABELS
from visas.rules.editions import ListTime
from visas.rules.json_fields import STATUS_CODE

OTHER_FIELD = "other"
ROR = "https://ror.org/"


class DegreeForm(BlockForm):
    """What is asked of a degree beside the rank of its university."""

    needed = ("levels",)
    side_by_side = (("country", "is_complete"),)

    levels = several("degree.levels", LEVEL_LABELS)
    recency_years = in_years(
        "degree.recency_years", at_least=1, help_text=_("Leave it empty for a degree of any age.")
    )
    may_be_expected = tick("degree.may_be_expected")
    is_by_name = forms.BooleanField(
        label=_("Only designated institutions count, whatever their rank"), required=False
    )
    refs = forms.CharField(
        label=named("degree.designated.refs"),
        help_text=_("One ROR id on each line, such as https://ror.org/05apxxy63."),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    country = forms.ChoiceField(
        label=named("degree.designated.country"),
        required=False,
        choices=lambda: [("", "–"), *countries.choices()],
    )
    is_complete = tick("degree.designated.is_complete")

    def clean_refs(self) -> list[str]:
        """Return the ids, each once. Raises ValidationError for what is none."""
        check = RegexValidator(
            "^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$", _("A ROR id has nine letters and digits.")
        )
        typed = [ref.removeprefix(ROR) for ref in self.cleaned_data["refs"].split()]
        for ref in typed:
            check(ref)
        return [f"{ROR}{ref}" for ref in dict.fromkeys(typed)]

    def to_json(self) -> dict[str, Any]:
        """Return the block; designated institutions only where they are what counts."""
        data = self.cleaned_data
        designated = {
            "refs": data["refs"],
            "is_complete": data["is_complete"],
            "country": data["country"] or None,
        }
        return {
            "levels": data["levels"],
            "recency_years": data["recency_years"],
            "may_be_expected": data["may_be_expected"],
            "designated": designated if data["is_by_name"] else None,
        }

    @staticmethod
    def initial_of(block: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the form shows of a block."""
        designated = block.get("designated")
        named = designated or {}
        return {
            **{key: block.get(key) for key in ("levels", "recency_years", "may_be_expected")},
            "is_by_name": designated is not None,
            "refs": "\n".join(named.get("refs", [])),
            "country": named.get("country") or "",
            "is_complete": named.get("is_complete", False),
        }


class ListForm(BlockForm):
    """Which lists count, down to which rank, and in which edition."""

    needed = ("providers", "limit", "quantifier", "time")
    names: ClassVar[Mapping[Any, Any]] = PROVIDERS
    times: ClassVar[Mapping[Any, Any]] = TIME_LABELS

    providers = several("lists.providers", PROVIDERS)
    limit = number("lists.limit", at_least=1)
    quantifier = one_of("lists.quantifier", QUANTIFIER_LABELS)
    time = one_of("lists.time", TIME_LABELS)
    window_years = in_years(
        "lists.window_years",
        at_least=1,
        help_text=_("Only for any edition of the last years: how many years."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for provider, words in self.names.items():
            self.fields[f"limit_{provider}"] = number(
                "", at_least=1, label=_("Last rank: %(list)s") % {"list": words}
            )

    @property
    def own_limits(self) -> list[BoundField]:
        """The limits of single lists, drawn below the others."""
        return [self[f"limit_{provider}"] for provider in self.names]

    @property
    def has_own_limits(self) -> bool:
        """Whether a single list has, or was given, a limit of its own."""
        return any(field.value() for field in self.own_limits)

    def groups(self) -> list[list[BoundField]]:
        """Return the fields without the limits of single lists, which are folded away."""
        return [names for names in super().groups() if not names[0].name.startswith("limit_")]

    def clean(self) -> dict[str, Any]:
        """Want the number of years with the time that needs it, and limits of lists that count."""
        data = super().clean()
        needs_years = data.get("time") == ListTime.ANY_WITHIN
        if needs_years and not data.get("window_years") and "window_years" not in self.errors:
            self.add_error("window_years", _("Say how many years before filing."))
        if not needs_years and data.get("window_years"):
            self.add_error("window_years", _("Only needed for any edition of the last years."))
        for provider in self.names:
            if data.get(f"limit_{provider}") and provider not in data.get("providers", []):
                self.add_error(f"limit_{provider}", _("This list does not count: tick it above."))
        return data

    def to_json(self) -> dict[str, Any]:
        """Return the block with the limits of single lists."""
        data = self.cleaned_data
        limits = {str(one): data[f"limit_{one}"] for one in self.names if data[f"limit_{one}"]}
        kept = ("providers", "limit", "quantifier", "time", "window_years")
        return {**{key: data[key] for key in kept}, "limits": limits}

    @staticmethod
    def initial_of(block: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the form shows of a block."""
        limits = block.get("limits") or {}
        return {**block, **{f"limit_{provider}": limit for provider, limit in limits.items()}}


class CompanyListForm(ListForm):
    """The same of companies; they have no day of award."""

    names = COMPANY_PROVIDERS

    providers = several("companies.providers", COMPANY_PROVIDERS)
    time = one_of(
        "companies.time",
        {one: words for one, words in TIME_LABELS.items() if one is not ListTime.LATEST_AT_AWARD},
    )


class GniForm(BlockForm):
    """How many times GNI per capita the pay must reach."""

    needed = ("multiple",)
    side_by_side = (("multiple", "waiver_multiple"),)

    multiple = times("gni.multiple")
    waiver_multiple = times("gni.waiver_multiple")
    status_code = forms.CharField(
        label=named("gni.status_code"),
        help_text=_("Leave it empty for the figure that holds for every status."),
        required=False,
        max_length=20,
    )

    def clean_status_code(self) -> str:
        """Return the status in capitals. Raises ValidationError for what is none."""
        code: str = self.cleaned_data["status_code"].upper()
        if code:
            RegexValidator(STATUS_CODE, _("A status of stay is written like F-2-T or E-7-1."))(code)
        return code

    def to_json(self) -> dict[str, Any]:
        """Return the block, multiples as text."""
        data = self.cleaned_data
        waiver = data["waiver_multiple"]
        return {
            "multiple": plain(data["multiple"]),
            "waiver_multiple": plain(waiver) if waiver else None,
            "status_code": data["status_code"],
        }


class WaiverForm(BlockForm):
    """What higher pay stands in for."""

    needed = ("scope",)

    scope = one_of("waiver.scope", SCOPE_LABELS)
    is_disputed = tick("waiver.is_disputed")


class RecommendationForm(BlockForm):
    """Whose recommendation counts."""

    needed = ("kinds",)

    kinds = several("recommendation.kinds", RECOMMENDATION_LABELS)
    from_designated = tick("recommendation.from_designated")


class FieldsForm(BlockForm):
    """The advanced fields, each with the first filing day on which it counts."""

    def __init__(self, *args: Any, codes: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [code for code in ADVANCED_FIELD_LABELS if code != OTHER_FIELD]
        for code in dict.fromkeys([*codes, *known]):
            self.fields[code] = forms.DateField(
                label=str(ADVANCED_FIELD_LABELS.get(code, code)),
                required=False,
                widget=DateInput,
            )

    def groups(self) -> list[list[BoundField]]:
        """Return all of them side by side."""
        return [list(self)]

    def rows(self) -> list[dict[str, str]]:
        """Return the fields that count, in their order."""
        found = {code: day for code, day in self.cleaned_data.items() if day}
        return [{"code": code, "applies_from": day.isoformat()} for code, day in found.items()]
