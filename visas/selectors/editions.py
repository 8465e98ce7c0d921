"""Rule editions as pages show them: in a list, as text with sources, compared, with history."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentportal.audit.models import Event as Change
from talentportal.core.components import Badge, Event, Fact, Link, Tone
from talentportal.core.formats import day, moment
from visas.labels import TRACK_LABELS
from visas.labels.edition_parameters import block_of, label, language_of, shown
from visas.labels.edition_sources import WHOLE, SourceLine, line, lines
from visas.labels.edition_text import Clause, Path, text
from visas.labels.editions import STANDING_LABELS, STANDING_TONES
from visas.models import RuleEdition
from visas.rules import edition_outline
from visas.rules.edition_life import ONE_DAY
from visas.rules.editions import EditionParameters, Source
from visas.rules.states import Track
from visas.selectors.figures import edition_on, parameters
from visas.selectors.identities import institutions

if TYPE_CHECKING:
    from talentportal.accounts.models import User

VERBS: Mapping[str, Any] = {
    "edition.drafted": gettext_lazy("Draft begun"),
    "edition.changed": gettext_lazy("Draft changed"),
    "edition.published": gettext_lazy("Published"),
    "edition.closed": gettext_lazy("Last day set, because another edition follows"),
}
LONGEST = 100
DESIGNATED = "degree.designated.refs"


@dataclass(frozen=True, slots=True)
class Row:
    """An edition in a list."""

    edition: RuleEdition
    track: str
    badge: Badge
    days: str
    url: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words by hand, and the language they are in."""

    words: str
    lang: str


@dataclass(frozen=True, slots=True)
class Told:
    """A criterion in words, with the sources of the parameters it rests on."""

    clause: Clause
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class ToldPath:
    """A pathway in words."""

    path: Path
    clauses: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A parameter that two editions have differently, in words."""

    path: str
    block: str
    label: str
    before: str
    after: str
    is_same_value: bool
    source_before: SourceLine | None
    source_after: SourceLine | None


def badge(edition: RuleEdition) -> Badge:
    """Return where an edition stands today."""
    standing = edition.standing
    return Badge(STANDING_LABELS[standing], Tone(STANDING_TONES[standing]))


def days(edition: RuleEdition) -> str:
    """Return the days of an edition in words."""
    first = day(edition.effective_from)
    if edition.effective_to is None:
        return _("from %(first)s") % {"first": first}
    return _("%(first)s to %(last)s") % {"first": first, "last": day(edition.effective_to)}


def listed(user: "User", track: Track | None) -> QuerySet[RuleEdition]:
    """Return the editions this person may read, of one track or of all."""
    rows = RuleEdition.objects.visible_to(user)
    return rows.filter(track=track) if track else rows


def rows(editions: Iterable[RuleEdition]) -> list[Row]:
    """Return editions as a list shows them."""
    return [
        Row(
            edition,
            str(TRACK_LABELS[Track(edition.track)]),
            badge(edition),
            days(edition),
            reverse("visas:edition", args=[edition.pk]),
        )
        for edition in editions
    ]


def told(rules: EditionParameters, language: str) -> tuple[ToldPath, ...]:
    """Return an edition in words, in any language, each criterion with its sources."""
    with translation.override(language):
        return tuple(
            ToldPath(path, tuple(Told(one, lines(rules, one.paths)) for one in path.clauses))
            for path in text(rules)
        )


def sources_of_whole(rules: EditionParameters) -> tuple[SourceLine, ...]:
    """Return the sources that concern an edition as a whole."""
    return lines(rules, WHOLE)


def _line(path: str, source: Source | None) -> SourceLine | None:
    return None if source is None else line(path, source)


def differences(before: RuleEdition, after: RuleEdition) -> list[Difference]:
    """Return what two editions have differently, parameter by parameter (at most one query)."""
    found = edition_outline.changes(parameters(before), parameters(after))
    words = wording(found)
    return [
        Difference(
            change.path,
            block_of(change.path),
            label(change.path),
            words(change.path, change.before),
            words(change.path, change.after),
            change.before == change.after,
            _line(change.path, change.source_before),
            _line(change.path, change.source_after),
        )
        for change in found
    ]


def difference_lines(before: RuleEdition, after: RuleEdition) -> Iterator[list[str]]:
    """Yield the lines of a file of the differences of two editions, with their sources."""
    sources = [_("Source of %(code)s") % {"code": one.code} for one in (before, after)]
    yield [_("Parameter"), "", before.code, after.code, *sources]
    for one in differences(before, after):
        read = [line.text if line else "" for line in (one.source_before, one.source_after)]
        yield [one.block, one.label, one.before, one.after, *read]


def wording(found: Iterable[edition_outline.Change]) -> Callable[[str, Any], str]:
    """Return how values of these changes read: universities by name, not by key."""
    refs = {
        ref
        for change in found
        if change.path == DESIGNATED
        for ref in (*(change.before or ()), *(change.after or ()))
    }
    held = institutions(refs) if refs else {}

    def words(path: str, value: Any) -> str:
        if path != DESIGNATED:
            return shown(path, value)
        return ", ".join(held[ref].label if ref in held else ref for ref in value or ())

    return words


def heads(before: RuleEdition, after: RuleEdition) -> list[tuple[str, Text, Text]]:
    """Return what two editions have differently beside their parameters: name, before, after."""
    every = [
        (_("Track"), str(TRACK_LABELS[Track(before.track)]), str(TRACK_LABELS[Track(after.track)])),
        (_("Title in English"), before.title_en, after.title_en),
        (_("Title in Korean"), before.title_ko, after.title_ko),
        (_("Days"), days(before), days(after)),
        (_("Source"), before.source, after.source),
        (_("Source in Korean"), before.source_ko, after.source_ko),
    ]
    return [(name, _text(was), _text(now)) for name, was, now in every if was != now]


def _text(words: str) -> Text:
    return Text(words, language_of(words))


def predecessor(edition: RuleEdition) -> RuleEdition | None:
    """Return the published edition in force before this one begins, or what it is based on."""
    before = edition_on(Track(edition.track), edition.effective_from - ONE_DAY)
    return before or edition.based_on


def facts(edition: RuleEdition) -> list[Fact]:
    """Return what is known about an edition beside its parameters."""
    known = [
        Fact(_("Track"), TRACK_LABELS[Track(edition.track)]),
        Fact(_("Code"), edition.code),
        Fact(_("In force from"), day(edition.effective_from)),
        Fact(_("In force until"), day(edition.effective_to) or _("Until another follows")),
    ]
    if edition.is_shipped:
        known.append(Fact(_("Published by"), _("Came with the portal")))
    else:
        known.append(Fact(_("Author"), str(edition.author)))
        known.append(Fact(_("Written on by"), ", ".join(map(str, edition.editors.all()))))
    if edition.published_by:
        known.append(Fact(_("Published by"), str(edition.published_by)))
        known.append(Fact(_("Published"), moment(edition.published_at)))
        reason = edition.publication_reason
        known.append(Fact(_("Reason"), reason, language_of(reason)))
    if edition.based_on:
        known.append(Fact(_("Based on"), edition.based_on.code))
    words = edition.source_words
    return [*known, Fact(_("Source"), words, language_of(words))]


def designated(rules: EditionParameters) -> list[tuple[str, Text]]:
    """Return the designated institutions: ROR id and name, in the order of the edition."""
    named = rules.degree and rules.degree.designated
    if not named:
        return []
    held = institutions(named.refs)
    return [(ref, _text(held[ref].label if ref in held else ref)) for ref in named.refs]


def history(edition: RuleEdition) -> list[Event]:
    """Return what happened to an edition, the newest first."""
    found = Change.objects.of(edition._meta.label_lower, edition.pk).select_related("actor")
    return [
        Event(
            title=VERBS.get(change.verb, change.verb),
            at=change.at,
            by=str(change.actor or ""),
            body=" · ".join(_changed(change)),
        )
        for change in found.order_by("-id")[:LONGEST]
    ]


def _changed(change: Change) -> Iterator[str]:
    names = {
        "code": _("Code"),
        "title_en": _("Title in English"),
        "title_ko": _("Title in Korean"),
        "effective_from": _("In force from"),
        "effective_to": _("In force until"),
        "source": _("Source"),
        "source_ko": _("Source in Korean"),
        "reason": _("Reason"),
        "copied_from": _("Copied from"),
        "followed_by": _("Followed by"),
    }
    for name, value in change.after.items():
        if name == "parameters":
            yield _("Parameters changed")
        elif name in names:
            yield f"{names[name]}: {_value(name, value)}"


def _value(name: str, value: Any) -> str:
    if name.startswith("effective_") and value:
        return day(date.fromisoformat(value))
    return str(value) if value else "–"


def tabs(current: Track | None) -> list[Link]:
    """Return the tracks as tabs of the list."""
    base = reverse("visas:editions")
    every = Link(_("All tracks"), base, current=current is None)
    return [
        every,
        *(Link(TRACK_LABELS[one], f"{base}?track={one}", one is current) for one in Track),
    ]
