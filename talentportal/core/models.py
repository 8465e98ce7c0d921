"""What every record of ours has, and the answers the API has already given."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from talentportal.core.crypto import EncryptedTextField


class Record(models.Model):
    """Abstract base: a random key, creation and change moments (UTC)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class GivenAnswer(models.Model):
    """What the API answered to a request with an `Idempotency-Key`, to be given again unchanged.

    The row commits together with the change it tells of, so there is never one without the other.
    """

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    path = models.CharField(max_length=300)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    """Keyed digest of what was asked: the same key with another body is the caller's mistake."""
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = EncryptedTextField()
    """JSON. Encrypted, because it may repeat personal data outside of the tables made for it."""
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "path", "key"], name="core_one_answer_per_key")
        ]
        indexes = [models.Index(fields=["created_at"], name="core_given_answer_age")]

    def __str__(self) -> str:
        return f"{self.path} {self.key}"
