"""How the findings of an assessment read: what is asked, what is known, and why so."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from talentportal.core import formats
from talentportal.core.countries import country_name
from talentportal.kernel.dates import MONTHS
from talentportal.reference.labels import COMPANY_PROVIDERS, PROVIDERS
from visas.labels.cases import EMPLOYMENT_LABELS, LEVEL_LABELS
from visas.labels.reasons import REASONS
from visas.rules.findings import Because, Criterion, Finding, Value
from visas.rules.outcomes import Outcome


class Audience(StrEnum):
    """Who reads: the officer who decides, or the applicant."""

    OFFICER = "officer"
    APPLICANT = "applicant"


CRITERION_LABELS: Mapping[Criterion, str | Promise] = {
    Criterion.EDITION: _("Criteria in force"),
    Criterion.EDUCATION: _("Education"),
    Criterion.DEGREE: _("Degree"),
    Criterion.EXPERIENCE: _("Experience"),
    Criterion.WORK: _("Work experience"),
    Criterion.POSTDOC: _("Post-doctoral research"),
    Criterion.WAIVER: _("Education or experience"),
    Criterion.PAY: _("Pay"),
    Criterion.CONTRACT: _("Employment contract"),
    Criterion.EMPLOYER: _("Employer in Korea"),
    Criterion.FIELD: _("Advanced field"),
    Criterion.RECOMMENDATION: _("Recommendation"),
    Criterion.POINTS: _("Points"),
}
PATHWAY_LABELS: Mapping[str, str | Promise] = {
    "A": _("Path A: education, experience and pay"),
    "B": _("Path B: high pay"),
    "job-seeker": _("Job search after a top degree"),
    "k-star": _("Recommended by a K-STAR university"),
    "fixed": _("Fixed criteria"),
    "points": _("100 points"),
}
ADVANCED_FIELD_LABELS: Mapping[str, str | Promise] = {
    "ai": _("Artificial intelligence"),
    "semiconductors": _("Semiconductors"),
    "displays": _("Displays"),
    "secondary_batteries": _("Secondary batteries"),
    "bio": _("Biotechnology"),
    "robotics": _("Robotics"),
    "defence": _("Defence technology"),
    "advanced_mobility": _("Advanced mobility"),
    "other": _("Another field"),
}
RECOMMENDATION_LABELS: Mapping[str, str | Promise] = {
    "university_president": _("by the president of the university"),
    "kotra": _("by KOTRA"),
}
_REQUIREMENTS: Mapping[Criterion, str | Promise] = {
    Criterion.EDITION: _("Criteria in force on the filing day."),
    Criterion.EDUCATION: "",
    Criterion.DEGREE: "",
    Criterion.WORK: _("At least %(years)s of work, of which %(top_years)s at %(top)s."),
    Criterion.POSTDOC: _(
        "At least %(years)s of post-doctoral research, of which %(top_years)s at %(top)s."
    ),
    Criterion.WAIVER: _("Education or experience; higher pay stands in for the other."),
    Criterion.PAY: _(
        "At least %(threshold)s a year: %(multiple)s × GNI per capita of %(gni_year)s."
    ),
    Criterion.CONTRACT: _("A signed employment contract."),
    Criterion.EMPLOYER: _("An employer in Korea."),
    Criterion.FIELD: _("A job in one of the advanced fields: %(fields)s."),
    Criterion.RECOMMENDATION: _("A recommendation: %(kinds)s."),
    Criterion.POINTS: _("At least %(pass_mark)s of 100 points."),
}
_TOP: Mapping[Criterion, str | Promise] = {
    Criterion.WORK: _("a world-class company"),
    Criterion.POSTDOC: _("a top institute"),
}
_LISTS: Mapping[Any, str | Promise] = {**PROVIDERS, **COMPANY_PROVIDERS}
RESTS_ON_LISTS = frozenset(
    {
        Because.DEGREE_QUALIFIES,
        Because.RANK_WITHIN_LIMIT,
        Because.RANK_BEYOND_LIMIT,
        Because.NOT_ON_LISTS,
        Because.LIST_TOO_SHORT,
        Because.LIST_NOT_HELD,
        Because.EXPERIENCE_SUFFICES,
        Because.YEARS_SUFFICE,
        Because.TOP_YEARS_SHORT,
        Because.TOP_EMPLOYER_FOUND,
        Because.NO_TOP_EMPLOYER,
    }
)
"""Reasons that would be others if other lists were held."""
_TOP_EITHER = _("a world-class company or a top institute")


def title(finding: Finding) -> str:
    """Return the criterion's name, for a degree with the university's."""
    label = str(CRITERION_LABELS[finding.code])
    institution = finding.numbers.get("institution")
    return f"{label}: {institution}" if finding.code is Criterion.DEGREE and institution else label


def requirement(finding: Finding) -> str:
    """Return what the edition asks for, with its thresholds; empty for a single degree."""
    if finding.code is Criterion.EXPERIENCE:
        return now(" Or: ").join(requirement(part) for part in finding.parts)
    if finding.code is Criterion.EDUCATION:
        return _education(finding)
    return _asked(finding) % _shown(finding)


def _asked(finding: Finding) -> str:
    """Return the sentence of what is asked; another one where a threshold cannot be told."""
    if finding.numbers.get("some_top"):
        return now("Work at %(top)s, however long.")
    if finding.code is Criterion.WAIVER and finding.threshold == "both":
        return now("Neither education nor experience is needed.")
    if finding.code is Criterion.PAY and "threshold_won" not in finding.numbers:
        return now("Pay of %(multiple)s × GNI per capita.")
    if finding.code is Criterion.POINTS and finding.threshold is None:
        return now("Enough of 100 points; the pass mark has not been published.")
    return str(_REQUIREMENTS[finding.code])


def reason(finding: Finding, audience: Audience) -> str:
    """Return why the criterion is met, not met, or cannot be told, for this reader."""
    for_officer, for_applicant = REASONS[finding.because]
    sentence = for_officer if audience is Audience.OFFICER else for_applicant
    told = [str(sentence) % _shown(finding), *_remarks(finding)]
    if finding.numbers.get("is_expected") and finding.outcome is Outcome.MET:
        remark = now("The degree is expected on %(awarded_on)s and must then be shown.")
        told.append(remark % _shown(finding))
    return " ".join(told)


def _remarks(finding: Finding) -> list[str]:
    """Return what is wanting of the lists that an answer rests on; parts say so themselves."""
    is_told_in_parts = finding.parts and finding.outcome is not Outcome.MET
    if is_told_in_parts or finding.because not in RESTS_ON_LISTS:
        return []
    numbers, said = finding.numbers, []
    if "stand_ins" in numbers:
        said.append(now("No edition of the right time is held; the nearest stand in: %(lists)s."))
    elif "is_stand_in" in numbers:
        said.append(now("No edition of the right time is held; the nearest stands in: %(list)s."))
    if "not_held" in numbers and finding.because is Because.LIST_NOT_HELD:
        said.append(now("Not held yet: %(not_held)s."))
    elif "not_held" in numbers:
        said.append(now("These lists count as well but are not held yet: %(not_held)s."))
    shown = {
        "list": _list(numbers),
        "lists": ", ".join(map(_list_edition, _codes(numbers.get("stand_ins")))),
        "not_held": _names(numbers.get("not_held"), _LISTS),
    }
    return [sentence % shown for sentence in said]


def _education(finding: Finding) -> str:
    by_rank = now("A degree (%(levels)s) from a university ranked within the first %(limit)s.")
    by_name = now("A degree (%(levels)s) from one of the designated universities.")
    asked = [by_rank if "limit" in finding.numbers else by_name]
    if "recency" in finding.numbers:
        asked.append(now("Awarded at most %(recency)s before filing."))
    return " ".join(asked) % _shown(finding)


def pathway_title(pathway: str) -> str:
    """Return the name of a pathway; its code where it has none."""
    return str(PATHWAY_LABELS.get(pathway, pathway))


def _shown(finding: Finding) -> dict[str, str]:
    """Return every key that a sentence may use, worded; empty where the finding has no value."""
    numbers = finding.numbers
    way = Criterion(str(numbers.get("way") or finding.code))
    shown = {key: _word(key, numbers.get(key)) for key in _WORDS}
    shown["filed_on"] = _day(numbers.get("filed_on") or finding.fact)
    shown["kind"] = shown["kind"] or str(EMPLOYMENT_LABELS.get(way, ""))
    shown["top"] = str(_TOP_EITHER if numbers.get("at_institutes") else _TOP.get(way, ""))
    shown["spent"] = _span(numbers.get("months"), numbers.get("days"))
    shown["top_spent"] = _span(numbers.get("top_months"), numbers.get("top_days"))
    shown["list"] = _list(numbers)
    shown["table"] = _table(shown) if finding.code is Criterion.POINTS else ""
    shown["threshold"] = shown["threshold_won"]
    shown["pay"] = shown["pay_won"]
    shown["short"] = _missing_pay(numbers)
    shown["held"] = str(CRITERION_LABELS.get(_criterion(finding.fact), ""))
    if finding.code is Criterion.FIELD:
        shown["fields"] = _names(finding.threshold, ADVANCED_FIELD_LABELS)
    if not shown["levels"]:
        shown["levels"] = _names(finding.threshold, LEVEL_LABELS)
    return shown


def _word(key: str, value: Value) -> str:
    return "" if value is None else _WORDS[key](value)


def _day(value: Value) -> str:
    try:
        return formats.day(date.fromisoformat(str(value)))
    except ValueError:
        return ""


def _years(value: Value) -> str:
    count = value if isinstance(value, int) else 0
    return ngettext("%(count)d year", "%(count)d years", count) % {"count": count}


def _span(months: Value, days: Value) -> str:
    """Return a time as years and months; days only where there is less than a month."""
    if not isinstance(months, int):
        return ""
    years, rest = divmod(months, MONTHS)
    parts = [_years(years)] if years else []
    if rest:
        parts.append(ngettext("%(count)d month", "%(count)d months", rest) % {"count": rest})
    if not parts:
        count = days if isinstance(days, int) else 0
        parts.append(ngettext("%(count)d day", "%(count)d days", count) % {"count": count})
    return " ".join(parts)


def _list(numbers: Mapping[str, Value]) -> str:
    return _list_edition(f"{numbers.get('provider', '')} {numbers.get('edition', '')}")


def _list_edition(written: str) -> str:
    """Return the name of a list and its edition, from the code of the list and its edition."""
    provider, _space, edition = written.partition(" ")
    return f"{_LISTS.get(provider, provider)} {edition}".strip()


def _table(shown: Mapping[str, str]) -> str:
    """Return the points by what they were given for."""
    return (
        now(
            "Degree %(degree_points)s, employers %(employer_points)s, pay %(pay_points)s, "
            "reviewers and bonus %(review_points)s."
        )
        % shown
    )


def _missing_pay(numbers: Mapping[str, Value]) -> str:
    threshold, pay = numbers.get("threshold_won"), numbers.get("pay_won")
    both = isinstance(threshold, int) and isinstance(pay, int)
    return formats.won(threshold - pay) if both else ""  # type: ignore[operator]


def _criterion(value: Value) -> Any:
    return value if isinstance(value, str) else ""


def _names(value: Value, labels: Mapping[Any, Any]) -> str:
    return ", ".join(str(labels.get(code, code)) for code in _codes(value))


def _codes(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _won(value: Value) -> str:
    return formats.won(value) if isinstance(value, int) else ""


_WORDS: Mapping[str, Callable[[Value], str]] = {
    **dict.fromkeys(("institution", "employer", "edition", "rank", "limit"), str),
    **dict.fromkeys(("gni_year", "multiple"), str),
    **dict.fromkeys(("pass_mark", "points", "possible_points"), str),
    **dict.fromkeys(("degree_points", "employer_points", "pay_points", "review_points"), str),
    **dict.fromkeys(("pay_won", "threshold_won", "gni_won"), _won),
    **dict.fromkeys(("years", "top_years", "recency"), _years),
    "awarded_on": _day,
    "country": lambda value: country_name(str(value)),
    "field": lambda value: str(ADVANCED_FIELD_LABELS.get(str(value), value)),
    "fields": lambda value: _names(value, ADVANCED_FIELD_LABELS),
    "kind": lambda value: str(RECOMMENDATION_LABELS.get(str(value), value)),
    "kinds": lambda value: _names(value, RECOMMENDATION_LABELS),
    "level": lambda value: str(LEVEL_LABELS.get(str(value), value)),
    "levels": lambda value: _names(value, LEVEL_LABELS),
}
