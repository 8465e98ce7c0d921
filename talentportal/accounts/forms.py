"""What people type to come in and to look after their account, on allauth's pages."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

_LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Present password"),
    "password1": _("Password"),
    "password2": _("The same password again"),
}
_HINTS: dict[str, Any] = {
    "login": "",
    "password": "",
    "oldpassword": "",
    "password1": _(
        "At least 12 characters. Not only digits, not a common password, not like your name or "
        "address. Three or four unrelated words make a good one."
    ),
}


class OurWords:
    """Gives allauth's fields our labels and hints, and takes placeholders away: labels suffice."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = _LABELS.get(name, field.label)
            field.help_text = _HINTS.get(name, field.help_text)


class LoginForm(OurWords, allauth.LoginForm):  # type: ignore[misc]
    """Address and password."""


class SignupForm(OurWords, allauth.SignupForm):  # type: ignore[misc]
    """Name, address and password twice."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("As officers should address you. You give your passport name later."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    field_order = ("name", "email", "password1", "password2")

    def try_save(self, request: HttpRequest) -> Any:
        """Store person, address and role together, or nothing of them.

        When the same address registers twice at one moment, the later one is answered as if the
        account had been there all along.
        """
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)


class ResetPasswordForm(OurWords, allauth.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""


class ResetPasswordKeyForm(OurWords, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, twice."""


class ChangePasswordForm(OurWords, allauth.ChangePasswordForm):  # type: ignore[misc]
    """The present password, and the new one twice."""


class AddEmailForm(OurWords, allauth.AddEmailForm):  # type: ignore[misc]
    """The address to move to."""


class ReauthenticateForm(OurWords, allauth.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that needs care."""
