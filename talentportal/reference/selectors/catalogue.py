"""The universities as the matcher takes them: plain rows, kept by the process."""

from functools import lru_cache
from typing import NamedTuple

from django.db.models import F

from talentportal.reference.models import AmbiguousName, Institution, InstitutionName
from talentportal.reference.rules.codes import DatasetKind
from talentportal.reference.selectors.lists import body_key
from talentportal.reference.selectors.versions import Version, version


class CatalogueRow(NamedTuple):
    """A university with every name it goes by; `ror_id` is our own key where it has none."""

    ror_id: str
    name: str
    country: str
    names: tuple[str, ...]
    city: str
    domain: str


class AmbiguousRow(NamedTuple):
    """A name, and one of the universities that bear it."""

    name: str
    ror_id: str


class Catalogue(NamedTuple):
    """Every university held and every ambiguous name; `version` changes when either does."""

    version: Version
    institutions: tuple[CatalogueRow, ...]
    ambiguous: tuple[AmbiguousRow, ...]


def catalogue() -> Catalogue:
    """Return the catalogue; one small query unless a file was loaded since."""
    return _catalogue(version([DatasetKind.INSTITUTIONS, DatasetKind.AMBIGUOUS_NAMES]))


@lru_cache(maxsize=2)
def _catalogue(current: Version) -> Catalogue:
    names: dict[object, list[str]] = {}
    for pk, name in InstitutionName.objects.order_by("institution", "position").values_list(
        "institution_id", "name"
    ):
        names.setdefault(pk, []).append(name)
    rows = Institution.objects.annotate(body=body_key()).order_by("name", "country")
    institutions = tuple(
        CatalogueRow(row.body, row.name, row.country, tuple(names[row.pk]), row.city, row.domain)
        for row in rows
    )
    ambiguous = AmbiguousName.objects.annotate(body=body_key("institution__"))
    pairs = ambiguous.order_by("name", F("body")).values_list("name", "body")
    return Catalogue(current, institutions, tuple(AmbiguousRow(*pair) for pair in pairs))
