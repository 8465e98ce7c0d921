"""What changed between two assessments, in words: the fact or figure, as it was and as it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from talentportal.core import formats
from talentportal.core.countries import country_name
from talentportal.reference.labels import COMPANY_PROVIDERS, PROVIDERS
from visas.labels.answers import FIELD_LABELS
from visas.labels.cases import EMPLOYMENT_LABELS, LEVEL_LABELS
from visas.rules.changes import Difference, Source
from visas.rules.facts import MatchStatus

OCCASION_LABELS: Mapping[str, str | Promise] = {
    "screening": _("Automatic screening"),
    "supplement_answered": _("The applicant answered"),
    "match_confirmed": _("A university was confirmed"),
    "employer_confirmed": _("An employer was confirmed"),
    "recommender_confirmed": _("The university that recommends was confirmed"),
    "scored": _("Reviewers scored the case"),
    "name_revoked": _("A remembered name was revoked"),
}
_ROWS: Mapping[Source, str | Promise] = {
    Source.DEGREES: _("Degree %(place)s"),
    Source.EMPLOYMENT: _("Post %(place)s"),
    Source.OFFER: _("Job in Korea"),
    Source.RECOMMENDATION: _("Recommendation"),
    Source.SCORES: _("Reviewers' scores"),
}
_FIELDS: Mapping[str, str] = {
    "institution": "institution_name",
    "employer": "employer_name",
    "annual_pay_krw": "offer_annual_pay_won",
    "signed": "offer_signed",
    "field": "offer_field",
}
"""Facts that the form calls by another name."""
_CODES: Mapping[str, str | Promise] = {**LEVEL_LABELS, **EMPLOYMENT_LABELS}
Names = Mapping[str, str]


def cause(one: Difference, names: Names) -> str:
    """Return one difference as a sentence; `names` are those of the bodies by their keys."""
    if one.source is Source.EDITION:
        return now("Criteria: %(change)s") % {"change": _arrow(one.before, one.after)}
    if one.source is Source.GNI:
        return _gni(one)
    if one.source in {Source.RANKINGS, Source.COMPANIES}:
        return _list(one, names)
    row = str(_ROWS.get(one.source, "")) % {"place": one.place}
    told = f"{row} (“{one.label}”)" if one.label else row
    if one.name == "identity":
        words = [_identity(value, names) for value in (one.before, one.after)]
        return now("%(row)s is identified: %(change)s") % {"row": told, "change": _arrow(*words)}
    if isinstance(one.before, dict) or isinstance(one.after, dict):
        state = now("added") if one.after is not None else now("taken out")
        return f"{told}: {state}"
    label = FIELD_LABELS.get(_FIELDS.get(one.name, one.name), one.name)
    change = _arrow(_value(one.name, one.before), _value(one.name, one.after))
    return f"{told}, {label}: {change}" if told else f"{label}: {change}"


def _arrow(before: Any, after: Any) -> str:
    return f"{before or '–'} → {after or '–'}"


def _identity(value: Any, names: Names) -> str:
    if not isinstance(value, dict):
        return ""
    status, ref = value.get("status"), str(value.get("ref") or "")
    if status == MatchStatus.MATCH:
        return names.get(ref, ref)
    return now("not certain") if status == MatchStatus.REVIEW else now("none of those held")


def _value(name: str, value: Any) -> str:
    """Return a fact as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return now("Yes") if value else now("No")
    if isinstance(value, int):
        return formats.won(value)
    if name == "country":
        return country_name(str(value))
    if name.endswith("_on"):
        return formats.day(date.fromisoformat(str(value)))
    return str(_CODES.get(str(value), value))


def _gni(one: Difference) -> str:
    row = one.after or one.before
    amounts = [
        formats.won(value["amount_won"]) if value else "" for value in (one.before, one.after)
    ]
    words = {"year": row["year"], "change": _arrow(*amounts)}
    return now("GNI per capita of %(year)s: %(change)s") % words


def _list(one: Difference, names: Names) -> str:
    row = one.after or one.before
    providers: dict[Any, Any] = {**PROVIDERS, **COMPANY_PROVIDERS}
    title = f"{providers.get(row['provider'], row['provider'])} {row['edition']}"
    if "rank" not in row:
        state = now("now held") if one.before is None else now("held otherwise")
        return f"{title}: {state}"
    ranks = [value and value["rank"] for value in (one.before, one.after)]
    body = names.get(row["body"], row["body"])
    words = {"body": body, "list": title, "change": _arrow(*ranks)}
    return now("Rank of “%(body)s” in %(list)s: %(change)s") % words
