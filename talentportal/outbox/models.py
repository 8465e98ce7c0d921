"""A message waits here from the commit of the change until its handlers have run."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
GIVE_UP_AFTER = 12
"""Attempts before a message waits for a person (some two and a half hours with growing pauses)."""


class MessageQuerySet(models.QuerySet["Message"]):
    """What is due, and what is stuck."""

    def due(self, now: datetime | None = None) -> "MessageQuerySet":
        """Return undelivered messages whose time has come, oldest first."""
        return self.filter(
            delivered_at=None, stuck=False, due_at__lte=now or timezone.now()
        ).order_by("due_at", "id")

    def failed(self) -> "MessageQuerySet":
        """Return undelivered messages that have failed at least once, stuck or not."""
        return self.filter(delivered_at=None, attempts__gt=0)


class Message(models.Model):
    """One named message with ids; the key makes a repeated announcement harmless."""

    id = models.BigAutoField(primary_key=True)
    topic = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    stuck = models.BooleanField(default=False)
    last_error = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "key"], name="outbox_message_once")]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="outbox_message_due",
                condition=Q(delivered_at=None, stuck=False),
            ),
            models.Index(fields=["id"], name="outbox_message_stuck", condition=Q(stuck=True)),
            models.Index(
                fields=["-id"],
                name="outbox_message_failed",
                condition=Q(delivered_at=None, attempts__gt=0),
            ),
            models.Index(
                fields=["delivered_at"],
                name="outbox_message_delivered",
                condition=Q(delivered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"

    def mark_delivered(self, now: datetime) -> None:
        """Note that every handler has run."""
        self.delivered_at = now
        self.attempts += 1
        self.last_error = ""
        self.save(update_fields=["delivered_at", "attempts", "last_error"])

    def mark_failed(self, error: Exception, now: datetime) -> None:
        """Note the fault and when to try again; after too many attempts a person must look."""
        self.attempts += 1
        self.last_error = f"{type(error).__name__}: {error}"[:2000]
        pause = min(FIRST_PAUSE * 2 ** min(self.attempts - 1, 20), LONGEST_PAUSE)
        self.due_at = now + pause
        self.stuck = self.attempts >= GIVE_UP_AFTER
        self.save(update_fields=["attempts", "last_error", "due_at", "stuck"])
