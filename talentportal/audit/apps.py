"""History of changes and log of accesses."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, who looked at what; append-only."""

    name = "talentportal.audit"
    label = "audit"

    def ready(self) -> None:
        """Register the auditor's page in the menu."""
        from talentportal.audit import navigation  # noqa: F401, PLC0415 -- needs translations
