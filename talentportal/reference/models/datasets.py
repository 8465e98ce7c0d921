"""What was loaded: which file, which edition, from whom, when."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise

from talentportal.core.choices import choices, known, max_length, not_blank
from talentportal.core.models import Record
from talentportal.reference.labels import COMPANY_PROVIDERS, DATASETS, KINDS, PROVIDERS
from talentportal.reference.querysets import ReferenceQuerySet
from talentportal.reference.rules.codes import DatasetKind

_NAMES: dict[str, Any] = {**DATASETS}
_NAMES |= {str(provider): name for provider, name in PROVIDERS.items()}
_NAMES |= {str(provider): name for provider, name in COMPANY_PROVIDERS.items()}


class DataSet(Record):
    """One loaded file. Its hash tells whether the file has changed since."""

    code = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=max_length(DatasetKind), choices=choices(KINDS))
    title = models.CharField(max_length=200)
    edition = models.CharField(max_length=40)
    source = models.TextField()
    as_of = models.DateField()
    """The day the facts were read, or the day they are stated for."""
    row_count = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    """Of the file as it lies on disk, so that anyone can check it."""
    description = models.JSONField(default=dict)
    """The file's entry in the manifest, as it was loaded."""
    loaded_at = models.DateTimeField()

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "code"]
        constraints = [
            known(DatasetKind, "kind", "reference_dataset_kind_known"),
            not_blank("source", "reference_dataset_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.edition}"

    @property
    def label(self) -> str | Promise:
        """The title in the reader's language; a publisher's list has its publisher's name."""
        name: str | Promise = _NAMES.get(self.description.get("provider", self.code), self.title)
        return name

    @property
    def origin(self) -> str:
        """Where it was read, if that is another place than the source."""
        return str(self.description.get("origin", ""))

    @property
    def full_source(self) -> str:
        """The source, and where it was read."""
        return "; ".join(part for part in (self.source, self.origin) if part)

    @property
    def published_on(self) -> date | None:
        """The day a publisher's list came out, where the data set is one."""
        day = self.description.get("published_on")
        return date.fromisoformat(day) if day else None

    @property
    def is_published_assumed(self) -> bool:
        """Whether that day is not sourced."""
        return bool(self.description.get("is_published_assumed") == "True")


class Sourced(Record):
    """Abstract: a published row that names its source and the file it came from, if any."""

    dataset = models.ForeignKey(
        DataSet, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Empty for a row that a person added; loading a file leaves those alone."""
    source = models.TextField()

    class Meta:
        abstract = True
