"""What an applicant brings: degrees, work, family. Rows of an application, in their order."""

from django.db import models
from django.db.models import Q

from talentportal.core.choices import choices
from talentportal.core.crypto import EncryptedTextField
from talentportal.core.models import Record
from talentportal.reference.models import Institution
from visas.labels import (
    BODY_LABELS,
    EMPLOYMENT_LABELS,
    LEVEL_LABELS,
    MATCH_LABELS,
    RELATION_LABELS,
)
from visas.models.alias import NameAlias
from visas.models.application import Application


class Row(Record):
    """Abstract: one entry of a list on the form, with what was typed and is not a value yet."""

    position = models.PositiveSmallIntegerField(default=0)
    unparsed = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True
        ordering = ["position", "created_at", "id"]


class Degree(Row):
    """A degree as the applicant states it, and the institution it was matched to."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="degrees", db_index=False
    )
    level = models.CharField(max_length=20, choices=choices(LEVEL_LABELS), blank=True, default="")
    institution_name = models.CharField(max_length=300, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    major = models.CharField(max_length=200, blank=True, default="")
    awarded_on = models.DateField(null=True, blank=True)
    chosen = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    """What the applicant picked from the suggestions: a hint, never a decision."""
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The match of the last screening, or what an officer confirmed."""
    match_status = models.CharField(
        max_length=12, choices=choices(MATCH_LABELS), blank=True, default=""
    )
    match_confidence = models.FloatField(null=True)
    match_because = models.CharField(max_length=60, blank=True, default="")
    match_candidates = models.JSONField(default=list, blank=True)
    alias = models.ForeignKey(
        NameAlias,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="degrees",
        db_index=False,
    )
    """The remembered name that the match rests on, if it rests on one."""
    confirmed_by = models.ForeignKey(
        "accounts.User",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    confirmed_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["application", "position"], name="visas_degree_rows"),
            models.Index(
                fields=["alias", "application"],
                condition=Q(alias__isnull=False),
                name="visas_degree_of_alias",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(match_confidence=None)
                | Q(match_confidence__gte=0, match_confidence__lte=1),
                name="visas_degree_confidence_range",
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.institution_name}"


class Employment(Row):
    """A job or post-doctoral post; `ended_on` is the last day of work, empty while it goes on."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="employments", db_index=False
    )
    kind = models.CharField(
        max_length=20, choices=choices(EMPLOYMENT_LABELS), blank=True, default=""
    )
    employer_name = models.CharField(max_length=300, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    title = models.CharField(max_length=200, blank=True, default="")
    started_on = models.DateField(null=True, blank=True)
    is_current = models.BooleanField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    match_status = models.CharField(
        max_length=12, choices=choices(MATCH_LABELS), blank=True, default=""
    )
    """What the employer's name came to; empty until it was looked at."""
    match_because = models.CharField(max_length=60, blank=True, default="")
    match_candidates = models.JSONField(default=list, blank=True)
    """`[{"kind", "ref", "name", "confidence"}]`: whom a person may mean, while it is in review."""
    employer_kind = models.CharField(
        max_length=32, choices=choices(BODY_LABELS), blank=True, default=""
    )
    """With `employer_ref`: what the employer is; both empty where it is none that counts."""
    employer_ref = models.CharField(max_length=300, blank=True, default="")
    """The key that figures are kept under: of a listed company, of a university, or our own."""
    confirmed_by = models.ForeignKey(
        "accounts.User",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    confirmed_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["application", "position"], name="visas_employment_rows")]
        constraints = [
            models.CheckConstraint(
                condition=Q(started_on=None)
                | Q(ended_on=None)
                | Q(ended_on__gte=models.F("started_on")),
                name="visas_employment_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(employer_kind="", employer_ref="")
                | (
                    Q(employer_kind__in=[str(kind) for kind in BODY_LABELS])
                    & ~Q(employer_ref="")
                    & Q(match_status__in=["match", "confirmed"])
                ),
                name="visas_employment_kind_and_ref",
            ),
            models.CheckConstraint(
                condition=~Q(match_status="match") | ~Q(employer_kind=""),
                name="visas_employment_match_names_one",
            ),
            models.CheckConstraint(
                condition=Q(match_status="confirmed", confirmed_by__isnull=False)
                | (~Q(match_status="confirmed") & Q(confirmed_by=None)),
                name="visas_employment_confirmed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.employer_name}"


class FamilyMember(Row):
    """A family member who comes along."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="family", db_index=False
    )
    relation = models.CharField(
        max_length=20, choices=choices(RELATION_LABELS), blank=True, default=""
    )
    family_name = models.CharField(max_length=80, blank=True, default="")
    given_name = models.CharField(max_length=80, blank=True, default="")
    born_on = models.DateField(null=True, blank=True)
    nationality = models.CharField(max_length=2, blank=True, default="")
    passport_number = EncryptedTextField(blank=True, default="")

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["application", "position"], name="visas_family_rows")]

    def __str__(self) -> str:
        return f"{self.relation} {self.family_name} {self.given_name}"
