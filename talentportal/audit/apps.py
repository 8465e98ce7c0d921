"""History of changes and log of accesses."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, who looked at what; append-only."""

    name = "talentportal.audit"
    label = "audit"
