"""What people ask of published data: parsed, never saved."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from talentportal.kernel.names import fold


class SuggestForm(forms.Form):
    """A name being typed, and the country it is known to be in."""

    q = forms.CharField(max_length=300, required=False)
    country = forms.CharField(required=False, validators=[RegexValidator("^[A-Z]{2}$")])


class SearchForm(forms.Form):
    """A word to look for in one data set."""

    q = forms.CharField(label=_("Name"), max_length=200, required=False, widget=forms.SearchInput)

    def clean_q(self) -> str:
        """Return the word as names are compared."""
        return fold(self.cleaned_data["q"])


class YearForm(forms.Form):
    """A year of the calendar of holidays."""

    year = forms.IntegerField(label=_("Year"))

    def __init__(self, *args: Any, years: range, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = years

    def clean_year(self) -> int:
        """Return the year, if the calendar shows it."""
        year: int = self.cleaned_data["year"]
        if year not in self.years:
            raise forms.ValidationError(_("The calendar does not show this year."))
        return year
