"""What a policy owner hands in of a ranking, and says of a line of it."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.core import countries
from talentportal.core.choices import choices
from talentportal.core.components import Choice
from talentportal.core.forms import DateInput
from talentportal.reference.labels import PROVIDERS
from talentportal.reference.rules.codes import RowState
from visas.forms.seen import SeenForm
from visas.forms.universities import ANOTHER, AnyUniversityForm
from visas.selectors.imports import Candidate

NEW, LEAVE = "new", "leave"


class UploadForm(forms.Form):
    """One edition of one list, with its source."""

    provider = forms.ChoiceField(label=_("List"), choices=choices(PROVIDERS))
    edition = forms.CharField(
        label=_("Edition"),
        help_text=_("As the publisher calls it, such as 2028 or 2027-2028."),
        max_length=20,
        validators=[RegexValidator(r"^[0-9A-Za-z][0-9A-Za-z .-]*$", _("Use letters and digits."))],
    )
    published_on = forms.DateField(
        label=_("Issued on"),
        help_text=_(
            "The day on which its publisher issued it: cases filed from then on can use it."
        ),
        widget=DateInput,
    )
    source_en = forms.CharField(label=_("Source, in English"), max_length=500)
    source_ko = forms.CharField(label=_("Source, in Korean"), max_length=500)
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV with the columns rank, name, country and, if known, ror_id. At most 5,000 lines "
            "and 2 MB; ties as =12, bands as 101-150."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )

    def clean_published_on(self) -> date:
        """Refuse a day to come: a list that is not out cannot be compared with its source."""
        day: date = self.cleaned_data["published_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This date lies in the future."))
        return day


class PublishForm(SeenForm):
    """The second person's word that the list is what its publisher issued."""

    is_compared = forms.BooleanField(
        label=_("I have compared the list with its source and looked through what it changes."),
        error_messages={"required": _("Compare the list with its source first.")},
    )

    def clean(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = super().clean() or {}
        said.pop("is_compared", None)
        return said


class RowForm(AnyUniversityForm):
    """Which university a line means."""

    university = forms.ChoiceField(label=_("This line is"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of the new university"), required=False, max_length=200)
    country = forms.ChoiceField(
        label=_("Its country"), required=False, choices=lambda: [("", "–"), *countries.choices()]
    )
    city = forms.CharField(label=_("Its city"), required=False, max_length=100)
    ror_id = forms.CharField(
        label=_("Its ROR id"),
        required=False,
        max_length=40,
        validators=[
            RegexValidator(
                r"^https://ror\.org/0[a-z0-9]{6}[0-9]{2}$",
                _("Write it as https://ror.org/ and nine characters."),
            )
        ],
    )

    field_order = ("seen_version", "university", "other")

    def __init__(self, candidates: list[Candidate], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["university"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        choice.choices = [
            *((one.key, Choice(one.name, one.place)) for one in candidates),
            (ANOTHER, Choice(_("Another university"))),
            (NEW, Choice(_("A university not held yet"), _("It is added with the list."))),
            (LEAVE, Choice(_("None of these"), _("The line stays, and no degree counts by it."))),
        ]

    def clean(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = super().clean() or {}
        chosen = said.get("university", "")
        means: dict[str, Any] = {"means": RowState.LEFT}
        if chosen == NEW:
            means = {"means": RowState.ADDED, "addition": self._new(said)}
        elif chosen and chosen != LEAVE:
            means = {"means": RowState.CHOSEN, "institution_id": self.meant(chosen, said)}
        return {"seen_version": said.get("seen_version"), **means}

    def _new(self, said: dict[str, Any]) -> dict[str, str]:
        for name in ("name", "country"):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, _("Say this of the new university."))
        new = {name: str(said.get(name) or "") for name in ("name", "country", "city", "ror_id")}
        return {**new, "name": re.sub(r"\s+", " ", new["name"]).strip()}
