"""How a ranking that was brought in reads: what is wrong with a file, what moved in a list."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talentportal.reference.rules.ranking_diff import Kind
from talentportal.reference.rules.ranking_file import Problem

PROBLEM_LABELS: Mapping[str, str | Promise] = {
    "encoding": _("The file is no text in UTF-8, UTF-16 or CP949."),
    "no_header": _("The first line must name the columns rank, name and country."),
    "no_rows": _("There are no lines below the names of the columns."),
    "too_many_rows": _("A list may have at most 5,000 lines."),
    "not_csv": _("A quotation mark does not end, or stands in the wrong place."),
    "bad_rank": _("This is no rank: “%(value)s”. Write 7, =12, 101-150 or 1501+."),
    "no_name": _("There is no name."),
    "too_long": _("The name is longer than 200 letters: “%(value)s”…"),
    "bad_country": _("This is no country: “%(value)s”. Write two letters, or its name."),
    "bad_ror": _("This is no ROR id: “%(value)s”."),
    "twice": _("“%(value)s” stands in the list already."),
}
KIND_LABELS: Mapping[Kind, Any] = {
    Kind.ENTERS: _("Enters"),
    Kind.LEAVES: _("Leaves"),
    Kind.UP: _("Up"),
    Kind.DOWN: _("Down"),
    Kind.SAME: _("Unchanged"),
}


CROSSING_LABEL = _("Cross rank %s or %s")


def problem(found: Problem) -> str:
    """Return what is wrong with a line of a file, with its number."""
    sentence = str(PROBLEM_LABELS[found.code]) % {"value": found.value}
    if not found.number:
        return sentence
    return str(_("Line %(number)s: %(what)s")) % {"number": found.number, "what": sentence}
