"""The tracks to choose from: what each is for, what it asks today, and what is needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from visas.labels import TRACK_LABELS
from visas.labels.checklist import ITEM_LABELS
from visas.labels.findings import pathway_title, requirement, title
from visas.labels.tracks import PURPOSES, STAYS
from visas.models import RuleEdition
from visas.rules.checklist import checklist
from visas.rules.eligibility import Assessment, assess
from visas.rules.facts import Facts
from visas.rules.figures import Figures
from visas.rules.offers import KOREA
from visas.rules.states import Track
from visas.selectors.figures import edition_on, figures, parameters


@dataclass(frozen=True, slots=True)
class Way:
    """One pathway of a track, with what it asks, criterion by criterion."""

    title: str
    conditions: list[tuple[str, str]]
    """Name of a criterion, and the sentence of the rule."""


@dataclass(frozen=True, slots=True)
class TrackCard:
    """One track as somebody chooses it."""

    track: Track
    name: Any
    purpose: Any
    stay: Any
    edition: RuleEdition | None
    ways: list[Way]
    papers: list[Any]
    draft: UUID | None
    """The draft that is open for it, of the person who chooses."""

    @property
    def rests_on(self) -> str:
        """The names of everything that some way asks, in their order."""
        return ", ".join(dict.fromkeys(name for way in self.ways for name, _ in way.conditions))


def track_cards(drafts: Mapping[str, UUID]) -> list[TrackCard]:
    """Return every track with the criteria in force today; `drafts` by track."""
    today, held = timezone.localdate(), figures()
    return [_card(track, today, held, drafts.get(track)) for track in Track]


def _card(track: Track, today: date, held: Figures, draft: UUID | None) -> TrackCard:
    edition = edition_on(track, today)
    return TrackCard(
        track=track,
        name=TRACK_LABELS[track],
        purpose=PURPOSES[track],
        stay=STAYS[track],
        edition=edition,
        ways=_ways(edition, track, today, held) if edition else [],
        papers=_papers(track),
        draft=draft,
    )


def _ways(edition: RuleEdition, track: Track, today: date, held: Figures) -> list[Way]:
    """Return what an edition asks, in the words in which it is later judged: of nobody's facts."""
    asked = assess(Facts(track, today), parameters(edition), held)
    codes = dict.fromkeys(finding.pathway for finding in asked.findings)
    return [Way(pathway_title(code), _conditions(asked, code)) for code in codes]


def _conditions(asked: Assessment, pathway: str) -> list[tuple[str, str]]:
    return [(title(one), requirement(one)) for one in asked.of_pathway(pathway)]


def _papers(track: Track) -> list[Any]:
    """Return the documents that everybody on a track hands in."""
    items = checklist(
        track=track,
        nationality="",
        residence_country="",
        has_offer=True,
        degree_countries=[KOREA],
        employment_countries=[KOREA],
        relations=[],
        tuberculosis_countries=(),
    )
    return [ITEM_LABELS[item.code] for item in items if item.required]
