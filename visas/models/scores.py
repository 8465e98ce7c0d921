"""What reviewers gave a case that is weighed by points. Append-only."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from visas.models.application import Application
from visas.models.edition import RuleEdition
from visas.rules.points import FULL_MARKS
from visas.rules.scoring import REVIEWERS


class PointReview(models.Model):
    """One reviewer's scores, with a reason each. A database rule keeps applicants from their own.

    `seat` counts the reviewers of a case from 1, so that the database can refuse a third.
    """

    id = models.BigAutoField(primary_key=True)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="reviews", db_index=False
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    seat = models.PositiveSmallIntegerField()
    edition = models.ForeignKey(RuleEdition, on_delete=models.PROTECT, related_name="+")
    """The edition whose maxima held."""
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expertise = models.PositiveSmallIntegerField()
    expertise_reason = models.TextField()
    strategic_value = models.PositiveSmallIntegerField()
    strategic_value_reason = models.TextField()

    class Meta:
        ordering = ["seat"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "seat"], name="visas_pointreview_one_a_seat"
            ),
            models.UniqueConstraint(
                fields=["application", "reviewer"], name="visas_pointreview_one_a_reviewer"
            ),
            models.CheckConstraint(
                condition=Q(seat__gte=1, seat__lte=REVIEWERS), name="visas_pointreview_known_seat"
            ),
            models.CheckConstraint(
                condition=Q(expertise__lte=FULL_MARKS, strategic_value__lte=FULL_MARKS),
                name="visas_pointreview_possible",
            ),
            models.CheckConstraint(
                condition=~Q(expertise_reason="") & ~Q(strategic_value_reason=""),
                name="visas_pointreview_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expertise} + {self.strategic_value}"
