"""What policy owners type beside the parameters of an edition: which two, and why."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from visas.forms.seen import SeenForm


class CompareForm(forms.Form):
    """Two editions to be compared."""

    before = forms.TypedChoiceField(label=_("Before"), coerce=UUID)
    after = forms.TypedChoiceField(label=_("After"), coerce=UUID)

    def __init__(self, editions: list[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("before", "after"):
            choice = self.fields[name]
            assert isinstance(choice, forms.ChoiceField)  # noqa: S101 -- tells the type checker
            choice.choices = editions


class PublishForm(SeenForm):
    """Publish a draft, with the reason."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Who decided it, when, and under which reference. It stays with the edition."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DiscardForm(SeenForm):
    """Throw a draft away."""


def now_seen(form: forms.Form, version: int) -> None:
    """Let a form that came too late be sent again: its reader now sees the newest version."""
    if isinstance(form.data, QueryDict):
        data = form.data.copy()
        data["seen_version"] = str(version)
        form.data = data
