"""The questions of the application: their steps, what each needs, and what is still missing."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

OLDEST_BIRTH = date(1900, 1, 1)
MOST_DAYS_AHEAD = 3 * 366
"""An award expected later than in about three years is a slip of the year."""
HIGHEST_PAY_WON = 1_000_000_000_000
"""A trillion won a year: beyond it somebody has slipped with the zeros."""


class Step(StrEnum):
    """The pages of the wizard, in their order."""

    IDENTITY = "identity"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    OFFER = "offer"
    RECOMMENDATION = "recommendation"
    FAMILY = "family"
    DOCUMENTS = "documents"
    REVIEW = "review"


class Rows(StrEnum):
    """The lists of the form; the values are the related names in the database."""

    DEGREES = "degrees"
    EMPLOYMENTS = "employments"
    FAMILY = "family"


FIELDS: Mapping[Step, tuple[str, ...]] = {
    Step.IDENTITY: (
        "family_name",
        "given_name",
        "native_name",
        "sex",
        "born_on",
        "nationality",
        "residence_country",
        "passport_number",
        "passport_expires_on",
        "phone",
        "address",
    ),
    Step.OFFER: (
        "has_offer",
        "offer_employer",
        "offer_country",
        "offer_position",
        "offer_field",
        "offer_annual_pay_won",
        "offer_signed",
        "offer_starts_on",
        "offer_is_sme",
    ),
    Step.RECOMMENDATION: (
        "recommendation_kind",
        "recommendation_institution",
        "recommended_on",
    ),
    Step.FAMILY: ("has_family",),
}

ROW_FIELDS: Mapping[Rows, tuple[str, ...]] = {
    Rows.DEGREES: ("level", "institution_name", "country", "major", "awarded_on", "chosen_id"),
    Rows.EMPLOYMENTS: (
        "kind",
        "employer_name",
        "country",
        "title",
        "started_on",
        "is_current",
        "ended_on",
    ),
    Rows.FAMILY: (
        "relation",
        "family_name",
        "given_name",
        "born_on",
        "nationality",
        "passport_number",
    ),
}

ROW_STEP: Mapping[Rows, Step] = {
    Rows.DEGREES: Step.EDUCATION,
    Rows.EMPLOYMENTS: Step.EXPERIENCE,
    Rows.FAMILY: Step.FAMILY,
}

MOST_ROWS = 30
"""Rows of one list that a person may enter."""

SECRET = frozenset({"passport_number"})
"""Fields whose values never stand in the history in clear."""

_OPTIONAL = frozenset({"native_name", "phone", "offer_starts_on", "chosen_id", "ended_on", "major"})
_ROW_OPTIONAL = _OPTIONAL | {"title", "passport_number"}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that keeps an application from being submitted.

    `code` is `required`, `unparsed`, `no_rows`, `document_missing`, or a code of `problem()`.
    """

    step: Step
    field: str
    code: str
    rows: Rows | None = None
    row: int = 0
    """1-based place of the row in its list; 0 for a field of the application itself."""


def _past(value: date, today: date) -> str | None:
    return "in_future" if value > today else None


def _expected(value: date, today: date) -> str | None:
    return "too_far_ahead" if (value - today).days > MOST_DAYS_AHEAD else None


def _birth(value: date, today: date) -> str | None:
    return "too_long_ago" if value < OLDEST_BIRTH else _past(value, today)


def _valid_passport(value: date, today: date) -> str | None:
    return "passport_expired" if value < today else None


def _pay(value: int, _: date) -> str | None:
    if value < 0:
        return "negative"
    return "too_high" if value > HIGHEST_PAY_WON else None


_PASSPORT = re.compile(r"[A-Za-z0-9]{5,20}")


def _passport(value: str, _: date) -> str | None:
    return None if _PASSPORT.fullmatch(value.replace(" ", "")) else "passport_form"


_CHECKS: Mapping[str, Callable[[Any, date], str | None]] = {
    "born_on": _birth,
    "awarded_on": _past,
    "started_on": _past,
    "ended_on": _past,
    "passport_number": _passport,
    "passport_expires_on": _valid_passport,
    "offer_annual_pay_won": _pay,
    "recommended_on": _past,
}
AWARD = "awarded_on"
"""The day of a degree; on some tracks it may lie ahead."""


def problem(field: str, value: Any, today: date, *, may_be_expected: bool = False) -> str | None:
    """Return what is wrong with a value that is one, or None: a code with words in the labels.

    An answer not given yet is not wrong. `may_be_expected`: the award of a degree may lie ahead.
    """
    check = _expected if may_be_expected and field == AWARD else _CHECKS.get(field)
    is_given = value is not None and value != ""
    return check(value, today) if check is not None and is_given else None


def missing_fields(
    step: Step, values: Mapping[str, Any], unparsed: Mapping[str, str], today: date
) -> list[Gap]:
    """Return what one step's fields still lack; `values` has those that the track asks."""
    wanted = [name for name in FIELDS.get(step, ()) if name in values and _is_asked(name, values)]
    return [
        Gap(step, name, code)
        for name in wanted
        if (code := _lack(name, values, unparsed, _OPTIONAL, today)) is not None
    ]


def missing_in_rows(
    kind: Rows,
    rows: Sequence[tuple[Mapping[str, Any], Mapping[str, str]]],
    today: date,
    *,
    may_be_expected: bool = False,
) -> list[Gap]:
    """Return what the rows of one list still lack; each row is (values, unparsed)."""
    gaps = []
    for place, (values, unparsed) in enumerate(rows, start=1):
        for name in ROW_FIELDS[kind]:
            if not _row_is_asked(name, values):
                continue
            code = _lack(
                name, values, unparsed, _ROW_OPTIONAL, today, may_be_expected=may_be_expected
            )
            if code is None and name == "ended_on":
                code = _ends_before_start(values)
            if code is not None:
                gaps.append(Gap(ROW_STEP[kind], name, code, kind, place))
    return gaps


def missing_documents(required: Collection[str], present: Collection[str]) -> list[Gap]:
    """Return the required items of the checklist for which nothing was uploaded."""
    return [
        Gap(Step.DOCUMENTS, item, "document_missing") for item in required if item not in present
    ]


def _lack(
    name: str,
    values: Mapping[str, Any],
    unparsed: Mapping[str, str],
    optional: frozenset[str],
    today: date,
    *,
    may_be_expected: bool = False,
) -> str | None:
    if name in unparsed:
        return "unparsed"
    value = values.get(name)
    if value is None or value == "":
        return None if name in optional and not _ends(name, values) else "required"
    return problem(name, value, today, may_be_expected=may_be_expected)


def _ends(name: str, values: Mapping[str, Any]) -> bool:
    """Tell whether the last day must be given: the job is over."""
    return name == "ended_on" and values.get("is_current") is False


def _is_asked(name: str, values: Mapping[str, Any]) -> bool:
    """Without an offer its details are not asked."""
    return not (name.startswith("offer_") and values.get("has_offer") is False)


def _row_is_asked(name: str, values: Mapping[str, Any]) -> bool:
    """Tell whether the field is asked: a current job has no last day."""
    return not (name == "ended_on" and values.get("is_current") is True)


def _ends_before_start(values: Mapping[str, Any]) -> str | None:
    started, ended = values.get("started_on"), values.get("ended_on")
    return "ends_before_start" if started and ended and ended < started else None
