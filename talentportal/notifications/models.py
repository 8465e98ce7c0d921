"""A notice to one person, and, in the demonstration, the mail that would have gone out."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from talentportal.core.models import Record


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, by who is asking."""

    def visible_to(self, user: Any) -> Self:
        """Return the notices addressed to this person, and nobody else's."""
        return self.filter(recipient_id=user.pk)

    def unread(self) -> Self:
        """Return what has not been read."""
        return self.filter(read_at=None)

    def read(self, now: datetime) -> int:
        """Mark what is unread as read at `now`; return how many that were."""
        return self.unread().update(read_at=now, updated_at=now)


class Notice(Record):
    """Something a person should know. Topic and parameters; the words are made when read."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices", db_index=False
    )
    topic = models.CharField(max_length=80)
    """Name of the template pair `emails/<topic>.*` and of the line in the bell."""
    key = models.CharField(max_length=200)
    """One notice per person, topic and key, however often it is announced."""
    parameters = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "topic", "key"], name="notifications_notice_once"
            )
        ]
        indexes = [
            models.Index(fields=["recipient", "-created_at", "-id"], name="notifications_newest"),
            models.Index(
                fields=["recipient"], name="notifications_unread", condition=Q(read_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class Mail(models.Model):
    """A mail kept instead of sent, so that a demonstration needs no mail server."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    recipient = models.CharField(max_length=254)
    sender = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    message_id = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["recipient", "-id"], name="notifications_mail_to")]

    def __str__(self) -> str:
        return self.subject
