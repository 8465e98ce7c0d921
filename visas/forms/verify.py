"""The verification code as somebody reads it off a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from visas.rules import letter_codes


class VerifyForm(forms.Form):
    """One code, typed in any case, with or without its dashes."""

    code = forms.CharField(
        label=_("Verification code"),
        help_text=_("Sixteen letters and digits in four groups, printed beside the QR code."),
        max_length=60,
        error_messages={"required": _("Enter the verification code of the letter.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """Return the code as it is printed."""
        code = letter_codes.read(str(self.cleaned_data["code"]))
        if not code:
            raise forms.ValidationError(
                _("A code has sixteen letters and digits. Compare it with the letter."),
                code="malformed",
            )
        return code
