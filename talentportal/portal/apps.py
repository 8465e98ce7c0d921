"""The pages that span the domains."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Start pages, health, and how the portal is shown."""

    name = "talentportal.portal"
    label = "portal"

    def ready(self) -> None:
        """Register the first entries of the menus."""
        from talentportal.portal import navigation  # noqa: F401, PLC0415 -- needs translations
