"""What the automatic assessment said, with everything needed to replay it. Append-only."""

from django.db import models
from django.utils import timezone

from talentportal.core.choices import choices
from visas.labels import OUTCOME_LABELS
from visas.models.application import Application
from visas.models.edition import RuleEdition


class Assessment(models.Model):
    """One run of the evaluator over one application. It advises; a named officer decides."""

    id = models.BigAutoField(primary_key=True)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="assessments", db_index=False
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    occasion = models.CharField(max_length=40)
    """What called for it: a code of `visas.labels.changes.OCCASION_LABELS`."""
    occasion_key = models.CharField(max_length=80)
    """Makes a repeated run of the same occasion harmless."""
    edition = models.ForeignKey(RuleEdition, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=choices(OUTCOME_LABELS))
    pathway = models.CharField(max_length=20, blank=True)
    facts = models.JSONField()
    figures = models.JSONField()
    """The figures looked up for these facts: GNI, ranks, companies, fields."""
    result = models.JSONField()
    """`visas.rules.eligibility.Assessment` as JSON: every finding of every pathway."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "occasion_key"], name="visas_assessment_once"
            )
        ]
        indexes = [models.Index(fields=["application", "-id"], name="visas_assessment_newest")]

    def __str__(self) -> str:
        return f"{self.outcome} {self.pathway}".strip()
