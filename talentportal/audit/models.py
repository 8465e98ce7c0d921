"""Append-only rows: what changed (Event), and who looked at whose data (Access).

Access rows hold what the safety standard for personal information asks for: who, when, from where,
whose data, what was done (Notice on Safety Measures art. 8). The triggers are in the migrations.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from talentportal.core.formats import SEOUL
from talentportal.kernel.roles import Role


class EventQuerySet(models.QuerySet["Event"]):
    """Reads of the history."""

    def of(self, subject_type: str, subject_id: object) -> "EventQuerySet":
        """Return the history of one subject, oldest first."""
        return self.filter(subject_type=subject_type, subject_id=str(subject_id)).order_by("id")


class Event(models.Model):
    """One change: who, when, what, before and after."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
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


class AccessQuerySet(models.QuerySet["Access"]):
    """Lines of the access log, by who is asking and by what they look for."""

    def visible_to(self, user: Any) -> Self:
        """Return every line for an auditor, and none for anybody else.

        Who runs the system does not review it: an administrator is not enough (Notice art. 8).
        """
        return self if Role.AUDITOR in user.roles else self.none()

    def on(self, day: date) -> Self:
        """Return the lines of one day in Seoul."""
        first = datetime.combine(day, time.min, tzinfo=SEOUL)
        return self.filter(at__gte=first, at__lt=first + timedelta(days=1))

    def by(self, address: str) -> Self:
        """Return what the person with this e-mail address did."""
        return self.filter(actor__email__iexact=address)

    def about(self, address: str) -> Self:
        """Return what was done with the data of the person with this e-mail address."""
        return self.filter(person__email__iexact=address)


class Access(models.Model):
    """One look at, or download of, somebody's personal data; or a sign-in."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    verb = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    """Whose data it was."""
    detail = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True)
    request_id = models.CharField(max_length=64, default="-")

    objects = AccessQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="audit_access_day"),
            models.Index(fields=["verb", "-id"], name="audit_access_verb"),
            models.Index(fields=["actor", "-id"], name="audit_access_actor"),
            models.Index(fields=["person", "-id"], name="audit_access_person"),
            models.Index(fields=["subject_type", "subject_id", "-id"], name="audit_access_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"
