"""What an assessment says about one criterion: a code, an outcome, and the numbers behind it.

Findings carry codes, never sentences: `visas.labels.findings` words them for officer and applicant.
Amounts are won, times are whole months, ranks are positions; days are written YYYY-MM-DD.

Every finding may carry in `numbers` what its wording needs; these keys mean the same everywhere:
`institution`, `employer` (as written by the applicant), `level`, `levels`, `provider`, `edition`,
`rank`, `limit`, `is_stand_in` (1: no edition of the wanted time is held, this one stands in),
`stand_ins` (every such edition, where the answer rests on all lists), `not_held` (lists that count
and of which nothing is held),
`awarded_on`, `filed_on`, `recency` (years that a degree may be old), `is_expected` (1: still to be
awarded at filing, as allowed), `months`, `days`, `top_months`, `top_days`, `years`, `top_years`,
`some_top` (1: any time at a top employer is enough), `at_institutes` (1: of work, those count too),
`pay_won`, `threshold_won`, `gni_won`, `gni_year`, `multiple`, `country`, `field`, `kind` and
`kinds` (of recommendation), `points` and `possible_points`, `pass_mark`, `degree_points`,
`employer_points`, `pay_points`, `review_points`, and `way` (the alternative that decides).

| criterion  | because                       | outcome      | fact          | threshold           |
|------------|-------------------------------|--------------|---------------|---------------------|
| edition    | no_edition_in_force           | not_met      | filing day    |                     |
| education  | degree_qualifies              | met          | as of the degree that tells most    |
|            | degree_designated             | met          | as of the degree that tells most    |
|            | degree_in_doubt               | undetermined | as of the degree that tells most    |
|            | no_degree_qualifies           | not_met      | as of the degree that tells most    |
|            | no_degree_designated          | not_met      | as of the degree that tells most    |
|            | no_degree                     | not_met      | 0 degrees     | limit               |
|            | degrees_not_given             | undetermined |               | limit               |
| · degree   | rank_within_limit             | met          | rank          | limit               |
|            | rank_beyond_limit             | not_met      | rank          | limit               |
|            | not_on_lists                  | not_met      |               | limit               |
|            | list_too_short                | undetermined |               | limit               |
|            | list_not_held                 | undetermined |               | limit               |
|            | institution_designated        | met          | name written  |                     |
|            | institution_not_designated    | not_met      | name written  |                     |
|            | designation_not_held          | undetermined | name written  |                     |
|            | institution_missing           | undetermined |               | limit               |
|            | institution_in_review         | undetermined | name written  | limit               |
|            | institution_not_recognised    | not_met      | name written  | limit               |
|            | level_missing                 | undetermined |               | levels              |
|            | level_too_low                 | not_met      | level         | levels              |
|            | award_day_missing             | undetermined |               | filing day          |
|            | not_yet_awarded               | not_met      | award day     | filing day          |
|            | degree_too_old                | not_met      | award day     | years               |
| experience | experience_suffices           | met          | months        | months              |
|            | experience_in_doubt           | undetermined | months        | months              |
|            | experience_short              | not_met      | months        | months              |
|            | employment_not_given          | undetermined |               | months              |
| · work,    | years_suffice                 | met          | months        | months              |
|   postdoc  | years_short                   | not_met      | months        | months              |
|            | top_years_short               | not_met      | months at top | months at top       |
|            | top_employer_found            | met          | months at top |                     |
|            | no_top_employer               | not_met      | months at top |                     |
|            | start_day_missing             | undetermined | months        | months              |
|            | employer_in_review            | undetermined | months at top | months at top       |
|            | list_not_held                 | undetermined | months at top | months at top       |
|            | doctorate_day_missing         | undetermined | months        | months              |
|            | no_doctorate                  | not_met      | 0             | months              |
|            | employment_not_given          | undetermined |               | months              |
| waiver     | requirement_met               | met          | which         | one_of              |
|            | both_waived                   | met          |               | both                |
|            | requirement_in_doubt          | undetermined |               | one_of              |
|            | both_missing                  | not_met      |               | one_of              |
|            | disputed_waiver               | undetermined |               | one_of or both      |
| pay        | pay_reaches                   | met          | won a year    | won a year          |
|            | pay_below                     | not_met      | won a year    | won a year          |
|            | pay_missing                   | undetermined |               | won a year          |
|            | gni_not_held                  | undetermined | won a year    |                     |
|            | no_offer                      | undetermined |               | won a year          |
| contract   | contract_signed               | met          | signed        | signed              |
|            | contract_unsigned             | not_met      | unsigned      | signed              |
|            | signature_missing, no_offer   | undetermined |               | signed              |
| employer   | employer_in_korea             | met          | country       | KR                  |
|            | employer_abroad               | not_met      | country       | KR                  |
|            | country_missing, no_offer     | undetermined |               | KR                  |
| field      | field_listed                  | met          | field code    | field codes         |
|            | field_not_listed              | not_met      | field code    | field codes         |
|            | field_missing, no_offer       | undetermined |               | field codes         |
| recommen-  | recommended                   | met          | kind          | kinds               |
|   dation   | recommendation_of_other_kind  | not_met      | kind          | kinds               |
|            | recommender_not_designated    | not_met      | kind          | kinds               |
|            | designation_not_held          | undetermined | kind          | kinds               |
|            | recommender_missing           | undetermined | kind          | kinds               |
|            | recommender_in_review         | undetermined | kind          | kinds               |
|            | no_recommendation             | undetermined |               | kinds               |
| points     | points_reach                  | met          | sure points   | pass mark           |
|            | points_below                  | not_met      | sure points   | pass mark           |
|            | points_in_doubt               | undetermined | sure points   | pass mark           |
|            | scores_missing                | undetermined | sure points   | pass mark           |
|            | pass_mark_not_set             | undetermined | sure points   |                     |

Parts ("·") stand inside the finding above them, one for each degree or alternative.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from visas.rules import json_fields as read
from visas.rules.json_fields import Json, Malformed
from visas.rules.outcomes import Outcome

Value = str | int | tuple[str, ...] | None
"""A fact, a threshold or a number: text, a whole number, several codes, or nothing."""

NO_NUMBERS: Mapping[str, Value] = MappingProxyType({})


class Criterion(StrEnum):
    """What is asked. A pathway is a list of these; `degree`, `work`, `postdoc` are parts."""

    EDITION = "edition"
    EDUCATION = "education"
    DEGREE = "degree"
    EXPERIENCE = "experience"
    WORK = "work"
    POSTDOC = "postdoc"
    WAIVER = "waiver"
    PAY = "pay"
    CONTRACT = "contract"
    EMPLOYER = "employer"
    FIELD = "field"
    RECOMMENDATION = "recommendation"
    POINTS = "points"


PARTS = frozenset({Criterion.DEGREE, Criterion.WORK, Criterion.POSTDOC})
ASKED = frozenset(Criterion) - PARTS - {Criterion.EDITION}
"""What a pathway may ask."""


class Because(StrEnum):
    """Why a finding is as it is; the table in this module's head says where each occurs."""

    NO_EDITION_IN_FORCE = "no_edition_in_force"
    DEGREE_QUALIFIES = "degree_qualifies"
    DEGREE_DESIGNATED = "degree_designated"
    DEGREE_IN_DOUBT = "degree_in_doubt"
    NO_DEGREE_QUALIFIES = "no_degree_qualifies"
    NO_DEGREE_DESIGNATED = "no_degree_designated"
    NO_DEGREE = "no_degree"
    DEGREES_NOT_GIVEN = "degrees_not_given"
    RANK_WITHIN_LIMIT = "rank_within_limit"
    RANK_BEYOND_LIMIT = "rank_beyond_limit"
    NOT_ON_LISTS = "not_on_lists"
    LIST_TOO_SHORT = "list_too_short"
    LIST_NOT_HELD = "list_not_held"
    INSTITUTION_DESIGNATED = "institution_designated"
    INSTITUTION_NOT_DESIGNATED = "institution_not_designated"
    DESIGNATION_NOT_HELD = "designation_not_held"
    INSTITUTION_MISSING = "institution_missing"
    INSTITUTION_IN_REVIEW = "institution_in_review"
    INSTITUTION_NOT_RECOGNISED = "institution_not_recognised"
    LEVEL_MISSING = "level_missing"
    LEVEL_TOO_LOW = "level_too_low"
    AWARD_DAY_MISSING = "award_day_missing"
    NOT_YET_AWARDED = "not_yet_awarded"
    DEGREE_TOO_OLD = "degree_too_old"
    EXPERIENCE_SUFFICES = "experience_suffices"
    EXPERIENCE_IN_DOUBT = "experience_in_doubt"
    EXPERIENCE_SHORT = "experience_short"
    EMPLOYMENT_NOT_GIVEN = "employment_not_given"
    YEARS_SUFFICE = "years_suffice"
    YEARS_SHORT = "years_short"
    TOP_YEARS_SHORT = "top_years_short"
    TOP_EMPLOYER_FOUND = "top_employer_found"
    NO_TOP_EMPLOYER = "no_top_employer"
    START_DAY_MISSING = "start_day_missing"
    EMPLOYER_IN_REVIEW = "employer_in_review"
    DOCTORATE_DAY_MISSING = "doctorate_day_missing"
    NO_DOCTORATE = "no_doctorate"
    REQUIREMENT_MET = "requirement_met"
    BOTH_WAIVED = "both_waived"
    REQUIREMENT_IN_DOUBT = "requirement_in_doubt"
    BOTH_MISSING = "both_missing"
    DISPUTED_WAIVER = "disputed_waiver"
    PAY_REACHES = "pay_reaches"
    PAY_BELOW = "pay_below"
    PAY_MISSING = "pay_missing"
    GNI_NOT_HELD = "gni_not_held"
    NO_OFFER = "no_offer"
    CONTRACT_SIGNED = "contract_signed"
    CONTRACT_UNSIGNED = "contract_unsigned"
    SIGNATURE_MISSING = "signature_missing"
    EMPLOYER_IN_KOREA = "employer_in_korea"
    EMPLOYER_ABROAD = "employer_abroad"
    COUNTRY_MISSING = "country_missing"
    FIELD_LISTED = "field_listed"
    FIELD_NOT_LISTED = "field_not_listed"
    FIELD_MISSING = "field_missing"
    RECOMMENDED = "recommended"
    NO_RECOMMENDATION = "no_recommendation"
    RECOMMENDATION_OF_OTHER_KIND = "recommendation_of_other_kind"
    RECOMMENDER_MISSING = "recommender_missing"
    RECOMMENDER_IN_REVIEW = "recommender_in_review"
    RECOMMENDER_NOT_DESIGNATED = "recommender_not_designated"
    POINTS_REACH = "points_reach"
    POINTS_BELOW = "points_below"
    POINTS_IN_DOUBT = "points_in_doubt"
    PASS_MARK_NOT_SET = "pass_mark_not_set"  # noqa: S105 -- a mark, not a password
    SCORES_MISSING = "scores_missing"


class Answer(NamedTuple):
    """What a criterion comes to, whichever pathway asks."""

    outcome: Outcome
    because: Because
    fact: Value = None
    threshold: Value = None
    numbers: Mapping[str, Value] = NO_NUMBERS
    parts: tuple["Finding", ...] = ()


Conclusion = tuple[Outcome, Because]
"""What is found, and why."""


def told(
    conclusion: Conclusion,
    fact: Value = None,
    threshold: Value = None,
    numbers: Mapping[str, Value] = NO_NUMBERS,
    parts: tuple["Finding", ...] = (),
) -> Answer:
    """Return an answer. Half the price of its constructor, which counts over a million cases."""
    return tuple.__new__(Answer, (*conclusion, fact, threshold, numbers, parts))


class Finding(NamedTuple):
    """One criterion of one pathway, answered.

    `pathway` is empty for what holds for the track as a whole, and in parts.
    """

    pathway: str
    code: Criterion
    outcome: Outcome
    because: Because
    fact: Value = None
    threshold: Value = None
    numbers: Mapping[str, Value] = NO_NUMBERS
    parts: tuple["Finding", ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads; parts only where there are any."""
        data: dict[str, Any] = {
            "pathway": self.pathway or None,
            "code": self.code,
            "outcome": self.outcome,
            "fact": _plain(self.fact),
            "threshold": _plain(self.threshold),
            "because": self.because,
            "numbers": {key: _plain(value) for key, value in self.numbers.items()},
        }
        if self.parts:
            data["parts"] = [part.to_json() for part in self.parts]
        return data

    @classmethod
    def of(cls, pathway: str, code: Criterion, answer: Answer) -> "Finding":
        """Return the answer as the finding of a pathway, or of no pathway for a part."""
        return tuple.__new__(cls, (pathway, code) + answer)  # noqa: RUF005 -- twice as fast

    @classmethod
    def from_json(cls, data: Json) -> "Finding":
        """Read a stored finding. Raises `Malformed`."""
        numbers = read.mapping(data.get("numbers") or {}, "numbers")
        return cls(
            read.text(data, "pathway"),
            read.needed_choice(data, "code", Criterion),
            read.needed_choice(data, "outcome", Outcome),
            read.needed_choice(data, "because", Because),
            _value(data.get("fact")),
            _value(data.get("threshold")),
            {key: _value(value) for key, value in numbers.items()},
            read.objects(data, "parts", cls.from_json) if data.get("parts") else (),
        )


def _plain(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _value(value: Any) -> Value:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if value is None or isinstance(value, str | int):
        return value
    raise Malformed(f"{value!r} is neither text, a whole number nor a list of texts.")
