"""Published facts that the rules are applied to: rankings, figures, lists, fees, days."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferenceConfig(AppConfig):
    """Reference data by edition and date, each row with its source; nothing here is ours."""

    name = "talentportal.reference"
    label = "reference"
    verbose_name = _("Reference data")
