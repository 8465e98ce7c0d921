"""Messages between apps that no crash loses."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """A transactional outbox: written with the change, delivered by Celery."""

    name = "talentportal.outbox"
    label = "outbox"

    def ready(self) -> None:
        """Register the operator's page in the menu."""
        from talentportal.outbox import navigation  # noqa: F401, PLC0415 -- needs the models
