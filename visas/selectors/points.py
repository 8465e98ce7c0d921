"""The points of a case that is weighed: what the facts give, and what reviewers gave."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visas.labels import LEVEL_LABELS
from visas.labels.points import QUALITATIVE_LABELS, QUANTITATIVE_LABELS
from visas.models import Application, Assessment, PointReview, RuleEdition
from visas.rules.findings import Criterion, Finding
from visas.rules.points import Points
from visas.rules.scoring import REVIEWERS, average
from visas.rules.states import Track
from visas.rules.tracks import WEIGHED
from visas.selectors.figures import edition_on, parameters

if TYPE_CHECKING:
    from talentportal.accounts.models import User


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a table of the edition: what gives how many points, and whether it does here."""

    words: str
    points: int
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Computed:
    """One part of the quantitative points, with the row of the table that gave them."""

    code: str
    name: Any
    points: int
    most: int
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Scored:
    """One qualitative criterion: the most there is, and the mean once everybody has scored."""

    code: str
    name: Any
    most: int
    points: int | None


@dataclass(frozen=True, slots=True)
class PointsPanel:
    """Everything about the points of one case, as this reader may see it."""

    pass_mark: int | None
    computed: list[Computed]
    scored: list[Scored]
    bonus: int | None
    """Points for a small or medium-sized employer; None while nobody has said."""
    most_bonus: int
    total: int
    most: int
    reviews: list[PointReview]
    """Those that this reader may see."""
    hidden: int
    """Reviews that are in and that this reader does not see yet."""
    is_complete: bool
    may_score: bool

    @property
    def is_unset(self) -> bool:
        """Whether nobody has published what must be reached."""
        return self.pass_mark is None


def weighed_by(application: Application) -> tuple[Points | None, RuleEdition | None]:
    """Return the table of the edition of a case and that edition; nothing where none weighs."""
    if application.track not in WEIGHED:
        return None, None
    day = application.filed_on or timezone.localdate()
    edition = edition_on(Track(application.track), day)
    return (parameters(edition).points if edition else None), edition


def visible_reviews(reviews: Sequence[PointReview], reader: "User") -> list[PointReview]:
    """Return the scores that a reader may see: their own, and all once theirs or both are in."""
    is_in = any(review.reviewer_id == reader.pk for review in reviews)
    return list(reviews) if is_in or len(reviews) >= REVIEWERS else []


def points_panel(
    application: Application,
    points: Points,
    newest: Assessment | None,
    reader: "User",
    *,
    is_open: bool,
) -> PointsPanel:
    """Return the points of a case (one query). `is_open`: scores may still be given."""
    reviews = list(application.reviews.select_related("reviewer"))
    shown = visible_reviews(reviews, reader)
    given = _finding(newest)
    computed = _computed(points, given)
    scored = _scored(points, reviews)
    bonus = (
        None if application.offer_is_sme is None else points.sme_bonus * application.offer_is_sme
    )
    total = sum(one.points for one in computed) + sum(one.points or 0 for one in scored)
    return PointsPanel(
        pass_mark=points.pass_mark,
        computed=computed,
        scored=scored,
        bonus=bonus,
        most_bonus=points.sme_bonus,
        total=total + (bonus or 0),
        most=points.most,
        reviews=shown,
        hidden=len(reviews) - len(shown),
        is_complete=len(reviews) >= REVIEWERS,
        may_score=is_open
        and len(reviews) < REVIEWERS
        and all(review.reviewer_id != reader.pk for review in reviews),
    )


def _finding(newest: Assessment | None) -> Finding | None:
    rows = newest.result["criteria"] if newest else []
    found = (row for row in rows if row["code"] == Criterion.POINTS)
    row = next(found, None)
    return Finding.from_json(row) if row else None


def _computed(points: Points, given: Finding | None) -> list[Computed]:
    tables: dict[str, list[tuple[str, int]]] = {
        "degree": [(str(LEVEL_LABELS[level]), worth) for level, worth in points.degree],
        "employer": [(_at_least_years(years), worth) for years, worth in points.employer],
        "pay": [(_at_least_gni(multiple), worth) for multiple, worth in points.pay],
    }
    return [_table(code, rows, given) for code, rows in tables.items()]


def _table(code: str, rows: list[tuple[str, int]], given: Finding | None) -> Computed:
    number = given.numbers.get(f"{code}_points") if given else 0
    reached = number if isinstance(number, int) else 0
    steps = [Step(words, worth, reached > 0 and worth == reached) for words, worth in rows]
    most = max(worth for _, worth in rows)
    return Computed(code, QUANTITATIVE_LABELS[code], reached, most, steps)


def _at_least_years(years: int) -> str:
    if not years:
        return _("Any time")
    words = ngettext("%(count)s year or more", "%(count)s years or more", years)
    return words % {"count": years}


def _at_least_gni(multiple: Decimal) -> str:
    return _("%(multiple)s × GNI per capita or more") % {"multiple": f"{multiple.normalize():f}"}


def _scored(points: Points, reviews: Sequence[PointReview]) -> list[Scored]:
    is_complete = len(reviews) >= REVIEWERS
    return [
        Scored(
            code,
            name,
            getattr(points, code),
            average([getattr(review, code) for review in reviews]) if is_complete else None,
        )
        for code, name in QUALITATIVE_LABELS.items()
    ]
