"""How scenarios read: their states, groups and answers."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from visas.labels.edition_parameters import list_name
from visas.rules.scenario_life import ScenarioState

Words = str | Promise

SCENARIO_STATE_LABELS: Mapping[ScenarioState, Words] = {
    ScenarioState.QUEUED: _("Waiting"),
    ScenarioState.RUNNING: pgettext_lazy("of a scenario", "Counting"),
    ScenarioState.DONE: pgettext_lazy("of a scenario", "Counted"),
    ScenarioState.FAILED: pgettext_lazy("of a scenario", "Failed"),
}
GROUP_LABELS: Mapping[str, Words] = {
    "field": _("By advanced field"),
    "nationality": _("By nationality"),
    "university": _("By university"),
    "consortium": _("By consortium"),
    "month": _("By month of filing"),
}
GROUP_NAMES: Mapping[str, Words] = {
    "field": _("Advanced field"),
    "nationality": _("Nationality"),
    "university": _("University"),
    "consortium": _("Consortium"),
    "month": _("Month of filing"),
}
SUMMARY_LABELS: Mapping[str, Words] = {
    "cases": _("Cases"),
    "base_met": _("Met before"),
    "variant_met": _("Met after"),
    "newly_met": _("Newly met"),
    "no_longer_met": _("No longer met"),
    "newly_undetermined": _("Newly undetermined"),
}
COUNTED_LABEL = _("Counted in all")
OTHERS_LABEL = _("All others")
NOBODY_LABELS: Mapping[str, Words] = {
    "field": _("No field named"),
    "nationality": _("Not given"),
    "university": _("No university recognised"),
    "consortium": _("No consortium"),
    "month": _("Not given"),
}


def lists_words(held: Sequence[str]) -> str:
    """Return lists as they were noted (`QS 2027`), by their names with all their editions."""
    found: dict[str, list[str]] = {}
    for one in held:
        provider, _space, edition = one.partition(" ")
        found.setdefault(provider, []).append(edition)
    return "; ".join(f"{list_name(name)} {', '.join(each)}" for name, each in found.items())
