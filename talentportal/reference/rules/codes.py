"""The publishers, kinds and codes that reference data is filed under."""

from enum import StrEnum


class Provider(StrEnum):
    """A list of universities; the six of the guideline of June 2026, and ARWU."""

    QS = "QS"
    QS_ENGINEERING = "QS_ENG"
    THE = "THE"
    THE_ENGINEERING = "THE_ENG"
    USNEWS = "USNEWS"
    USNEWS_ENGINEERING = "USNEWS_ENG"
    ARWU = "ARWU"


class CompanyProvider(StrEnum):
    """A list of companies; the three of the guideline of June 2026."""

    FORTUNE = "FORTUNE"
    FORBES = "FORBES"
    TIME = "TIME"


class DatasetKind(StrEnum):
    """What a data set is about; its loader knows the columns."""

    INSTITUTIONS = "institutions"
    AMBIGUOUS_NAMES = "ambiguous_names"
    RANKINGS = "rankings"
    COMPANIES = "companies"
    GNI = "gni"
    FIELDS = "fields"
    TB_COUNTRIES = "tb_countries"
    FEES = "fees"
    HOLIDAYS = "holidays"


class HolidayKind(StrEnum):
    """How a day differs from the published calendar."""

    ADDED = "added"
    REMOVED = "removed"


class Currency(StrEnum):
    """What a fee is paid in: won in Korea, United States dollars at a mission."""

    KRW = "KRW"
    USD = "USD"


class FeeCode(StrEnum):
    """The fees of the Enforcement Rule of the Immigration Act, arts 71, 72 and 74."""

    VISA_SINGLE_SHORT = "visa_single_short"
    VISA_SINGLE_LONG = "visa_single_long"
    VISA_DOUBLE = "visa_double"
    VISA_MULTIPLE = "visa_multiple"
    CHANGE_OF_STATUS = "change_of_status"
    CHANGE_OF_STATUS_F5 = "change_of_status_f5"
    EXTENSION = "extension"
    ACTIVITY_OUTSIDE_STATUS = "activity_outside_status"
    WORKPLACE_CHANGE = "workplace_change"
    GRANT_OF_STATUS = "grant_of_status"
    REENTRY_SINGLE = "reentry_single"
    REENTRY_MULTIPLE = "reentry_multiple"
    RESIDENCE_CARD = "residence_card"
    CERTIFICATE = "certificate"


class ImportState(StrEnum):
    """What became of a ranking that was brought in."""

    STAGED = "staged"
    """It waits: nothing of it counts."""
    PUBLISHED = "published"
    DISCARDED = "discarded"


class RowState(StrEnum):
    """Which university a line of a ranking means, and who says so."""

    MATCH = "match"
    """The matcher is sure."""
    REVIEW = "review"
    """Several may be meant: somebody must say."""
    NONE = "none"
    """None that is held resembles it: somebody must say."""
    CHOSEN = "chosen"
    ADDED = "added"
    """A university that is added with the list."""
    LEFT = "left"
    """It stays in the list without a university: no degree counts by it."""


OPEN_ROWS = frozenset({RowState.REVIEW, RowState.NONE})
"""Lines that somebody must still look at."""
