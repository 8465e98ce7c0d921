"""The parameter blocks of a rule edition: what each criterion asks, as data.

Every block reads itself strictly: a key that nobody knows is refused, for a slip of the pen in a
draft must not become a rule that is silently not there.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self, TypeVar

from visas.rules import json_fields as read
from visas.rules.facts import JobKind, Level, RecommendationKind
from visas.rules.findings import ASKED, Criterion
from visas.rules.json_fields import Json, Malformed
from visas.rules.list_rules import Designated

T = TypeVar("T")
_years = read.at_most(read.MOST_YEARS, read.needed_number)


class WaiverScope(StrEnum):
    """What the higher pay stands in for."""

    ONE_OF = "one_of"
    """Education or experience; the other is still needed."""
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class DegreeRule:
    """What is asked of a degree beside the rank of its university.

    `recency_years` (None: any age) is how old it may be at filing, its anniversary included;
    `may_be_expected`: a day of award after filing counts. With `designated` the institution must be
    one of these, and the edition's `lists` are not asked.
    """

    levels: tuple[Level, ...]
    recency_years: int | None = None
    may_be_expected: bool = False
    designated: Designated | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read what is asked of a degree. Raises `Malformed`."""
        read.only(data, "levels", "recency_years", "may_be_expected", "designated")
        levels = read.choices(data, "levels", Level)
        if not levels:
            raise Malformed("levels: at least one level is needed.")
        return cls(
            levels,
            read.at_most(read.MOST_YEARS, read.number)(data, "recency_years"),
            read.flag(data, "may_be_expected") or False,
            read.nested(data, "designated", Designated.from_json),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "levels": list(self.levels),
            "recency_years": self.recency_years,
            "may_be_expected": self.may_be_expected,
            "designated": self.designated and self.designated.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to the experience: `years` of a kind, `top_years` of them at a top employer.

    A top employer is a listed company for work, a top institute for post-doctoral research;
    `at_institutes`: a top institute counts for work too. `some_top`: at least one day at a top
    employer, for a rule that names no time.
    """

    kind: JobKind
    years: int
    top_years: int
    some_top: bool = False
    at_institutes: bool = False

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read an alternative. Raises `Malformed`."""
        read.only(data, "kind", "years", "top_years", "some_top", "at_institutes")
        return cls(
            read.needed_choice(data, "kind", JobKind),
            _years(data, "years"),
            _years(data, "top_years"),
            read.flag(data, "some_top") or False,
            read.flag(data, "at_institutes") or False,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads; what is not asked is left out."""
        data: dict[str, Any] = {
            "kind": self.kind,
            "years": self.years,
            "top_years": self.top_years,
        }
        asked = {"some_top": self.some_top, "at_institutes": self.at_institutes}
        return data | {key: True for key, holds in asked.items() if holds}


@dataclass(frozen=True, slots=True)
class GniRule:
    """How many times GNI per capita the pay must reach, and whose figure counts.

    `waiver_multiple` is for pathways that rest on the waiver; None where no pathway does.
    """

    multiple: Decimal
    waiver_multiple: Decimal | None
    status_code: str

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read the multiples. Raises `Malformed`."""
        read.only(data, "multiple", "waiver_multiple", "status_code")
        has_waiver = data.get("waiver_multiple") is not None
        return cls(
            read.multiple(data, "multiple"),
            read.multiple(data, "waiver_multiple") if has_waiver else None,
            read.status_code(data, "status_code"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        waiver = self.waiver_multiple
        return {
            "multiple": str(self.multiple),
            "waiver_multiple": None if waiver is None else str(waiver),
            "status_code": self.status_code,
        }


@dataclass(frozen=True, slots=True)
class Waiver:
    """What the higher pay waives. `is_disputed`: the sources contradict one another."""

    scope: WaiverScope
    is_disputed: bool = False

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read the waiver. Raises `Malformed`."""
        read.only(data, "scope", "is_disputed")
        scope = read.needed_choice(data, "scope", WaiverScope)
        return cls(scope, read.flag(data, "is_disputed") or False)

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"scope": self.scope, "is_disputed": self.is_disputed}


@dataclass(frozen=True, slots=True)
class FieldRule:
    """An advanced field and the first filing day on which it counts."""

    code: str
    applies_from: date

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a field. Raises `Malformed`."""
        read.only(data, "code", "applies_from")
        return cls(read.needed_text(data, "code"), read.needed_day(data, "applies_from"))

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"code": self.code, "applies_from": read.iso(self.applies_from)}


@dataclass(frozen=True, slots=True)
class RecommendationRule:
    """Whose recommendation counts; `from_designated`: of one of the designated institutions."""

    kinds: tuple[RecommendationKind, ...]
    from_designated: bool = False

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read whose recommendation counts. Raises `Malformed`."""
        read.only(data, "kinds", "from_designated")
        kinds = read.choices(data, "kinds", RecommendationKind)
        if not kinds:
            raise Malformed("kinds: at least one kind is needed.")
        return cls(kinds, read.flag(data, "from_designated") or False)

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"kinds": list(self.kinds), "from_designated": self.from_designated}


@dataclass(frozen=True, slots=True)
class Pathway:
    """One way to the visa: all of its criteria. Pay is the waiver's where the waiver is one."""

    code: str
    criteria: tuple[Criterion, ...]

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a pathway. Raises `Malformed`."""
        read.only(data, "code", "criteria")
        criteria = read.choices(data, "criteria", Criterion)
        if not ASKED.issuperset(criteria) or not criteria:
            raise Malformed(f"criteria: some of {', '.join(sorted(ASKED))} are needed.")
        return cls(read.needed_text(data, "code"), criteria)

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"code": self.code, "criteria": list(self.criteria)}


def held(block: T | None) -> T:
    """Return a block that the edition is known to have. Raises `Malformed` where it has not."""
    if block is None:
        raise Malformed("parameters: a block that this criterion needs is not there.")
    return block
