"""Suggestions while somebody types: names in any script, beginnings first, slips forgiven.

Folding and prefixes do not depend on the database's locale; the trigrams that forgive slips do,
for scripts other than Latin. So Korean names are found by how they begin and what they contain.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, IntegerField, Max, Min, Q, QuerySet, Value, When

from talentportal.core.countries import country_name
from talentportal.kernel.names import fold
from talentportal.reference.models import CompanyEntry, Institution

LIMIT = 8
LONGEST = 120
"""Characters of a question that count; nobody types a longer name to be completed."""
ALIKE = 0.55
"""How much of the question's trigrams a name must share to be offered for a slip."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What goes into the field, what the list shows, a second line, and the key if it has one."""

    value: str
    label: str
    detail: str
    id: str


def _question(text: str) -> tuple[str, str]:
    """Return the folded question, with and without spaces; empty where it is too short to ask.

    Korean writes 대학 and 대학교 for the same, so the shorter is asked for.
    """
    folded = fold(text[:LONGEST])
    if folded.endswith("대학교"):
        folded = folded.removesuffix("교")
    compact = folded.replace(" ", "")
    return (folded, compact) if len(compact) > 1 or not compact.isascii() else ("", "")


def _tier(folded: str, compact: str, prefix: str = "") -> tuple[Q, Case]:
    """Return which names fit, and how well: 0 the same, 1 a beginning, 2 a word's, 3 within."""
    same = Q(**{f"{prefix}compact": compact})
    begins = Q(**{f"{prefix}compact__startswith": compact})
    word = Q(**{f"{prefix}folded__contains": f" {folded}"})
    within = Q(**{f"{prefix}compact__contains": compact})
    fits = begins | word if compact.isascii() else begins | within
    whens = [When(same, then=0), When(begins, then=1), When(word, then=2)]
    return fits, Case(*whens, default=Value(3), output_field=IntegerField())


def suggest_institutions(
    text: str, country: str | None = None, limit: int = LIMIT
) -> list[Suggestion]:
    """Return universities whose name begins with, contains or resembles `text`.

    Within one tier the better ranked come first. Two queries, or three where nothing begins so.
    """
    folded, compact = _question(text)
    if not compact:
        return []
    within = Institution.objects.filter(country=country) if country else Institution.objects.all()
    fits, tier = _tier(folded, compact, "names__")
    order: tuple[Any, ...] = (F("best_rank").asc(nulls_last=True), "name")
    found = within.filter(fits).annotate(tier=Min(tier)).order_by("tier", *order)[:limit]
    chosen: list[Any] = list(found.prefetch_related("names"))
    if not chosen:
        alike = Max(TrigramWordSimilarity(folded, "names__folded"))
        similar = within.annotate(alike=alike).filter(alike__gte=ALIKE)
        chosen = list(similar.order_by("-alike", *order)[:limit].prefetch_related("names"))
    return [_institution(item, compact) for item in chosen]


def _institution(item: Any, compact: str) -> Suggestion:
    """Word one university; an alias that was typed is shown beside the name it stands for."""
    typed = next((name.name for name in item.names.all() if compact in name.compact), item.name)
    label = item.name if typed == item.name else f"{item.name} ({typed})"
    place = [part for part in (item.city, country_name(item.country)) if part]
    return Suggestion(item.name, label, ", ".join(place), item.ror_id or "")


def suggest_companies(text: str, limit: int = LIMIT) -> list[Suggestion]:
    """Return companies of the lists held whose name begins with, contains or resembles `text`."""
    folded, compact = _question(text)
    if not compact:
        return []
    fits, tier = _tier(folded, compact)
    chosen = _companies(CompanyEntry.objects.filter(fits).annotate(tier=tier), "tier", limit)
    if not chosen:
        similarity = TrigramWordSimilarity(folded, "folded")
        similar = CompanyEntry.objects.annotate(alike=similarity).filter(alike__gte=ALIKE)
        chosen = _companies(similar, "-alike", limit)
    return chosen


def _companies(found: QuerySet[CompanyEntry], order: str, limit: int) -> list[Suggestion]:
    """Word the best of `found`; a company that is on several lists or editions is offered once."""
    rows = found.order_by(order, "rank", "name").select_related("edition")[: limit * 4]
    offered: dict[str, Suggestion] = {}
    for row in rows:
        listed = f"{row.edition.get_provider_display()} {row.edition.edition}"
        detail = f"{country_name(row.country)} · {listed}"
        offered.setdefault(row.compact, Suggestion(row.name, row.name, detail, row.folded))
    return list(offered.values())[:limit]
