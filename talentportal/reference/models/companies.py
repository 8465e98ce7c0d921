"""Lists of the world's large companies, edition by edition, exactly as published."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from talentportal.core.choices import choices, known, max_length, not_blank
from talentportal.core.models import Record
from talentportal.reference.labels import COMPANY_PROVIDERS
from talentportal.reference.models.datasets import Sourced
from talentportal.reference.querysets import ReferenceQuerySet
from talentportal.reference.rules.codes import CompanyProvider


class CompanyListEdition(Sourced):
    """One publication of one company list."""

    provider = models.CharField(
        max_length=max_length(CompanyProvider), choices=choices(COMPANY_PROVIDERS)
    )
    edition = models.CharField(max_length=20)
    published_on = models.DateField(null=True)
    is_published_assumed = models.BooleanField(default=False)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["provider", "-edition"]
        constraints = [
            known(CompanyProvider, "provider", "reference_companylist_provider_known"),
            not_blank("source", "reference_companylist_has_source"),
            models.UniqueConstraint(
                fields=["provider", "edition"], name="reference_companylist_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.edition}"


class CompanyEntry(Record):
    """One line of a company list. The database lets nobody change what was published."""

    edition = models.ForeignKey(
        CompanyListEdition, on_delete=models.CASCADE, related_name="entries", db_index=False
    )
    rank = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    folded = models.CharField(max_length=200)
    compact = models.CharField(max_length=200)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "rank", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "name", "country"], name="reference_companyentry_name"
            ),
            models.CheckConstraint(condition=Q(rank__gte=1), name="reference_companyentry_rank"),
        ]
        indexes = [
            models.Index(fields=["edition", "rank"], name="reference_company_rank"),
            models.Index(
                OpClass(F("compact"), name="text_pattern_ops"), name="reference_company_prefix"
            ),
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="reference_company_trigram"),
        ]

    def __str__(self) -> str:
        return self.name
