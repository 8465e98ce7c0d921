"""Append-only rows: what changed (Event), and who looked at whose data (Access).

Access rows hold what the safety standard for personal information asks for: who, when, from where,
whose data, what was done (Notice on Safety Measures art. 8). The triggers are in the migrations.
"""

from django.conf import settings
from django.db import models


class EventQuerySet(models.QuerySet["Event"]):
    """Reads of the history."""

    def of(self, subject_type: str, subject_id: object) -> "EventQuerySet":
        """Return the history of one subject, oldest first."""
        return self.filter(subject_type=subject_type, subject_id=str(subject_id)).order_by("id")


class Event(models.Model):
    """One change: who, when, what, before and after."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Empty when the portal itself acted."""
    verb = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64, default="-")

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="audit_event_subject"),
            models.Index(fields=["actor", "-id"], name="audit_event_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"


class Access(models.Model):
    """One look at, or download of, somebody's personal data; or a sign-in."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Whose data it was."""
    detail = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True)
    request_id = models.CharField(max_length=64, default="-")

    class Meta:
        indexes = [
            models.Index(fields=["-id"], name="audit_access_newest"),
            models.Index(fields=["actor", "-id"], name="audit_access_actor"),
            models.Index(fields=["person", "-id"], name="audit_access_person"),
            models.Index(fields=["subject_type", "subject_id", "-id"], name="audit_access_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"
