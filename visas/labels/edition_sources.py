"""Where the rules of an edition were read: for the whole of it, and for one criterion."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from visas.labels.edition_parameters import label, language_of
from visas.rules.edition_outline import source_of
from visas.rules.editions import EditionParameters, Source
from visas.rules.findings import Criterion, Finding

WHOLE = ("effective_from", "effective_to", "pathways")
"""What concerns an edition as a whole, and no single criterion."""
_MAIN: Mapping[Criterion, tuple[str, ...]] = {
    Criterion.EDUCATION: ("degree.designated", "lists.limit", "degree.levels"),
    Criterion.EXPERIENCE: ("experience.alternatives",),
    Criterion.WAIVER: ("waiver.scope",),
    Criterion.PAY: ("gni.multiple",),
    Criterion.CONTRACT: ("pathways",),
    Criterion.EMPLOYER: ("pathways",),
    Criterion.FIELD: ("fields",),
    Criterion.RECOMMENDATION: ("recommendation.kinds",),
    Criterion.POINTS: ("points.quantitative",),
}
"""The parameters whose source says most of a criterion, the best first."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a parameter was read, and in which language that is said."""

    label: str
    text: str
    lang: str


def line(path: str, source: Source) -> SourceLine:
    """Return the source of a parameter in the active language, or else in English."""
    words = source.text(get_language() or "en")
    return SourceLine(label(path), words, language_of(words))


def lines(rules: EditionParameters, paths: tuple[str, ...]) -> tuple[SourceLine, ...]:
    """Return the sources of parameters and of what lies below them, in the edition's order."""

    def rests_on(key: str) -> bool:
        return any(key == path or key.startswith(f"{path}.") for path in paths)

    return tuple(line(key, source) for key, source in rules.sources.items() if rests_on(key))


def source_of_finding(rules: EditionParameters, finding: Finding) -> SourceLine | None:
    """Return where the rule behind a finding was read; None where the edition does not say."""
    paths = _MAIN.get(finding.code, ())
    if finding.code is Criterion.PAY and _rests_on_waiver(rules, finding.pathway):
        paths = ("gni.waiver_multiple",)
    for path in paths:
        source = source_of(rules, path)
        if source is not None:
            return line(path, source)
    return None


def _rests_on_waiver(rules: EditionParameters, pathway: str) -> bool:
    return any(Criterion.WAIVER in one.criteria for one in rules.pathways if one.code == pathway)
