"""What an auditor looks for in the access log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talentportal.audit.labels import verbs
from talentportal.core.forms import DateInput


def _verb_choices() -> list[tuple[str, Any]]:
    """Return every named verb in the order of the reader's alphabet."""
    named = sorted(verbs().items(), key=lambda pair: str(pair[1]))
    return [("", _("All")), *named]


class AccessFilter(forms.Form):
    """Whose data, who looked, what was done, on which day."""

    person = forms.EmailField(label=_("Whose data (e-mail address)"), required=False)
    actor = forms.EmailField(label=_("Who (e-mail address)"), required=False)
    verb = forms.ChoiceField(label=_("What was done"), required=False, choices=_verb_choices)
    day = forms.DateField(label=_("Day"), required=False, widget=DateInput)
