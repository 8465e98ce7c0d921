"""Visa applications, from the self-check to the letter."""

from django.apps import AppConfig


class VisasConfig(AppConfig):
    """Registers what the app does with messages and where its pages are found."""

    name = "visas"
    label = "visas"

    def ready(self) -> None:
        """Register the handlers of messages and the entries of the navigation."""
        from visas import handlers, navigation  # noqa: F401, PLC0415 -- need the models
