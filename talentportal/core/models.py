"""What every record of ours has: a key nobody can count, and when it was made and changed."""

import uuid

from django.db import models


class Record(models.Model):
    """Abstract base: a random key, creation and change moments (UTC)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
