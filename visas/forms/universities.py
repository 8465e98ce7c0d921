"""A choice of universities that leaves room for any other one that is held."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from talentportal.core.forms import SuggestInput
from visas.forms.seen import SeenForm
from visas.selectors.choices import named_institution
from visas.selectors.identities import institutions

ANOTHER = "another"


class AnyUniversityForm(SeenForm):
    """With a text field for a university that is none of the choices."""

    other = forms.CharField(
        label=_("Name of the university"),
        help_text=_("Any university held: type its name and choose from the list."),
        required=False,
        max_length=300,
        widget=SuggestInput("reference:suggest_institutions", target="other_id"),
    )
    other_id = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def meant(self, chosen: str, said: Mapping[str, Any]) -> UUID | None:
        """Return the row of the chosen university: a candidate's key, or `ANOTHER` and its name.

        A name that is none of those held is an error of its field.
        """
        if chosen != ANOTHER:
            return next(row.pk for row in institutions([chosen]).values())
        found = named_institution(said.get("other_id", ""), said.get("other", ""))
        if found is None:
            self.add_error("other", _("Choose one of the universities that are suggested."))
        return found.pk if found else None
