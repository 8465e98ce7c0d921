"""What officers confirmed of written names, remembered for other cases.

Append-only: a trigger in the migrations lets a row change once, when it is revoked, and never go.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from talentportal.core.choices import not_blank
from talentportal.reference.models import Institution
from visas.models.application import Application
from visas.querysets import NameAliasQuerySet


class NameAlias(models.Model):
    """A name as somebody wrote it, and the university that an officer said it is."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=300)
    key = models.TextField()
    """The name as the matcher compares names."""
    country = models.CharField(max_length=2, blank=True, default="")
    """The country that stood beside the name; empty where none did."""
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Empty: none of those held then."""
    seen = models.JSONField(default=list, blank=True)
    """The keys of the candidates that the officer had before them."""
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")
    """The case in which it was confirmed."""
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    """Why it was revoked."""

    objects = NameAliasQuerySet.as_manager()

    class Meta:
        constraints = [
            not_blank("key", "visas_namealias_has_key"),
            models.UniqueConstraint(
                fields=["key", "country"],
                condition=Q(revoked_at=None),
                name="visas_namealias_one_active",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None, reason="")
                | (Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(reason="")),
                name="visas_namealias_revoked_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name
