"""Published data by edition and date: every table of the app."""

from talentportal.reference.models.calendar import Holiday
from talentportal.reference.models.companies import CompanyEntry, CompanyListEdition
from talentportal.reference.models.datasets import DataSet
from talentportal.reference.models.figures import (
    AdvancedField,
    Fee,
    GniFigure,
    TuberculosisCountry,
)
from talentportal.reference.models.imports import RankingImport, RankingImportRow
from talentportal.reference.models.institutions import (
    AmbiguousName,
    Institution,
    InstitutionName,
)
from talentportal.reference.models.rankings import RankingEdition, RankingEntry

__all__ = [
    "AdvancedField",
    "AmbiguousName",
    "CompanyEntry",
    "CompanyListEdition",
    "DataSet",
    "Fee",
    "GniFigure",
    "Holiday",
    "Institution",
    "InstitutionName",
    "RankingEdition",
    "RankingEntry",
    "RankingImport",
    "RankingImportRow",
    "TuberculosisCountry",
]
