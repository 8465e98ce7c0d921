"""What officers ask, propose and sign, and the letter that tells the applicant."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from talentportal.core.choices import choices
from talentportal.core.models import Record
from talentportal.documents.models import Document
from visas.labels import PROPOSAL_LABELS
from visas.models.application import Application


class SupplementRequest(Record):
    """What the officer asked the applicant for, until when, and the answer (보완 요청)."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="supplements", db_index=False
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    body = models.TextField()
    items = models.JSONField(default=list)
    """Codes of checklist items that are asked for (again)."""
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")
    closed_at = models.DateTimeField(null=True)
    """When it was answered, or the officer went on without an answer."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(closed_at=None),
                name="visas_supplement_one_open",
            )
        ]
        indexes = [
            models.Index(fields=["application", "-created_at"], name="visas_supplement_newest")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} until {self.due_on}"


class Proposal(Record):
    """An officer's proposal, and what the second person did with it. Nobody signs their own."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="proposals", db_index=False
    )
    outcome = models.CharField(max_length=12, choices=choices(PROPOSAL_LABELS))
    criteria = models.JSONField()
    """Codes of the criteria the reasons rest on: `[{"pathway": "A", "code": "pay"}]`."""
    reasons = models.TextField()
    """The officer's reasons in their own words, shown to the applicant in the letter."""
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    settled_at = models.DateTimeField(null=True)
    settlement = models.CharField(max_length=12, blank=True, default="")
    """`signed`, `sent_back` or `withdrawn`; empty while it waits."""
    comment = models.TextField(blank=True, default="")
    """Why it was sent back."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["approve", "refuse"]), name="visas_proposal_known_outcome"
            ),
            models.CheckConstraint(
                condition=Q(settlement__in=["", "signed", "sent_back", "withdrawn"]),
                name="visas_proposal_known_settlement",
            ),
            models.CheckConstraint(
                condition=~Q(settlement__in=["signed", "sent_back"])
                | (Q(settled_by__isnull=False) & ~Q(settled_by=F("proposed_by"))),
                name="visas_proposal_four_eyes",
            ),
            models.CheckConstraint(
                condition=(Q(settlement="") & Q(settled_at=None))
                | (~Q(settlement="") & Q(settled_at__isnull=False)),
                name="visas_proposal_settled_is_dated",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(settlement=""),
                name="visas_proposal_one_open",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="visas_proposal_has_reasons"),
        ]
        indexes = [
            models.Index(fields=["application", "-created_at"], name="visas_proposal_newest")
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.application_id}"


class Letter(Record):
    """The decision letter in both languages, and the code by which anyone can verify it."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="letter")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="letter")
    code = models.CharField(max_length=24, unique=True)
    """Printed on the letter and in its QR code, for example `7K3M-9QWD-X2RT-B6HP`."""
    issued_at = models.DateTimeField()
    document_ko = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")
    document_en = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.code
