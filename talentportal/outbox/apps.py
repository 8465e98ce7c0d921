"""Messages between apps that no crash loses."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """A transactional outbox: written with the change, delivered by Celery."""

    name = "talentportal.outbox"
    label = "outbox"
