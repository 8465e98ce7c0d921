"""What is known of an applicant on the filing day: the only input of an assessment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from talentportal.kernel.dates import Period
from visas.rules import json_fields as read
from visas.rules.json_fields import Json, Malformed
from visas.rules.states import Track

LAST_DAY = date(9799, 12, 31)
"""The last day of filing that can be reckoned with: the calendar ends two hundred years later."""


class Level(StrEnum):
    """The level of a degree."""

    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


class JobKind(StrEnum):
    """What a time of employment was: ordinary work or post-doctoral research."""

    WORK = "work"
    POSTDOC = "postdoc"


class RecommendationKind(StrEnum):
    """Who recommends the applicant."""

    UNIVERSITY_PRESIDENT = "university_president"
    KOTRA = "kotra"


class MatchStatus(StrEnum):
    """What a name came to. Only `match` may count without a person looking."""

    MATCH = "match"
    REVIEW = "review"
    NONE = "none"


class BodyKind(StrEnum):
    """What kind of body a name was matched to."""

    UNIVERSITY = "university"
    COMPANY = "company"
    GOVERNMENT_INSTITUTE = "government_institute"


@dataclass(frozen=True, slots=True)
class Identity:
    """What the name of a university or employer was matched to; `ref` only for a match."""

    status: MatchStatus
    kind: BodyKind | None = None
    ref: str | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read an identity. Raises `Malformed`."""
        status = read.needed_choice(data, "status", MatchStatus)
        kind = read.choice(data, "kind", BodyKind)
        ref = read.text(data, "ref") or None
        if (status is MatchStatus.MATCH) != (kind is not None and ref is not None):
            raise Malformed("status: a match, and only a match, names its kind and ref.")
        return cls(status, kind, ref)

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {"status": self.status, "kind": self.kind, "ref": self.ref}


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree as claimed. What the applicant left open is None or empty."""

    level: Level | None
    institution: str
    country: str = ""
    awarded_on: date | None = None
    identity: Identity | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a degree. Raises `Malformed`."""
        return cls(
            read.choice(data, "level", Level),
            read.text(data, "institution"),
            read.country(data, "country"),
            read.day(data, "awarded_on"),
            read.nested(data, "identity", Identity.from_json),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "level": self.level,
            "institution": self.institution,
            "country": self.country or None,
            "awarded_on": read.iso(self.awarded_on),
            "identity": self.identity and self.identity.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Employment:
    """A time of employment as claimed; `ended_on` is its last day, None while it lasts.

    Raises `Malformed` when it ends before it starts.
    """

    employer: str
    country: str
    kind: JobKind
    started_on: date | None
    ended_on: date | None
    identity: Identity | None = None

    def __post_init__(self) -> None:
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise Malformed("ended_on: employment cannot end before it starts.")

    def period(self, first: date, last: date) -> Period | None:
        """Return the days from `first` to `last` on which it lasted; None if none is known."""
        if self.started_on is None or self.started_on > last:
            return None
        return Period(self.started_on, self.ended_on or last).within(first, last)

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a time of employment. Raises `Malformed`."""
        return cls(
            read.text(data, "employer"),
            read.country(data, "country"),
            read.needed_choice(data, "kind", JobKind),
            read.day(data, "started_on"),
            read.day(data, "ended_on"),
            read.nested(data, "identity", Identity.from_json),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "employer": self.employer,
            "country": self.country or None,
            "kind": self.kind,
            "started_on": read.iso(self.started_on),
            "ended_on": read.iso(self.ended_on),
            "identity": self.identity and self.identity.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Offer:
    """The job in Korea: employer, its country, field code, yearly pay in won, contract signed."""

    employer: str
    country: str
    field: str
    annual_pay_won: int | None
    signed: bool | None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read an offer. Raises `Malformed`."""
        return cls(
            read.text(data, "employer"),
            read.country(data, "country"),
            read.text(data, "field"),
            read.number(data, "annual_pay_krw"),
            read.flag(data, "signed"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "employer": self.employer,
            "country": self.country or None,
            "field": self.field or None,
            "annual_pay_krw": self.annual_pay_won,
            "signed": self.signed,
        }


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Who recommends, and the institution that does."""

    kind: RecommendationKind
    institution: str
    identity: Identity | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read a recommendation. Raises `Malformed`."""
        return cls(
            read.needed_choice(data, "kind", RecommendationKind),
            read.text(data, "institution"),
            read.nested(data, "identity", Identity.from_json),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "kind": self.kind,
            "institution": self.institution or None,
            "identity": self.identity and self.identity.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Scores:
    """What reviewers gave where points are asked for, and whether the employer is an SME.

    None: not given yet.
    """

    expertise: int | None = None
    strategic_value: int | None = None
    is_sme: bool | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read scores. Raises `Malformed`."""
        return cls(
            read.number(data, "expertise"),
            read.number(data, "strategic_value"),
            read.flag(data, "is_sme"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads."""
        return {
            "expertise": self.expertise,
            "strategic_value": self.strategic_value,
            "is_sme": self.is_sme,
        }


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything an assessment may look at.

    `degrees` and `employment` are None where the applicant has not answered yet, and empty where
    the answer is "none": the first is `undetermined`, the second `not_met`.
    """

    track: Track
    filed_on: date
    degrees: tuple[Degree, ...] | None = None
    employment: tuple[Employment, ...] | None = None
    offer: Offer | None = None
    recommendation: Recommendation | None = None
    scores: Scores | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read facts in the agreed form. Raises `Malformed`."""
        degrees = employment = None
        if data.get("degrees") is not None:
            degrees = read.objects(data, "degrees", Degree.from_json)
        if data.get("employment") is not None:
            employment = read.objects(data, "employment", Employment.from_json)
        filed_on = read.needed_day(data, "filed_on")
        if filed_on > LAST_DAY:
            raise Malformed(f"filed_on: a day up to {LAST_DAY} is needed.")
        return cls(
            read.needed_choice(data, "track", Track),
            filed_on,
            degrees,
            employment,
            read.nested(data, "offer", Offer.from_json),
            read.nested(data, "recommendation", Recommendation.from_json),
            read.nested(data, "scores", Scores.from_json),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the form that `from_json` reads; identities included, for exact replay."""
        jobs, degrees = self.employment, self.degrees
        scores = {"scores": self.scores.to_json()} if self.scores else {}
        return scores | {
            "track": self.track,
            "filed_on": read.iso(self.filed_on),
            "degrees": None if degrees is None else [degree.to_json() for degree in degrees],
            "employment": None if jobs is None else [job.to_json() for job in jobs],
            "offer": self.offer and self.offer.to_json(),
            "recommendation": self.recommendation and self.recommendation.to_json(),
        }

    def bodies(self) -> frozenset[str]:
        """Return the `ref` of every university and employer that a name was matched to."""
        identities = [degree.identity for degree in self.degrees or ()]
        identities += [job.identity for job in self.employment or ()]
        return frozenset(found.ref for found in identities if found and found.ref)
