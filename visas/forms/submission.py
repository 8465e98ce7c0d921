"""Small forms: declare and submit, upload, answer, write, withdraw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from visas.forms.seen import SeenForm

LONGEST = 5000
ACCEPT = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"


class DeclarationForm(SeenForm):
    """The declaration before submitting."""

    declared = forms.BooleanField(
        required=False,
        label=_(
            "My answers and documents are true and complete, and I have read the notice on the "
            "automatic check."
        ),
    )


class UploadForm(forms.Form):
    """One file for one item of the checklist."""

    file = forms.FileField(
        label=_("File"),
        error_messages={
            "required": _("Choose a file first."),
            "missing": _("Choose a file first."),
            "empty": _("This file is empty. Choose the file again."),
        },
        widget=forms.FileInput({"accept": ACCEPT}),
    )


class MessageForm(forms.Form):
    """A message to the officers."""

    body = forms.CharField(
        label=_("Write to the officer"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write something first.")},
    )


class SupplementAnswerForm(SeenForm):
    """The answer to a supplement request."""

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        help_text=_("Say what you have added, or explain what you cannot give."),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write something first.")},
    )


class WithdrawForm(SeenForm):
    """The reason for a withdrawal, if the applicant wants to give one."""

    reason = forms.CharField(
        label=_("Reason (optional)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
