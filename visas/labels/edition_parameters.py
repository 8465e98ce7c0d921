"""How the single parameters of a rule edition are called, and how their values read."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from talentportal.core import formats
from talentportal.core.countries import country_name
from talentportal.reference.labels import COMPANY_PROVIDERS, PROVIDERS
from visas.labels.cases import EMPLOYMENT_LABELS, LEVEL_LABELS
from visas.labels.findings import (
    ADVANCED_FIELD_LABELS,
    CRITERION_LABELS,
    RECOMMENDATION_LABELS,
    pathway_title,
)
from visas.rules.editions import ListTime, Quantifier, WaiverScope

Words = str | Promise

BLOCK_LABELS: Mapping[str, Words] = {
    "pathways": _("Pathways"),
    "degree": _("Degree"),
    "lists": _("University lists"),
    "experience": _("Experience"),
    "companies": _("Company lists"),
    "waiver": _("What higher pay stands in for"),
    "gni": _("Pay"),
    "fields": _("Advanced fields"),
    "recommendation": _("Recommendation"),
    "points": _("Points"),
}
TIME_LABELS: Mapping[ListTime, Words] = {
    ListTime.LATEST_AT_FILING: _("The edition last published on the filing day"),
    ListTime.LATEST_AT_AWARD: _("The edition last published when the degree was awarded"),
    ListTime.ANY_WITHIN: _("Any edition of the last years before filing"),
}
QUANTIFIER_LABELS: Mapping[Quantifier, Words] = {
    Quantifier.ANY_OF: _("One of the lists is enough"),
    Quantifier.ALL_OF: _("Every one of the lists is needed"),
}
SCOPE_LABELS: Mapping[WaiverScope, Words] = {
    WaiverScope.ONE_OF: _("Education or experience; the other is still needed"),
    WaiverScope.BOTH: _("Both education and experience"),
}
LIST_LABELS: Mapping[Any, Words] = {**PROVIDERS, **COMPANY_PROVIDERS}
_LIST_PARAMETERS: Mapping[str, Words] = {
    "providers": _("Lists that count"),
    "limit": _("Last rank that counts"),
    "quantifier": _("One list or all of them"),
    "time": _("Which edition of a list counts"),
    "window_years": _("Years before filing"),
    "limits": _("Last rank in single lists"),
}
PARAMETER_LABELS: Mapping[str, Words] = {
    "effective_from": _("In force from"),
    "effective_to": _("In force until"),
    "pathways": _("Pathways, in order"),
    "degree.levels": _("Levels of the degree"),
    "degree.recency_years": _("Age of the degree at most, in years"),
    "degree.may_be_expected": _("A degree still to be awarded counts"),
    "degree.designated": _("Designated institutions"),
    "degree.designated.refs": _("Designated institutions"),
    "degree.designated.is_complete": _("The list of designated institutions is complete"),
    "degree.designated.country": _("Country of the designated institutions"),
    **{f"lists.{key}": words for key, words in _LIST_PARAMETERS.items()},
    **{f"companies.{key}": words for key, words in _LIST_PARAMETERS.items()},
    "experience.alternatives": _("Ways to the experience"),
    "gni.multiple": _("Pay, as a multiple of GNI per capita"),
    "gni.waiver_multiple": _("Pay that stands in for something, as a multiple of GNI per capita"),
    "gni.status_code": _("Status whose GNI figure counts"),
    "waiver.scope": _("What higher pay stands in for"),
    "waiver.is_disputed": _("The sources contradict one another on the waiver"),
    "fields": _("Advanced fields"),
    "recommendation.kinds": _("Recommendations that count"),
    "recommendation.from_designated": _("Recommended by a designated institution"),
    "points": _("Points"),
    "points.pass_mark": _("Pass mark"),
    "points.quantitative": _("Points that facts give"),
    "points.quantitative.degree": _("Points by degree"),
    "points.quantitative.employer": _("Points by years at a top employer"),
    "points.quantitative.pay": _("Points by pay, as a multiple of GNI per capita"),
    "points.qualitative": _("Points that reviewers give"),
    "points.qualitative.expertise": _("Most that reviewers give for expertise"),
    "points.qualitative.strategic_value": _("Most that reviewers give for strategic value"),
    "points.sme_bonus": _("Bonus for a small or medium-sized employer"),
}
_WITHIN: Mapping[str, Callable[[str], str]] = {
    "pathways": pathway_title,
    "fields": lambda code: str(ADVANCED_FIELD_LABELS.get(code, code)),
    "lists.limits": lambda code: now("Last rank in %(list)s") % {"list": list_name(code)},
    "companies.limits": lambda code: now("Last rank in %(list)s") % {"list": list_name(code)},
    "experience.alternatives": lambda place: now("Way to the experience no. %(n)s") % {"n": place},
}


def label(path: str) -> str:
    """Return the name of a parameter; the path itself where it has none."""
    if path in PARAMETER_LABELS:
        return str(PARAMETER_LABELS[path])
    above, _dot, last = path.rpartition(".")
    return _WITHIN[above](last) if above in _WITHIN else path


def block_of(path: str) -> str:
    """Return the name of the block that a parameter stands in."""
    return str(BLOCK_LABELS.get(path.partition(".")[0], path))


def list_name(provider: str) -> str:
    """Return the name of a list of universities or companies."""
    return str(LIST_LABELS.get(provider, provider))


def shown(path: str, value: Any) -> str:
    """Return a value of a parameter in words; empty where there is none."""
    if value is None:
        return ""
    if path in _VALUES:
        return _VALUES[path](value)
    above = path.rpartition(".")[0]
    return _VALUES_WITHIN[above](value) if above in _VALUES_WITHIN else _plain(value)


def years(count: int) -> str:
    """Return a number of years."""
    return ngettext("%(count)d year", "%(count)d years", count) % {"count": count}


def language_of(text: str) -> str:
    """Return the language that a text by hand is in: with any Hangul it is Korean."""
    return "ko" if re.search("[가-힣]", text) else "en"


def either(names: list[str]) -> str:
    """Return alternatives: `A, B or C`."""
    return _joined(names, pgettext("between alternatives", " or "))


def both(names: list[str]) -> str:
    """Return things that are all needed: `A, B and C`."""
    return _joined(names, pgettext("between things that are all needed", " and "))


def _joined(names: list[str], last: str) -> str:
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return now("Yes") if value else now("No")
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    return str(value)


def _named(labels: Mapping[Any, Words]) -> Callable[[Any], str]:
    def name(value: Any) -> str:
        codes: Iterable[Any] = value if isinstance(value, list) else [value]
        return ", ".join(str(labels.get(code, code)) for code in codes)

    return name


def _way(value: Mapping[str, Any]) -> str:
    """Return one way to the experience as a short line."""
    parts = [str(EMPLOYMENT_LABELS[value["kind"]])]
    if value["years"]:
        parts.append(years(value["years"]))
    if value["top_years"]:
        parts.append(
            now("%(years)s of it at a top employer") % {"years": years(value["top_years"])}
        )
    if value.get("some_top"):
        parts.append(now("some of it at a top employer"))
    if value.get("at_institutes"):
        parts.append(now("top institutes count as well"))
    return ", ".join(parts)


def _day(value: str) -> str:
    words = now("for filings from %(day)s")
    return words % {"day": formats.day(date.fromisoformat(value))}


def _table(name: Callable[[Mapping[str, Any]], str]) -> Callable[[Any], str]:
    def table(rows: Any) -> str:
        return "; ".join(f"{name(row)}: {points(row['points'])}" for row in rows)

    return table


def points(count: int) -> str:
    """Return a number of points."""
    return ngettext("%(count)d point", "%(count)d points", count) % {"count": count}


def times(multiple: str) -> str:
    """Return a multiple of the income figure."""
    return now("%(multiple)s × GNI per capita") % {"multiple": multiple}


def rank(place: int) -> str:
    """Return a place on a list."""
    return now("rank %(rank)s") % {"rank": place}


_list_values: Mapping[str, Callable[[Any], str]] = {
    "providers": _named(LIST_LABELS),
    "limit": rank,
    "time": _named(TIME_LABELS),
    "quantifier": _named(QUANTIFIER_LABELS),
    "window_years": years,
}
_VALUES: Mapping[str, Callable[[Any], str]] = {
    "pathways": lambda codes: " → ".join(pathway_title(code) for code in codes),
    "degree.levels": _named(LEVEL_LABELS),
    "degree.recency_years": years,
    "degree.designated.country": country_name,
    **{f"lists.{key}": words for key, words in _list_values.items()},
    **{f"companies.{key}": words for key, words in _list_values.items()},
    "gni.multiple": times,
    "gni.waiver_multiple": times,
    "waiver.scope": _named(SCOPE_LABELS),
    "recommendation.kinds": _named(RECOMMENDATION_LABELS),
    "points.pass_mark": points,
    "points.qualitative.expertise": points,
    "points.qualitative.strategic_value": points,
    "points.sme_bonus": points,
    "points.quantitative.degree": _table(lambda row: str(LEVEL_LABELS[row["level"]])),
    "points.quantitative.employer": _table(lambda row: years(row["years"])),
    "points.quantitative.pay": _table(lambda row: times(row["multiple"])),
}
_VALUES_WITHIN: Mapping[str, Callable[[Any], str]] = {
    "pathways": _named(CRITERION_LABELS),
    "fields": _day,
    "experience.alternatives": _way,
    "lists.limits": rank,
    "companies.limits": rank,
}
LEVELS_IN_A_SENTENCE: Mapping[str, Words] = {
    "bachelor": pgettext_lazy("in a sentence", "a bachelor's degree"),
    "master": pgettext_lazy("in a sentence", "a master's degree"),
    "doctorate": pgettext_lazy("in a sentence", "a doctorate"),
}
