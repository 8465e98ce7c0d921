"""Notes among staff, and messages that the applicant reads too. Append-only."""

from enum import StrEnum

from django.conf import settings
from django.db import models

from talentportal.core.choices import known, not_blank
from talentportal.core.models import Record


class Audience(StrEnum):
    """Who reads a note."""

    INTERNAL = "internal"
    SHARED = "shared"


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes of one case."""

    def of(self, subject: models.Model) -> "NoteQuerySet":
        """Return what was written on this case, oldest first, with its authors."""
        return (
            self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
            .select_related("author")
            .order_by("created_at", "id")
        )

    def shared(self) -> "NoteQuerySet":
        """Return only what the applicant may read."""
        return self.filter(audience=Audience.SHARED)


class Note(Record):
    """One note or message on one case of any kind."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    audience = models.CharField(max_length=12)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    from_applicant = models.BooleanField(default=False)
    body = models.TextField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            known(Audience, "audience", "workflow_note_known_audience"),
            not_blank("body", "workflow_note_not_blank"),
        ]
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id", "created_at"], name="workflow_note_subject"
            )
        ]

    def __str__(self) -> str:
        return self.body[:60]
