"""Scenarios as pages show them: the change in words, numbers with links, charts and tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from talentportal.core import formats
from talentportal.core.components import Badge, Fact, Stat, Tone
from talentportal.core.countries import country_name
from talentportal.organisations.models import Organisation
from visas.labels import OUTCOME_LABELS, TRACK_LABELS
from visas.labels.edition_parameters import label
from visas.labels.findings import ADVANCED_FIELD_LABELS
from visas.labels.scenarios import (
    COUNTED_LABEL,
    GROUP_LABELS,
    GROUP_NAMES,
    NOBODY_LABELS,
    OTHERS_LABEL,
    SCENARIO_STATE_LABELS,
    SUMMARY_LABELS,
    lists_words,
)
from visas.models import RuleEdition, Scenario
from visas.rules import edition_outline
from visas.rules.editions import EditionParameters
from visas.rules.outcomes import Outcome
from visas.rules.scenario_life import ScenarioState
from visas.rules.states import Track
from visas.selectors.charts import Chart, lying, standing
from visas.selectors.editions import wording
from visas.selectors.figures import figures, parameters
from visas.selectors.identities import institutions
from visas.selectors.whatif.behind import NONE, Asked
from visas.selectors.whatif.counting import Group
from visas.selectors.whatif.results import OTHERS, SUMMARY, Entry, gathered, shortened

if TYPE_CHECKING:
    from talentportal.accounts.models import User

FIRST_TRACK = Track.F_2_T
"""Whose edition of today is offered first."""
FEWEST = 5
"""Cases that an entry has at least before those who may not see cases read it by itself."""
MOST = 12
"""Entries of a group that are shown by themselves."""
_TONES = {
    ScenarioState.QUEUED: Tone.NEUTRAL,
    ScenarioState.RUNNING: Tone.INFO,
    ScenarioState.DONE: Tone.SUCCESS,
    ScenarioState.FAILED: Tone.DANGER,
}
_STATS = (
    ("newly_met", "user-round-plus", Tone.SUCCESS),
    ("no_longer_met", "user-round-minus", Tone.DANGER),
    ("newly_undetermined", "circle-question-mark", Tone.WARNING),
    ("cases", "inbox", Tone.NEUTRAL),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One changed parameter in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, its name, and the address of the cases behind it where the reader may see them."""

    name: Any
    value: int
    url: str = ""

    @property
    def words(self) -> str:
        """The number as it is read."""
        return f"{self.value:,}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its name and its numbers."""

    name: str
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class GroupShown:
    """One grouping: a chart and the table beside it."""

    key: str
    title: Any
    name: Any
    """What its lines are."""
    chart: Chart
    heads: Sequence[Any]
    lines: Sequence[Line]
    file_url: str


def editions(user: "User") -> QuerySet[RuleEdition]:
    """Return the editions that the person may ask with, drafts included."""
    return RuleEdition.objects.visible_to(user).order_by("track", "-effective_from")


def facts(scenario: Scenario) -> list[Fact]:
    """Return what stands beside the answer: what was asked, by whom, and of which data."""
    found = [
        Fact(_("Track"), TRACK_LABELS[Track(scenario.track)]),
        Fact(_("Compared with"), scenario.base.code),
        Fact(_("Asked by"), str(scenario.author)),
        Fact(_("Asked"), formats.moment(scenario.created_at)),
    ]
    if scenario.draft is not None:
        found.insert(2, Fact(_("Draft edition"), scenario.draft.code))
    if scenario.seen:
        found.append(Fact(_("Lists held then"), lists_words(scenario.seen["lists"]) or "–"))
    return found


def badge(scenario: Scenario) -> Badge:
    """Return the state as a badge."""
    state = ScenarioState(scenario.state)
    return Badge(SCENARIO_STATE_LABELS[state], _TONES[state])


def moved(scenario: Scenario) -> tuple[str, str]:
    """Return how many cases newly meet the criteria and how many no longer do, in figures."""
    found = scenario.result
    return _figure(found, "newly_met"), _figure(found, "no_longer_met")


def _figure(found: Mapping[str, int], key: str) -> str:
    return f"{found[key]:,}" if found else "–"


def question(scenario: Scenario) -> Asked:
    """Return what a scenario asks, with the figures of today."""
    variant = EditionParameters.from_json(scenario.variant)
    return Asked(parameters(scenario.base), variant, figures())


def changes(scenario: Scenario) -> list[Change]:
    """Return what the variant has differently, in words."""
    variant = EditionParameters.from_json(scenario.variant)
    found = edition_outline.changes(parameters(scenario.base), variant)
    words = wording(found)
    return [
        Change(label(one.path), words(one.path, one.before), words(one.path, one.after))
        for one in found
        if one.before != one.after
    ]


def stats(scenario: Scenario, *, links: bool) -> list[Stat]:
    """Return the headline numbers."""
    return [
        Stat(
            COUNTED_LABEL if key == "cases" else SUMMARY_LABELS[key],
            f"{count:,}",
            ngettext("case", "cases", count),
            icon,
            tone,
            _url(scenario, key) if links and count else "",
        )
        for key, icon, tone in _STATS
        for count in [scenario.result[key]]
    ]


def headline(scenario: Scenario) -> str:
    """Return the answer in one sentence."""
    found = scenario.result
    before, after = found["base_met"], found["variant_met"]
    words = _(
        "Of %(cases)s cases, %(after)s would meet the criteria instead of %(before)s (%(more)s)."
    )
    more = f"{after - before:+,}" if after != before else "±0"
    counts = {"cases": f"{found['cases']:,}", "before": f"{before:,}", "after": f"{after:,}"}
    return words % {**counts, "more": more}


def matrix(scenario: Scenario, *, links: bool) -> list[Line]:
    """Return a line for each outcome before, with a number for each outcome after."""
    rows: Mapping[str, Mapping[str, int]] = scenario.result["matrix"]
    return [
        Line(
            str(OUTCOME_LABELS[base]),
            [
                Figure(
                    OUTCOME_LABELS[variant],
                    rows[base][variant],
                    _url(scenario, f"{base}:{variant}") if links and rows[base][variant] else "",
                )
                for variant in Outcome
            ],
        )
        for base in Outcome
    ]


def groups(scenario: Scenario, *, links: bool) -> list[GroupShown]:
    """Return every grouping with chart and table.

    Who may not see the cases behind a number (`links`) is not led to single people either.
    """
    found = []
    for group in Group:
        entries = shortened(group, scenario.result["groups"][group], MOST)
        entries = entries if links else gathered(entries, FEWEST)
        names = names_of(group, entries)
        numbers = [
            (name, entry["base_met"], entry["variant_met"])
            for name, entry in zip(names, entries, strict=True)
            if entry["code"] != OTHERS  # a heap of others would dwarf every single one
        ]
        chart = standing(numbers) if group is Group.MONTH else lying(numbers)
        lines = [
            Line(name, _figures(scenario, group, entry, links=links))
            for name, entry in zip(names, entries, strict=True)
        ]
        heads = [SUMMARY_LABELS[key] for key in SUMMARY]
        file_url = reverse("visas:scenario_group_file", args=[scenario.pk, group])
        title, name = GROUP_LABELS[group], GROUP_NAMES[group]
        found.append(GroupShown(group, title, name, chart, heads, lines, file_url))
    return found


def entries(scenario: Scenario, group: Group, *, links: bool) -> list[Entry]:
    """Return every entry of a group with its name, single people as in `groups` (one query)."""
    found = scenario.result["groups"][group]
    found = found if links else gathered(found, FEWEST)
    names = names_of(group, found)
    return [{"name": name, **entry} for name, entry in zip(names, found, strict=True)]


def group_lines(scenario: Scenario, group: Group, *, links: bool) -> Iterator[Sequence[str | int]]:
    """Yield the lines of a file of a group: the heads, then every entry with its numbers."""
    yield [
        pgettext("of an entry", "Code"),
        str(GROUP_LABELS[group]),
        *(str(SUMMARY_LABELS[key]) for key in SUMMARY),
    ]
    for entry in entries(scenario, group, links=links):
        yield [entry["code"] or "", entry["name"], *(entry[key] for key in SUMMARY)]


def names_of(group: Group, entries: Iterable[Entry]) -> list[str]:
    """Return the names of entries in the reader's language (at most one query)."""
    codes = [entry["code"] for entry in entries]
    known = _known(group, [code for code in codes if code and code != OTHERS])
    special = {None: str(NOBODY_LABELS[group]), OTHERS: str(OTHERS_LABEL)}
    return [special[code] if code in special else known.get(code, code) for code in codes]


def _known(group: Group, codes: Sequence[str]) -> Mapping[str, str]:
    if group is Group.FIELD:
        return {code: str(ADVANCED_FIELD_LABELS.get(code, code)) for code in codes}
    if group is Group.NATIONALITY:
        return {code: country_name(code) for code in codes}
    if group is Group.UNIVERSITY:
        return {code: row.label for code, row in institutions(codes).items()}
    if group is Group.CONSORTIUM:
        return {row.code: row.name for row in Organisation.objects.filter(code__in=codes)}
    return {}


def _figures(scenario: Scenario, group: Group, entry: Entry, *, links: bool) -> list[Figure]:
    has_list = links and entry["code"] != OTHERS
    return [
        Figure(
            SUMMARY_LABELS[key],
            entry[key],
            _url(scenario, key, group, entry["code"]) if has_list and entry[key] else "",
        )
        for key in SUMMARY
    ]


def _url(scenario: Scenario, move: str, group: Group | None = None, code: str | None = None) -> str:
    query = {"move": move}
    if group is not None:
        query |= {"group": group, "code": code or NONE}
    return f"{reverse('visas:scenario_cases', args=[scenario.pk])}?{urlencode(query)}"
