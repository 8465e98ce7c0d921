"""What a page showed when it was sent to a browser, so that only real changes come back.

Most forms carry the version of their record. A step of the wizard carries a mark of every field:
two devices may have it open and each posts whole forms; a field whose text is still what that page
showed is no change, and must not undo what was written on the other device.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2s
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_LENGTH = 6
"""Hexadecimal digits per field: telling an old text from a new one is all they are for."""


class SeenForm(forms.Form):
    """A form that says which version of its record the reader saw."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Speak of a lost version as of the page: nobody sees the field."""
        if self.errors.pop("seen_version", None):
            self.add_error(None, _("Read the page again, then send it once more."))
        return self.cleaned_data


def mark(text: str) -> str:
    """Return the mark of one field's text; browsers write their own line ends."""
    folded = text.replace("\r\n", "\n").encode()
    return blake2s(folded, digest_size=_LENGTH // 2).hexdigest()


def write(marks: Mapping[str, Iterable[str]]) -> str:
    """Return what a hidden field carries: the marks of each form (by prefix), field by field."""
    return ".".join(f"{prefix}:{''.join(of_form)}" for prefix, of_form in marks.items())


def read(token: str) -> dict[str, list[str]]:
    """Return the marks of each form in the order of its fields; what is not ours reads as none."""
    found = {}
    for part in token.split("."):
        prefix, colon, marks = part.partition(":")
        if colon:
            found[prefix] = [marks[i : i + _LENGTH] for i in range(0, len(marks), _LENGTH)]
    return found
