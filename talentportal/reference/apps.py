"""Published facts that the rules are applied to: rankings, figures, lists, fees, days."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from talentportal.core import navigation
from talentportal.kernel.roles import MINISTRY


class ReferenceConfig(AppConfig):
    """Reference data by edition and date, each row with its source; nothing here is ours."""

    name = "talentportal.reference"
    label = "reference"
    verbose_name = _("Reference data")

    def ready(self) -> None:
        """Add the entry to the staff menu."""
        navigation.register(
            navigation.Item(
                label=_("Reference data"),
                url_name="reference:datasets",
                frame=navigation.Frame.DESK,
                group=_("Rules"),
                icon="library",
                order=80,
                roles=MINISTRY,
            )
        )
