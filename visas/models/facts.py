"""The facts of filed cases in one narrow row each, for questions about all of them at once.

Derived data: `visas.services.projection` writes a row with every assessment and can make all of
them anew. Nobody decides a case by it.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from talentportal.core.choices import max_length
from visas.models.application import Application
from visas.models.assessment import Assessment
from visas.rules.states import Track


class FactCode(models.Model):
    """A code that facts name (of a body, a field, a consortium), and the number that rows hold."""

    id = models.AutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    """`university`, `company`, `government_institute` (see `visas.rules.facts.BodyKind`), `field`
    or `consortium`."""
    code = models.CharField(max_length=300)
    """ROR id or key of a university, key of a company, code of a field or organisation."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="visas_factcode_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"


class CaseFacts(models.Model):
    """The facts of the newest assessment of a case, as `visas.rules.flat.flatten` gives them.

    Numbers of bodies, fields and consortia are keys of `FactCode`; foreign keys would be checked
    row by row for a million rows and guard nothing: codes are never removed. Outcomes, levels,
    spans, countries and months are numbers as `visas.rules.flat` writes them.
    """

    application = models.OneToOneField(
        Application, primary_key=True, on_delete=models.CASCADE, related_name="flat_facts"
    )
    assessment = models.ForeignKey(
        Assessment, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    """Whose facts these are; empty for synthetic cases whose assessment is not kept in full."""
    track = models.CharField(max_length=max_length(Track))
    filed_on = models.DateField()
    is_wide = models.BooleanField(default=False)
    """More degrees or employers than are told apart: such a case is left to the Python evaluator.

    Otherwise one case with thirty degrees would make the question about all of them as long."""

    filed_month = models.SmallIntegerField()
    """For grouping: year times twelve plus month (January 0)."""
    nationality = models.SmallIntegerField(null=True)
    university = models.IntegerField(null=True)
    """For grouping: of the first master's or doctor's degree that was matched, else the first."""
    consortium = models.IntegerField(null=True)
    """For grouping: to which the employer of the offer belongs, as far as its name tells."""

    has_degrees = models.BooleanField()
    """Whether the question was answered, be it with none. The next four have one entry a degree."""
    degree_levels = ArrayField(models.SmallIntegerField())
    degree_awarded = ArrayField(models.DateField(null=True))
    degree_bodies = ArrayField(models.IntegerField(null=True))
    """NULL: no institution named; -1: in review; 0: not recognised; else a university's number."""
    degree_countries = ArrayField(models.SmallIntegerField(null=True))

    has_employment = models.BooleanField()
    """Whether the question was answered, be it with none."""
    work_sure = models.IntegerField(default=0)
    """Span that certainly counts."""
    work_possible = models.IntegerField(default=0)
    """Span that may count."""
    work_bodies = ArrayField(models.IntegerField(), null=True)
    """Employers that were matched, at most six; NULL: none."""
    work_top_sure = ArrayField(models.IntegerField(), null=True)
    """Entry n + 1 (arrays begin at 1): the span at top employers if those bodies are such of which
    the bit stands in n. NULL: nothing whatever is chosen."""
    work_top_possible = ArrayField(models.IntegerField(), null=True)
    """The same with what may count, employers in review included."""
    postdoc_sure = models.IntegerField(default=0)
    """As for work, counted from the award of the doctorate."""
    postdoc_possible = models.IntegerField(default=0)
    postdoc_bodies = ArrayField(models.IntegerField(), null=True)
    postdoc_top_sure = ArrayField(models.IntegerField(), null=True)
    postdoc_top_possible = ArrayField(models.IntegerField(), null=True)

    contract = models.SmallIntegerField()
    """Outcome of the criterion: no parameter of an edition can change it."""
    employer = models.SmallIntegerField()
    """Outcome of the criterion."""
    field = models.IntegerField(null=True)
    """NULL: no offer, or none named."""
    annual_pay_won = models.BigIntegerField(null=True)
    """NULL: no offer, or none named."""

    recommendation_kind = models.SmallIntegerField(null=True)
    """NULL: no recommendation."""
    recommendation_body = models.IntegerField(null=True)
    """As in `degree_bodies`."""
    expertise = models.IntegerField(null=True)
    """Points of the reviewers; NULL: not given yet."""
    strategic_value = models.IntegerField(null=True)
    is_sme = models.BooleanField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["track", "filed_on"], name="visas_casefacts_filed"),
            models.Index(
                fields=["track"], name="visas_casefacts_wide", condition=models.Q(is_wide=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.application_id)
