"""The head of a rule edition and the sources of its parameters, as forms."""

from collections.abc import Mapping
from typing import Any, Literal

from django import forms
from django.core.validators import RegexValidator
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from talentportal.core.forms import DateInput
from visas.forms.seen import SeenForm
from visas.rules.edition_outline import BLOCKS

LONGEST_SOURCE = 2000
Language = Literal["en", "ko"]
SOURCED: Mapping[str, tuple[str, ...]] = {
    "head": ("effective_from",),
    "degree": (
        *("degree.levels", "degree.recency_years", "degree.may_be_expected"),
        "degree.designated",
    ),
    "lists": ("lists.providers", "lists.limit", "lists.quantifier", "lists.time"),
    "experience": ("experience.alternatives",),
    "companies": (
        *("companies.providers", "companies.limit", "companies.quantifier"),
        "companies.time",
    ),
    "waiver": ("waiver.scope",),
    "gni": ("gni.multiple", "gni.waiver_multiple", "gni.status_code"),
    "fields": ("fields",),
    "recommendation": ("recommendation.kinds",),
    "points": (
        *("points.pass_mark", "points.quantitative", "points.qualitative"),
        "points.sme_bonus",
    ),
}
"""The parameters whose source is asked for, by block."""


class HeadForm(SeenForm):
    """Code, titles, days, and where the edition as a whole comes from."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Begins with the track, such as F-2-T/2027-01-01. Letters and API name it."),
        max_length=60,
        validators=[
            RegexValidator(
                "^[A-Za-z0-9-]+/[A-Za-z0-9.-]+$",
                _("Write the track, a slash, and letters, digits, dots or dashes."),
            )
        ],
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    title_ko = forms.CharField(label=_("Title in Korean"), max_length=200)
    effective_from = forms.DateField(
        label=_("In force from"),
        help_text=_("For applications filed from this day on."),
        widget=DateInput,
    )
    effective_to = forms.DateField(
        label=_("In force until"),
        help_text=_("Leave it empty if it holds until another edition follows."),
        required=False,
        widget=DateInput,
    )
    source = forms.CharField(
        label=_("Source"),
        help_text=_("The decision, notice or guideline that this edition puts into effect."),
        max_length=LONGEST_SOURCE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source_ko = forms.CharField(
        label=_("Source in Korean"),
        help_text=_("If the other one is in English."),
        required=False,
        max_length=LONGEST_SOURCE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, track: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.track = track

    def clean_code(self) -> str:
        """Return the code, which begins with the track."""
        code: str = self.cleaned_data["code"]
        if not code.startswith(f"{self.track}/"):
            raise forms.ValidationError(
                _("The code begins with %(track)s/.") % {"track": self.track}
            )
        return code

    def clean(self) -> dict[str, Any]:
        """Want the days to run forwards."""
        data = super().clean() or {}
        first, last = data.get("effective_from"), data.get("effective_to")
        if first and last and last < first:
            self.add_error("effective_to", _("The last day cannot be before the first."))
        return data


class SourcesForm(forms.Form):
    """Where each parameter was read, in English, in Korean, or both."""

    def __init__(self, *args: Any, sources: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [path for paths in SOURCED.values() for path in paths]
        self.paths = list(dict.fromkeys([*asked, *sources]))
        for path in self.paths:
            for language, words in (("en", _("Source")), ("ko", _("Source in Korean"))):
                self.fields[f"{path}.{language}"] = forms.CharField(
                    label=words,
                    required=False,
                    max_length=LONGEST_SOURCE,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )

    @staticmethod
    def initial_of(sources: Mapping[str, Any]) -> dict[str, str]:
        """Return what the form shows of the sources."""
        found: dict[str, str] = {}
        for path, source in sources.items():
            texts = {"en": source} if isinstance(source, str) else source
            found |= {f"{path}.{language}": text for language, text in texts.items()}
        return found

    def of_block(self, block: str) -> list[tuple[str, list[BoundField]]]:
        """Return the fields of a block's parameters: path, and its two texts."""
        return [self._pair(path) for path in self.paths if path.partition(".")[0] == block]

    def of_head(self) -> list[tuple[str, list[BoundField]]]:
        """Return the fields of what stands in no block, such as the first day."""
        return [self._pair(path) for path in self.paths if path.partition(".")[0] not in BLOCKS]

    def _pair(self, path: str) -> tuple[str, list[BoundField]]:
        return path, [self[f"{path}.en"], self[f"{path}.ko"]]

    def to_json(self) -> dict[str, Any]:
        """Return the sources that were given; a text in one language stands alone."""
        found: dict[str, Any] = {}
        for path in self.paths:
            en, ko = (self.cleaned_data[f"{path}.{language}"].strip() for language in ("en", "ko"))
            if en and ko:
                found[path] = {"en": en, "ko": ko}
            elif en or ko:
                found[path] = en or ko
        return found
