"""How forms look and what their widgets know: one renderer for every form, allauth's included."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.urls import reverse_lazy
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

_NO_CLASS = frozenset({"hidden", "checkbox", "radio", "file"})


class PortalBoundField(BoundField):
    """A field that gives its widget the look of the portal."""

    def css_classes(self, extra_classes: Any = None) -> str:
        """Return the classes of the field's frame."""
        classes = f"tp-field tp-field--{self.widget_type}"
        if self.errors:
            classes += " is-error"
        return f"{classes} {extra_classes}" if extra_classes else classes

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        """Add the classes that CSS knows, and what a suggestion field must find again."""
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if look := _look(widget):
            built["class"] = " ".join(filter(None, [look, str(widget.attrs.get("class", ""))]))
        if isinstance(widget, SuggestInput):
            built.update(widget.links(self.form))
        return built


def _look(widget: forms.Widget) -> str:
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.CheckboxInput)):
        return "tp-check"
    if isinstance(widget, forms.Select):
        return "krds-form-select"
    if isinstance(widget, forms.FileInput):
        return "tp-file"
    if isinstance(widget, forms.Textarea):
        return "krds-input"
    input_type = getattr(widget, "input_type", "hidden")
    return "" if input_type in _NO_CLASS else "krds-input"


class PortalRenderer(TemplatesSetting):
    """Draws every field with `components/field.html`; `{{ form }}` draws all of them."""

    form_template_name = "components/form_fields.html"
    field_template_name = "components/field.html"
    bound_field_class = PortalBoundField


class LongSelect(forms.Select):
    """A choice among hundreds, such as countries: the same as Django draws, many times as fast.

    Django renders a template for every option; these are put together as text.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the element. Groups of options are left to Django."""
        choices = list(self.choices)
        if any(isinstance(label, (list, tuple)) for _key, label in choices):
            return super().render(name, value, attrs, renderer)
        chosen = set(self.format_value(value))
        options = "".join(
            f'<option value="{escape(key)}"{" selected" if key in chosen else ""}>'
            f"{escape(label)}</option>"
            for key, label in ((_text(key), _text(label)) for key, label in choices)
        )
        around = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return mark_safe(f"<select{around}>{options}</select>")  # noqa: S308 -- escaped above


def _text(value: Any) -> str:
    return "" if value is None else str(value)


class DateInput(forms.DateInput):
    """The browser's own calendar; the value travels as an ISO day in every language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class SuggestInput(forms.TextInput):
    """Text with suggestions from an address while typing; whatever is typed stays allowed.

    `target` names the field of the same form that receives the chosen suggestion's `id` (it is
    emptied when the text is edited again). `params` adds the values of other fields to the
    question: `{"country": "university_country"}` sends `?country=<value of university_country>`.
    """

    template_name = "components/suggest_input.html"

    def __init__(
        self,
        url_name: str,
        *,
        target: str = "",
        params: Mapping[str, str] | None = None,
        attrs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.url = reverse_lazy(url_name)
        self.target = target
        self.params = dict(params or {})

    def links(self, form: forms.BaseForm) -> dict[str, Any]:
        """Return the data attributes, with the form's prefix on the names of its fields."""
        named: dict[str, Any] = {"data-suggest-url": self.url}
        if self.target:
            named["data-suggest-target"] = form.add_prefix(self.target)
        if self.params:
            pairs = (f"{key}={form.add_prefix(name)}" for key, name in self.params.items())
            named["data-suggest-params"] = " ".join(pairs)
        return named


class WonInput(forms.TextInput):
    """An amount of won: digits only on a phone's keyboard, grouped by thousands, 원 at the end."""

    template_name = "components/won_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Group a number by thousands; leave what somebody typed as it was typed."""
        if isinstance(value, int):
            return f"{value:,}"
        formatted: str | None = super().format_value(value)
        return formatted


class WonField(forms.IntegerField):
    """Whole won, as people type it: `150,000,000`, `150000000원`, `₩150,000,000`, `KRW 1000`."""

    widget = WonInput
    default_error_messages = {
        "invalid": _("Enter an amount in whole won, for example 150,000,000."),
    }
    _written_around = re.compile(r"[\s,₩원]|^KRW", re.IGNORECASE)

    def __init__(self, *, min_value: int = 0, **kwargs: Any) -> None:
        super().__init__(min_value=min_value, **kwargs)

    def to_python(self, value: Any) -> int | None:
        """Return the amount, or None for nothing typed."""
        if isinstance(value, str):
            value = self._written_around.sub("", value)
        amount: int | None = super().to_python(value)
        return amount

    def widget_attrs(self, _widget: forms.Widget) -> dict[str, Any]:
        """Leave out min and max: they mean nothing on a text input."""
        return {}
