"""How publishers, kinds and fees read."""

from django.utils.translation import gettext_lazy as _

from talentportal.reference.rules.codes import (
    CompanyProvider,
    Currency,
    DatasetKind,
    FeeCode,
    HolidayKind,
    ImportState,
    Provider,
    RowState,
)

PROVIDERS = {
    Provider.QS: _("QS World University Rankings"),
    Provider.QS_ENGINEERING: _("QS by subject: Engineering and Technology"),
    Provider.THE: _("THE World University Rankings"),
    Provider.THE_ENGINEERING: _("THE by subject: Engineering"),
    Provider.USNEWS: _("U.S. News Best Global Universities"),
    Provider.USNEWS_ENGINEERING: _("U.S. News Best Global Universities: Engineering"),
    Provider.ARWU: _("Academic Ranking of World Universities"),
}
COMPANY_PROVIDERS = {
    CompanyProvider.FORTUNE: _("Fortune Global 500"),
    CompanyProvider.FORBES: _("Forbes Global 2000"),
    CompanyProvider.TIME: _("TIME100 companies"),
}
KINDS = {
    DatasetKind.INSTITUTIONS: _("Universities"),
    DatasetKind.AMBIGUOUS_NAMES: _("Ambiguous names"),
    DatasetKind.RANKINGS: _("University ranking"),
    DatasetKind.COMPANIES: _("Company list"),
    DatasetKind.GNI: _("Income per person (GNI)"),
    DatasetKind.FIELDS: _("Advanced fields"),
    DatasetKind.TB_COUNTRIES: _("Tuberculosis countries"),
    DatasetKind.FEES: _("Fees"),
    DatasetKind.HOLIDAYS: _("Public holidays"),
}
HOLIDAY_KINDS = {
    HolidayKind.ADDED: _("Added"),
    HolidayKind.REMOVED: _("Removed"),
}
IMPORT_STATES = {
    ImportState.STAGED: _("Not published"),
    ImportState.PUBLISHED: _("Published"),
    ImportState.DISCARDED: _("Discarded"),
}
ROW_STATES = {
    RowState.MATCH: _("Recognised"),
    RowState.REVIEW: _("Several may be meant"),
    RowState.NONE: _("Not held"),
    RowState.CHOSEN: _("Chosen"),
    RowState.ADDED: _("To be added"),
    RowState.LEFT: _("Left without a university"),
}
CURRENCIES = {
    Currency.KRW: _("won"),
    Currency.USD: _("US dollars"),
}
FEES = {
    FeeCode.VISA_SINGLE_SHORT: _("Visa, single entry, up to 90 days"),
    FeeCode.VISA_SINGLE_LONG: _("Visa, single entry, 91 days or more"),
    FeeCode.VISA_DOUBLE: _("Visa, two entries"),
    FeeCode.VISA_MULTIPLE: _("Visa, multiple entries"),
    FeeCode.CHANGE_OF_STATUS: _("Change of status"),
    FeeCode.CHANGE_OF_STATUS_F5: _("Change of status to permanent residence (F-5)"),
    FeeCode.EXTENSION: _("Extension of stay"),
    FeeCode.ACTIVITY_OUTSIDE_STATUS: _("Activities outside the status"),
    FeeCode.WORKPLACE_CHANGE: _("Change or addition of the workplace"),
    FeeCode.GRANT_OF_STATUS: _("Grant of status"),
    FeeCode.REENTRY_SINGLE: _("Re-entry permit, single"),
    FeeCode.REENTRY_MULTIPLE: _("Re-entry permit, multiple"),
    FeeCode.RESIDENCE_CARD: _("Residence card"),
    FeeCode.CERTIFICATE: _("Certificate"),
}
DATASETS = {
    "institutions": _("Ranked universities and their names"),
    "institutions-added": _("Universities added with a ranking"),
    "ambiguous-names": _("Names shared by several universities"),
    "gni": _("Gross national income per person"),
    "fields": _("Advanced-industry fields"),
    "tb-countries": _("Countries with a high tuberculosis risk"),
    "fees": _("Fees"),
    "holidays": _("Holidays added to or removed from the calendar"),
}
"""Titles of the data sets that have no publisher's name, by code."""
