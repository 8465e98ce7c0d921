"""Documents that prove what was claimed, each version kept."""

from django.db import models
from django.db.models import Q

from talentportal.core.choices import choices
from talentportal.core.models import Record
from talentportal.documents.models import Document
from visas.labels import EVIDENCE_STATE_LABELS
from visas.models.application import Application
from visas.querysets import EvidenceQuerySet


class Evidence(Record):
    """One version of one item of the checklist (증빙서류)."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="evidence", db_index=False
    )
    item = models.CharField(max_length=60)
    """Code of the checklist item (`visas.rules.checklist`)."""
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="evidence")
    version = models.PositiveSmallIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    state = models.CharField(
        max_length=20, choices=choices(EVIDENCE_STATE_LABELS), default="received"
    )
    reason = models.CharField(max_length=500, blank=True, default="")
    """Why it was not accepted, for the applicant to read."""
    reviewed_by = models.ForeignKey(
        "accounts.User",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    reviewed_at = models.DateTimeField(null=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "item", "version"], name="visas_evidence_versions"
            ),
            models.UniqueConstraint(
                fields=["application", "item"],
                condition=Q(is_current=True),
                name="visas_evidence_one_current",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "accepted", "rejected"]),
                name="visas_evidence_known_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reason=""),
                name="visas_evidence_rejected_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} v{self.version}"
