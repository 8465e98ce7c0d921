"""In-app notices and e-mail."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Tells people that something changed, in their language."""

    name = "talentportal.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Register the handler that sends e-mail."""
        from talentportal.notifications import handlers  # noqa: F401, PLC0415 -- needs the models
