"""The pages that span the domains."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Start pages, health, and how the portal is shown."""

    name = "talentportal.portal"
    label = "portal"
