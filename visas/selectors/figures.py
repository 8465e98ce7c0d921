"""The dated figures and editions that an assessment needs, in the shapes that the rules take."""

from datetime import date
from functools import lru_cache

from talentportal.reference import selectors as reference
from visas.models import RuleEdition
from visas.rules.catalogue import company_key
from visas.rules.editions import EditionParameters
from visas.rules.figures import Figures, GniFigure, ListEdition, RankedList
from visas.rules.states import Track


def edition_on(track: Track, day: date) -> RuleEdition | None:
    """Return the edition under which applications filed on `day` fall, or None (one query).

    Drafts never count.
    """
    return RuleEdition.objects.in_force(day).filter(track=track).first()


def parameters(edition: RuleEdition) -> EditionParameters:
    """Return an edition as the rules take it."""
    return EditionParameters.from_json(
        {
            "code": edition.code,
            "track": edition.track,
            "effective_from": edition.effective_from.isoformat(),
            "effective_to": edition.effective_to and edition.effective_to.isoformat(),
            "parameters": edition.parameters,
        }
    )


def figures() -> Figures:
    """Return every figure held: GNI, rankings, company lists. Lists are kept by the process."""
    return Figures(
        gni=tuple(GniFigure(*row) for row in reference.gni_rows()),
        rankings=_rankings(reference.rankings()),
        companies=_companies(reference.company_editions(), reference.company_rows()),
    )


@lru_cache(maxsize=2)
def _rankings(held: reference.Rankings) -> RankedList:
    editions = [ListEdition(*row) for row in held.editions]
    return RankedList.from_rows(editions, held.ranks)


@lru_cache(maxsize=2)
def _companies(
    editions: tuple[reference.ListRow, ...], rows: tuple[reference.CompanyRow, ...]
) -> RankedList:
    return RankedList.from_rows(
        [ListEdition(*row) for row in editions],
        [(company_key(row.name, row.country), row.provider, row.edition, row.rank) for row in rows],
    )
