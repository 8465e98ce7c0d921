"""A rule edition as people read it: for each pathway, sentence by sentence, made from the data.

Every sentence names the parameters it rests on, so that their sources can stand beside it. The
words are those of the active language: `translation.override` gives the other one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from talentportal.core import formats
from visas.labels.cases import LEVEL_LABELS
from visas.labels.edition_background import education, experience
from visas.labels.edition_parameters import either, points, times, years
from visas.labels.findings import (
    ADVANCED_FIELD_LABELS,
    CRITERION_LABELS,
    RECOMMENDATION_LABELS,
    pathway_title,
)
from visas.rules.criteria import held
from visas.rules.editions import (
    EditionParameters,
    Pathway,
    WaiverScope,
)
from visas.rules.findings import Criterion


@dataclass(frozen=True, slots=True)
class Clause:
    """What one criterion of a pathway asks, and the parameters that say so."""

    criterion: Criterion
    title: str
    sentences: tuple[str, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """One way to the visa, in words."""

    code: str
    title: str
    clauses: tuple[Clause, ...]


def text(edition: EditionParameters) -> tuple[Path, ...]:
    """Return every pathway of an edition in words, in the order in which they are tried."""
    return tuple(
        Path(
            pathway.code,
            pathway_title(pathway.code),
            tuple(_clause(edition, pathway, code) for code in pathway.criteria),
        )
        for pathway in edition.pathways
    )


def _clause(edition: EditionParameters, pathway: Pathway, code: Criterion) -> Clause:
    say, paths = _SAYINGS[code]
    if code is Criterion.PAY:
        paths = _pay_paths(pathway)
    return Clause(
        code,
        str(CRITERION_LABELS[code]),
        tuple(sentence for sentence in say(edition, pathway) if sentence),
        paths,
    )


def _waiver(edition: EditionParameters, _pathway: Pathway) -> list[str]:
    rule = held(edition.waiver)
    if rule.scope is WaiverScope.BOTH:
        return [_("Neither education nor experience is needed: the higher pay stands in for both.")]
    said = [_("Education or experience; the higher pay stands in for the other.")]
    if rule.is_disputed:
        said.append(
            _("The sources contradict one another where both are missing: an officer looks.")
        )
    described = {code for one in edition.pathways for code in one.criteria}
    if Criterion.EDUCATION not in described:
        said += education(edition)
    if Criterion.EXPERIENCE not in described:
        said += experience(edition)
    return said


def _pay_paths(pathway: Pathway) -> tuple[str, ...]:
    is_waiver = Criterion.WAIVER in pathway.criteria
    return ("gni.waiver_multiple" if is_waiver else "gni.multiple", "gni.status_code")


def _pay(edition: EditionParameters, pathway: Pathway) -> list[str]:
    rule = held(edition.gni)
    multiple = rule.multiple
    if Criterion.WAIVER in pathway.criteria and rule.waiver_multiple is not None:
        multiple = rule.waiver_multiple
    words = _(
        "Yearly pay of at least %(multiple)s times GNI per capita, by the figure that holds on the"
        " filing day."
    )
    return [words % {"multiple": multiple}]


def _field(edition: EditionParameters, _pathway: Pathway) -> list[str]:
    named = [_field_name(edition, rule.code, rule.applies_from) for rule in edition.fields]
    return [_("A job in one of the advanced fields: %(fields)s.") % {"fields": ", ".join(named)}]


def _field_name(edition: EditionParameters, code: str, applies_from: date) -> str:
    name = str(ADVANCED_FIELD_LABELS.get(code, code))
    if applies_from <= edition.effective_from:
        return name
    words = _("%(field)s (for filings from %(day)s)")
    return words % {"field": name, "day": formats.day(applies_from)}


def _recommendation(edition: EditionParameters, _pathway: Pathway) -> list[str]:
    rule = held(edition.recommendation)
    kinds = either([str(RECOMMENDATION_LABELS[kind]) for kind in rule.kinds])
    said = [_("A recommendation: %(kinds)s.") % {"kinds": kinds}]
    if rule.from_designated:
        said.append(_("The institution that recommends is one of the designated ones."))
    return said


def _points(edition: EditionParameters, _pathway: Pathway) -> list[str]:
    table = held(edition.points)
    said = [
        _("Enough of 100 points; the pass mark has not been published.")
        if table.pass_mark is None
        else _("At least %(pass_mark)s of 100 points.") % {"pass_mark": table.pass_mark}
    ]
    rows: Mapping[str, Iterable[tuple[str, int]]] = {
        _("For the degree"): [(str(LEVEL_LABELS[one]), n) for one, n in table.degree],
        _("For time at a top employer"): [(years(one), n) for one, n in table.employer],
        _("For the pay"): [(times(str(one)), n) for one, n in table.pay],
    }
    for what, lines in rows.items():
        named = ", ".join(f"{name} {points(count)}" for name, count in lines)
        said.append(_("%(what)s: %(points)s.") % {"what": what, "points": named})
    return [*said, *_reviewed(table.expertise, table.strategic_value, table.sme_bonus)]


def _reviewed(expertise: int, strategic_value: int, bonus: int) -> list[str]:
    words = _("Reviewers give up to %(expertise)s for expertise, %(value)s for strategic value.")
    said = [words % {"expertise": points(expertise), "value": points(strategic_value)}]
    if bonus:
        extra = _("An employer of small or medium size adds %(points)s.")
        said.append(extra % {"points": points(bonus)})
    return said


def _contract(_edition: EditionParameters, _pathway: Pathway) -> list[str]:
    return [_("A signed employment contract.")]


def _employer(_edition: EditionParameters, _pathway: Pathway) -> list[str]:
    return [_("An employer in Korea.")]


_Saying = Callable[[EditionParameters, Pathway], list[str]]
_SAYINGS: Mapping[Criterion, tuple[_Saying, tuple[str, ...]]] = {
    Criterion.EDUCATION: (education, ("degree", "lists")),
    Criterion.EXPERIENCE: (experience, ("experience", "companies")),
    Criterion.WAIVER: (_waiver, ("waiver",)),
    Criterion.PAY: (_pay, ("gni",)),
    Criterion.CONTRACT: (_contract, ("contract",)),
    Criterion.EMPLOYER: (_employer, ("employer",)),
    Criterion.FIELD: (_field, ("fields",)),
    Criterion.RECOMMENDATION: (_recommendation, ("recommendation",)),
    Criterion.POINTS: (_points, ("points",)),
}
