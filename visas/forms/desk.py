"""What officers type: parse and type; the services check and change."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talentportal.core.components import Choice
from talentportal.core.forms import DateInput, LongSelect
from visas.forms.seen import SeenForm
from visas.labels import PROPOSAL_LABELS

LONGEST = 5000


class OrderForm(forms.Form):
    """In which order a list is shown."""

    order = forms.ChoiceField(label=_("Sort order"), required=False, widget=LongSelect)

    def __init__(self, orders: list[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["order"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        choice.choices = orders


class MoveForm(SeenForm):
    """A simple action."""

    action = forms.CharField(max_length=40, widget=forms.HiddenInput)


class AssignForm(SeenForm):
    """Hand the case to an officer."""

    officer = forms.ChoiceField(label=_("Officer"))

    def __init__(self, officers: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["officer"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        choice.choices = officers


class SupplementForm(SeenForm):
    """Ask the applicant for more."""

    body = forms.CharField(
        label=_("What is missing"),
        help_text=_("The applicant reads this. Say what you need and why."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    items = forms.MultipleChoiceField(
        label=_("Documents to hand in again"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = forms.DateField(label=_("Answer until"), widget=DateInput)

    def __init__(self, items: Sequence[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["items"]
        assert isinstance(choice, forms.MultipleChoiceField)  # noqa: S101 -- for the type checker
        choice.choices = list(items)


class ProposeForm(SeenForm):
    """Propose approval or refusal, with reasons."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[(code, str(code)) for code in PROPOSAL_LABELS],
        widget=forms.HiddenInput,
    )
    criteria = forms.MultipleChoiceField(
        label=_("Criteria the decision rests on"), widget=forms.CheckboxSelectMultiple
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("They stand in the decision letter, word for word."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, criteria: list[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["criteria"]
        assert isinstance(choice, forms.MultipleChoiceField)  # noqa: S101 -- for the type checker
        choice.choices = criteria

    def clean_criteria(self) -> list[dict[str, str]]:
        """Return the criteria as the service takes them."""
        pairs = (value.partition(".") for value in self.cleaned_data["criteria"])
        return [{"pathway": pathway, "code": code} for pathway, _dot, code in pairs]


class SignForm(SeenForm):
    """Sign the proposal."""


class SendBackForm(SeenForm):
    """Send the proposal back."""

    comment = forms.CharField(
        label=_("What must change"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoteForm(forms.Form):
    """A note that only staff read."""

    body = forms.CharField(
        label=_("Internal note"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


class LetterlikeForm(forms.Form):
    """A message to the applicant."""

    body = forms.CharField(
        label=_("Message to the applicant"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReviewForm(forms.Form):
    """Accept a document or not."""

    accepted = forms.TypedChoiceField(
        label=_("This document is"),
        choices=[("yes", Choice(_("Accepted"))), ("no", Choice(_("Not accepted")))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("What is wrong with it"),
        help_text=_("Needed when it is not accepted; the applicant reads it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
