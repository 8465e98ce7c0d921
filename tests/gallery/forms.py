"""A form with one field of every kind."""

from django import forms

from talentportal.core import countries
from talentportal.core.components import Choice
from talentportal.core.forms import DateInput, SuggestInput, WonField


class EducationForm(forms.Form):
    """A step of a wizard, and more fields than any real one has."""

    name = forms.CharField(
        label="Name as in the passport", help_text="Exactly as printed, in Latin letters."
    )
    email = forms.EmailField(label="E-mail", required=False)
    degree = forms.ChoiceField(
        label="Highest degree", choices=[("", "Choose one"), ("phd", "Doctorate")]
    )
    institution = forms.CharField(
        label="University",
        help_text="Start typing in any script; keep what you typed if it is not listed.",
        widget=SuggestInput("suggest", target="institution_id", params={"country": "nationality"}),
    )
    institution_id = forms.CharField(widget=forms.HiddenInput, required=False)
    nationality = forms.ChoiceField(label="Nationality", choices=countries.choices)
    awarded_on = forms.DateField(label="Awarded on", widget=DateInput)
    until = forms.DateField(label="Until", widget=DateInput, required=False)
    pay = WonField(label="Annual pay", help_text="Gross, before tax.")
    proposal = forms.ChoiceField(
        label="Decision",
        widget=forms.RadioSelect,
        choices=[
            ("approve", Choice("Propose approval", "Two criteria must be settled first")),
            ("ask", Choice("Ask for more", "The clock stops and the applicant is told")),
        ],
    )
    fields_of_work = forms.MultipleChoiceField(
        label="Advanced fields",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("ai", "Artificial intelligence"), ("semi", "Semiconductors")],
    )
    opinion = forms.CharField(
        label="Opinion", widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    file = forms.FileField(
        label="Degree certificate", help_text="PDF, JPEG or PNG, up to 20 MB.", required=False
    )
    agreed = forms.BooleanField(label="I have read how my data are used.")
