"""In-app notices and e-mail."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Tells people that something changed, in their language."""

    name = "talentportal.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Register the handler that sends e-mail, and the bell."""
        from talentportal.notifications import (  # noqa: PLC0415 -- need the models
            handlers,  # noqa: F401
            navigation,  # noqa: F401
        )
