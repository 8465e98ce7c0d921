"""One private file: what it is by content, how large, its hash, and who gave it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from talentportal.core.models import Record


class Document(Record):
    """A stored file. It never changes; a new version is a new document."""

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Empty when the portal itself made the file (letters, receipts)."""
    file = models.FileField(max_length=200)
    """Stored under a random name below MEDIA_ROOT; nothing serves that folder."""
    original_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    """Bytes."""
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(content_type__in=["application/pdf", "image/jpeg", "image/png"]),
                name="documents_known_type",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="documents_not_empty"),
        ]

    def __str__(self) -> str:
        return self.original_name

    def content(self) -> bytes:
        """Return the whole file. Raises FileNotFoundError when the store has lost it."""
        with self.file.open("rb") as file:
            return bytes(file.read())
