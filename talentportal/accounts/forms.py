"""What a person types when registering."""

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    """Name, address and password twice."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("As officers should address you. You give your passport name later."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    field_order = ["name", "email", "password1", "password2"]
