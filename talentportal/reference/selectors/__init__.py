"""Reads of published data that are more than a queryset; everything outside asks here."""

from talentportal.reference.selectors.calendar import (
    NamedHoliday,
    holidays_between,
    named_holidays,
)
from talentportal.reference.selectors.catalogue import (
    AmbiguousRow,
    Catalogue,
    CatalogueRow,
    catalogue,
)
from talentportal.reference.selectors.figures import (
    GniRow,
    fee_on,
    fields_on,
    gni_on,
    gni_rows,
    tb_countries_on,
)
from talentportal.reference.selectors.lists import (
    CompanyRow,
    ListRow,
    Rankings,
    RankRow,
    company_editions,
    company_rows,
    ranking_history,
    rankings,
    ranks_of,
)
from talentportal.reference.selectors.suggestions import (
    Suggestion,
    suggest_companies,
    suggest_institutions,
)

__all__ = [
    "AmbiguousRow",
    "Catalogue",
    "CatalogueRow",
    "CompanyRow",
    "GniRow",
    "ListRow",
    "NamedHoliday",
    "RankRow",
    "Rankings",
    "Suggestion",
    "catalogue",
    "company_editions",
    "company_rows",
    "fee_on",
    "fields_on",
    "gni_on",
    "gni_rows",
    "holidays_between",
    "named_holidays",
    "ranking_history",
    "rankings",
    "ranks_of",
    "suggest_companies",
    "suggest_institutions",
    "tb_countries_on",
]
