"""Facts that come in batches, without an application: names are looked up, then all is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from talentportal.reference.models import AdvancedField
from visas.models import RuleEdition
from visas.rules.editions import EditionParameters, edition_in_force
from visas.rules.eligibility import Assessment, assess
from visas.rules.facts import (
    BodyKind,
    Degree,
    Employment,
    Facts,
    Identity,
    MatchStatus,
    Offer,
    Recommendation,
    RecommendationKind,
)
from visas.rules.field_names import FieldNames
from visas.rules.figures import Figures
from visas.rules.json_fields import Malformed
from visas.rules.offers import KOREA
from visas.selectors import figures as dated
from visas.selectors.identities import Registers, registers

LONGEST_NAME = 2000
NAMES_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Bench:
    """What facts are judged by: the published editions, the figures, the registers of names.

    Read once; a batch that is running does not see what is published meanwhile.
    """

    editions: tuple[EditionParameters, ...]
    figures: Figures
    names: "Names"

    def judge(self, data: Mapping[str, Any]) -> Assessment:
        """Return what the edition of the filing day says of facts in the agreed form.

        Identities are not taken from the data: every name is looked up. Raises `Malformed`.
        """
        facts = self.names.identified(Facts.from_json(data))
        edition = edition_in_force(self.editions, facts.track, facts.filed_on)
        return assess(facts, edition, self.figures)


def bench() -> Bench:
    """Return the bench as things are now (some seven queries)."""
    editions = RuleEdition.objects.published().order_by("track", "effective_from")
    fields = AdvancedField.objects.values_list("code", "name_en", "name_ko")
    return Bench(
        tuple(dated.parameters(row) for row in editions),
        dated.figures(),
        Names(registers(), FieldNames(fields)),
    )


class Names:
    """Who the names in facts are; a name that comes again is not looked up again."""

    def __init__(self, held: Registers, fields: FieldNames) -> None:
        self._held = held
        self._fields = fields
        self._university = lru_cache(maxsize=NAMES_KEPT)(self._matched_university)
        self._employer = lru_cache(maxsize=NAMES_KEPT)(held.employer)

    def identified(self, facts: Facts) -> Facts:
        """Return the facts with the identity of every name. Raises `Malformed`."""
        degrees, jobs = facts.degrees, facts.employment
        return replace(
            facts,
            degrees=None if degrees is None else tuple(map(self._degree, degrees)),
            employment=None if jobs is None else tuple(map(self._job, jobs)),
            offer=facts.offer and self._offer(facts.offer),
            recommendation=facts.recommendation and self._recommendation(facts.recommendation),
        )

    def _degree(self, degree: Degree) -> Degree:
        return replace(degree, identity=self._school(degree.institution, degree.country))

    def _job(self, job: Employment) -> Employment:
        name = _short(job.employer)
        identity = self._employer(name, job.country, job.kind) if name else None
        return replace(job, identity=identity)

    def _offer(self, offer: Offer) -> Offer:
        return replace(offer, field=self._fields.code(offer.field))

    def _recommendation(self, given: Recommendation) -> Recommendation:
        """Return who recommends; presidents who may are those of universities in Korea."""
        is_president = given.kind is RecommendationKind.UNIVERSITY_PRESIDENT
        return replace(
            given, identity=self._school(given.institution, KOREA if is_president else "")
        )

    def _school(self, name: str, country: str) -> Identity | None:
        return self._university(_short(name), country) if name else None

    def _matched_university(self, name: str, country: str) -> Identity:
        match = self._held.university(name, country)
        is_match = match.status is MatchStatus.MATCH
        return Identity(
            match.status,
            BodyKind.UNIVERSITY if is_match else None,
            match.ref if is_match else None,
        )


def _short(name: str) -> str:
    if len(name) > LONGEST_NAME:
        raise Malformed(f"A name is longer than {LONGEST_NAME} characters.")
    return name
