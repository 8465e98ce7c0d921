"""Which university recommends an applicant, and whom its name may mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from talentportal.core.components import Badge, Fact
from talentportal.core.formats import moment
from talentportal.reference.models import Institution
from visas.labels.matches import because
from visas.models import Application, Degree
from visas.rules.catalogue import university_key
from visas.rules.facts import RecommendationKind
from visas.selectors.identification import Option, status_badge, university_option
from visas.selectors.identities import institutions, registers
from visas.selectors.previews import Preview

OF_DEGREE = "same_as_degree"
"""Why a recommender is who it is: a degree of the application names the same university."""


@dataclass(frozen=True, slots=True)
class RecommenderShown:
    """The university that recommends, what its name was identified as, and who else it could be."""

    status: str
    because: str
    institution: Institution | None
    badge: Badge | None
    facts: list[Fact]
    options: list[Option]

    @property
    def is_open(self) -> bool:
        """Whether an officer is asked to look."""
        return self.status == "review"


class _Found(NamedTuple):
    status: str
    because: str
    institution: Institution | None
    candidates: tuple[str, ...] = ()


def degree_of_recommender(name: str, degrees: Iterable[Degree]) -> Degree | None:
    """Return the degree whose university is written as the one that recommends, if there is one."""
    key = university_key(name)
    same = (row for row in degrees if key and university_key(row.institution_name) == key)
    return next(same, None)


def recommender(application: Application, preview: Preview) -> RecommenderShown | None:
    """Return the university whose president recommends; None where none is named."""
    name = application.recommendation_institution
    if not name or application.recommendation_kind != RecommendationKind.UNIVERSITY_PRESIDENT:
        return None
    found = _found(application, name)
    held = institutions(found.candidates) if found.candidates else {}
    return RecommenderShown(
        found.status,
        found.because,
        found.institution,
        status_badge(found.status),
        _facts(application, found),
        [
            university_option(held[ref], ref, preview.recommender(ref, held[ref].label))
            for ref in found.candidates
            if ref in held
        ],
    )


def _found(application: Application, name: str) -> _Found:
    """Return what the name is: as an officer said, as a degree's, or as the registers have it."""
    if application.recommender_confirmed_at is not None:
        return _Found("confirmed", "officer", application.recommender)
    degree = degree_of_recommender(name, application.degrees.select_related("institution"))
    if degree is not None:
        refs = tuple(str(one["ref"]) for one in degree.match_candidates)
        return _Found(degree.match_status, OF_DEGREE, degree.institution, refs)
    match = registers().university(name, "")
    refs = tuple(one.ref for one in match.candidates)
    held = institutions([match.ref]).get(match.ref or "")
    return _Found(str(match.status), match.because, held, refs)


def _facts(application: Application, found: _Found) -> list[Fact]:
    by, at = application.recommender_confirmed_by, application.recommender_confirmed_at
    why = Fact(_("Why"), because(found.because))
    return [
        Fact(_("As written"), application.recommendation_institution),
        Fact(_("Identified as"), str(found.institution) if found.institution else "–"),
        Fact(_("Confirmed by"), f"{by}, {moment(at)}") if by else why,
    ]
