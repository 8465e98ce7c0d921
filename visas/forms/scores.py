"""What a reviewer gives: points for each criterion, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visas.labels.points import QUALITATIVE_LABELS
from visas.rules.points import Points

LONGEST_REASON = 2000


def _points(code: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=QUALITATIVE_LABELS[code],
        min_value=0,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason for these points"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
    )


class ScoreForm(forms.Form):
    """One reviewer's scores under an edition's table."""

    expertise = _points("expertise")
    expertise_reason = _reason()
    strategic_value = _points("strategic_value")
    strategic_value_reason = _reason()

    def __init__(self, points: Points, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in QUALITATIVE_LABELS:
            field = self.fields[code]
            assert isinstance(field, forms.IntegerField)  # noqa: S101 -- tells the type checker
            most = getattr(points, code)
            field.help_text = _("From 0 to %(most)s points.") % {"most": most}
            field.widget.attrs["max"] = most
