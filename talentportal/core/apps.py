"""Binds the Celery application, so that shared tasks find their broker."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Django without a subject."""

    name = "talentportal.core"
    label = "core"

    def ready(self) -> None:
        """Load the Celery application once Django is set up."""
        from talentportal import celery_app  # noqa: F401, PLC0415 -- needs settings, which exist only now
