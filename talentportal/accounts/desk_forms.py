"""What administrators type about people, and what anyone types about their API tokens."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.labels import ROLE_LABELS, SCOPES
from talentportal.accounts.services.tokens import LONGEST_DAYS, TOKEN_DAYS
from talentportal.core.choices import choices
from talentportal.kernel.roles import STAFF, Role
from talentportal.organisations.models import KIND_LABELS, Kind, Organisation

STAFF_ROLES = {role: label for role, label in ROLE_LABELS.items() if role in STAFF}


class PeopleFilter(forms.Form):
    """Which people to list."""

    q = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=100)
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("All")), *choices(ROLE_LABELS)]
    )


class GrantForm(forms.Form):
    """A role, and for whom the person acts in it."""

    role = forms.TypedChoiceField(
        label=_("Role"), choices=[("", _("Choose a role")), *choices(STAFF_ROLES)], coerce=Role
    )
    organisation = forms.TypedChoiceField(
        label=_("Acts for"),
        coerce=UUID,
        choices=lambda: [("", _("Choose an organisation")), *_organisations()],
    )


class InviteForm(GrantForm):
    """A new member of staff."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"))
    language = forms.ChoiceField(
        label=_("Language of the mail"), choices=settings.LANGUAGES, initial="ko"
    )

    field_order = ("name", "email", "language", "role", "organisation")


class DeactivateForm(forms.Form):
    """Why an account is switched off."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class TokenForm(forms.Form):
    """A new token: what for, what it may do, how long."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("What the token is for, so that you know later."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What the token may do"),
        choices=list(SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(
        label=_("Valid for (days)"), min_value=1, max_value=LONGEST_DAYS, initial=TOKEN_DAYS
    )


def _organisations() -> list[tuple[Any, list[tuple[str, str]]]]:
    """Return the organisations by kind, as the groups of a select."""
    grouped: dict[Kind, list[tuple[str, str]]] = {kind: [] for kind in KIND_LABELS}
    for organisation in Organisation.objects.order_by("name_en"):
        grouped[Kind(organisation.kind)].append((str(organisation.pk), organisation.name))
    return [(KIND_LABELS[kind], rows) for kind, rows in grouped.items() if rows]
