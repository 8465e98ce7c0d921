"""What the forms of a rule edition are made of: fields by parameter, and the base of a block."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from talentportal.core.choices import choices
from talentportal.core.components import Choice
from visas.labels.edition_parameters import PARAMETER_LABELS
from visas.rules.json_fields import MOST_TIMES, MOST_YEARS
from visas.rules.list_rules import LOWEST_RANK

Labels = Mapping[Any, Any]
NOTHING: tuple[Any, ...] = (None, "", [], False)
NEEDED = _("Fill this in, or empty the whole block.")


def named(path: str) -> Any:
    """Return the name of a parameter, to be read in the language of the page."""
    return PARAMETER_LABELS[path]


def in_years(path: str, *, at_least: int = 0, required: bool = False, **more: Any) -> Any:
    """Return a field for whole years."""
    return number(path, at_least=at_least, at_most=MOST_YEARS, required=required, **more)


def number(
    path: str, *, at_least: int = 0, at_most: int = LOWEST_RANK, required: bool = False, **more: Any
) -> Any:
    """Return a field for a whole number."""
    return forms.IntegerField(
        label=more.pop("label", None) or named(path),
        required=required,
        min_value=at_least,
        max_value=at_most,
        **more,
    )


def times(path: str, **more: Any) -> forms.DecimalField:
    """Return a field for a multiple of the income figure."""
    return forms.DecimalField(
        label=more.pop("label", None) or named(path),
        required=more.pop("required", False),
        min_value=Decimal("0.01"),
        max_value=Decimal(MOST_TIMES),
        max_digits=6,
        decimal_places=2,
        **more,
    )


def several(path: str, labels: Labels) -> forms.MultipleChoiceField:
    """Return checkboxes."""
    return forms.MultipleChoiceField(
        label=named(path),
        required=False,
        choices=choices(labels),
        widget=forms.CheckboxSelectMultiple,
    )


def one_of(path: str, labels: Labels) -> forms.ChoiceField:
    """Return radio buttons; none need be chosen."""
    return forms.ChoiceField(
        label=named(path),
        required=False,
        choices=[(str(value), Choice(words)) for value, words in labels.items()],
        widget=forms.RadioSelect,
    )


def tick(path: str) -> forms.BooleanField:
    """Return one checkbox."""
    return forms.BooleanField(label=named(path), required=False)


def plain(value: Decimal) -> str:
    """Return a multiple as editions keep it: `3`, `2.5`."""
    return format(value.normalize(), "f")


class BlockForm(forms.Form):
    """One block. `needed` names what must be there as soon as anything is."""

    needed: ClassVar[Sequence[str]] = ()
    side_by_side: ClassVar[Sequence[Sequence[str]]] = ()

    def clean(self) -> dict[str, Any]:
        """Ask for what a block that is there cannot be without."""
        if self.is_filled:
            for name in self.needed:
                if name not in self.errors and self.cleaned_data.get(name) in NOTHING:
                    self.add_error(name, NEEDED)
        return self.cleaned_data

    @property
    def is_filled(self) -> bool:
        """Whether anything of the block is there."""
        return any(value not in NOTHING for value in self.cleaned_data.values())

    def block(self) -> dict[str, Any] | None:
        """Return the block as the rules read it, or None where it is not there."""
        return self.to_json() if self.is_filled else None

    def to_json(self) -> dict[str, Any]:
        """Return what was typed in the shape of the rules."""
        return dict(self.cleaned_data)

    def groups(self) -> list[list[BoundField]]:
        """Return the fields as they are drawn, those side by side together."""
        beside = {name: names for names in self.side_by_side for name in names}
        found: dict[Any, list[BoundField]] = {}
        for field in self:
            found.setdefault(beside.get(field.name, field.name), []).append(field)
        return list(found.values())
