"""What becomes of a form that the case has no place for any more: its refusal and its text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django import forms

WRITTEN = ("reasons", "body", "comment", "reason")
"""Fields in which officers write more than a word."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Why the form was refused, and what was written in it."""

    because: tuple[str, ...]
    written: str


def overtaken(bound: Mapping[str, forms.Form], drawn: Collection[str]) -> Overtaken | None:
    """Return what to tell of a refused form that is not drawn: the case has moved on meanwhile."""
    for name, form in bound.items():
        if name not in drawn:
            texts = (str(form.data.get(form.add_prefix(field), "")).strip() for field in WRITTEN)
            because = tuple(str(line) for line in form.non_field_errors())
            return Overtaken(because, next(filter(None, texts), ""))
    return None
