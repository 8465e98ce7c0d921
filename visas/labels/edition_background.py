"""What a rule edition asks of education and experience, in sentences made from the data."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from visas.labels.edition_parameters import LEVELS_IN_A_SENTENCE, both, either, list_name, years
from visas.rules.criteria import Alternative, held
from visas.rules.editions import EditionParameters, ListRule, ListTime, Pathway, Quantifier
from visas.rules.facts import JobKind


def education(edition: EditionParameters, _pathway: Pathway | None = None) -> list[str]:
    """Return what is asked of a degree, sentence by sentence."""
    rule = held(edition.degree)
    levels = either([str(LEVELS_IN_A_SENTENCE[level]) for level in rule.levels])
    if rule.designated:
        first = _("%(levels)s from one of the designated institutions.") % {"levels": levels}
        said = [capfirst(first)]
        if not rule.designated.is_complete:
            said.append(
                _(
                    "Not every designated institution is known here: of another one in the same"
                    " country an officer finds out."
                )
            )
    else:
        said = [_ranked(levels, held(edition.lists))]
    if rule.recency_years:
        said.append(
            _("It was awarded at most %(years)s before filing.")
            % {"years": years(rule.recency_years)}
        )
    if rule.may_be_expected:
        said.append(_("A degree that is still to be awarded counts if its day is known."))
    return said


def _ranked(levels: str, rule: ListRule) -> str:
    sentences = {
        ListTime.LATEST_AT_FILING: _(
            "%(levels)s from a university within rank %(limit)s on %(lists)s, in the edition last"
            " published on the filing day."
        ),
        ListTime.LATEST_AT_AWARD: _(
            "%(levels)s from a university within rank %(limit)s on %(lists)s, in the edition last"
            " published when the degree was awarded."
        ),
        ListTime.ANY_WITHIN: _(
            "%(levels)s from a university within rank %(limit)s on %(lists)s, in any edition"
            " published in the %(years)s before filing."
        ),
    }
    return capfirst(
        sentences[rule.time]
        % {
            "levels": levels,
            "limit": rule.limit,
            "lists": _lists(rule),
            "years": years(rule.window_years),
        }
    )


def _lists(rule: ListRule) -> str:
    """Return the names of the lists, with their own limit where they have one."""
    names = [
        _("%(list)s (there within rank %(limit)s)") % {"list": list_name(one), "limit": limit}
        if (limit := rule.limit_of(one)) != rule.limit
        else list_name(one)
        for one in rule.providers
    ]
    return either(names) if rule.quantifier is Quantifier.ANY_OF else both(names)


def experience(edition: EditionParameters, _pathway: Pathway | None = None) -> list[str]:
    """Return the ways to the experience, and what their words mean."""
    ways = [_way(way) for way in edition.alternatives]
    said = [ways[0], *(_("Or: %(way)s") % {"way": way} for way in ways[1:])]
    return [*said, _companies(held(edition.companies)), *_institutes(edition)]


def _way(way: Alternative) -> str:
    top = _("a top institute") if way.kind is JobKind.POSTDOC else _("a world-class company")
    if way.at_institutes and way.kind is JobKind.WORK:
        top = _("a world-class company or a top institute")
    shown = {"years": years(way.years), "top_years": years(way.top_years), "top": top}
    return _way_words(way) % shown


def _way_words(way: Alternative) -> str:
    """Return the sentence of one way, by what it asks."""
    is_work = way.kind is JobKind.WORK
    if way.some_top and not way.years:
        return (
            _("Work at %(top)s, however long.")
            if is_work
            else _("Post-doctoral research at %(top)s, however long.")
        )
    if not way.top_years:
        return (
            _("At least %(years)s of work.")
            if is_work
            else _("At least %(years)s of post-doctoral research.")
        )
    return (
        _("At least %(years)s of work, of which %(top_years)s at %(top)s.")
        if is_work
        else _("At least %(years)s of post-doctoral research, of which %(top_years)s at %(top)s.")
    )


def _companies(rule: ListRule) -> str:
    shown = {"limit": rule.limit, "lists": _lists(rule), "years": years(rule.window_years)}
    if rule.time is ListTime.ANY_WITHIN:
        words = _(
            "A world-class company is one within rank %(limit)s on %(lists)s, in any edition"
            " published in the %(years)s before filing."
        )
    else:
        words = _(
            "A world-class company is one within rank %(limit)s on %(lists)s, in the edition last"
            " published on the filing day."
        )
    return words % shown


def _institutes(edition: EditionParameters) -> list[str]:
    asked = any(way.kind is JobKind.POSTDOC or way.at_institutes for way in edition.alternatives)
    if not asked:
        return []
    return [
        _(
            "A top institute is an institute of a university within the rank limit, the research"
            " arm of a world-class company, or a government-led institute."
        )
    ]
