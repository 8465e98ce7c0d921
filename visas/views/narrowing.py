"""The fields above the queue. Drawing them takes as long as the fifty rows below: they are kept.

One drawing for each choice of conditions and language, by the process. What is searched for is no
part of it: it is different every time, and may be a name.
"""

from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from talentportal.core.templatetags.ui import field
from visas.filters import QueueFilter
from visas.forms.desk import OrderForm

MOST = 300
"""Drawings that are kept: some twelve kilobytes each."""
_NAMES = (
    "track",
    "state",
    "outcome",
    "flag",
    "field",
    "nationality",
    "submitted_from",
    "submitted_to",
)
_Key = tuple[str | None, tuple[str, ...], str]
_kept: dict[_Key, SafeString] = {}


def fields(found: QueueFilter, order: OrderForm) -> SafeString:
    """Return the fields of the filter but the search, and that of the order."""
    bound = [*(found.form[name] for name in _NAMES), order["order"]]
    if not found.is_valid():
        return _drawn(bound)
    values = tuple(str(one.value() or "") for one in bound)
    key = (get_language(), values, _choices(found, order))
    known = _kept.get(key)
    if known is None:
        if len(_kept) >= MOST:
            _kept.clear()
        known = _kept[key] = _drawn(bound)
    return known


def _drawn(bound: list[BoundField]) -> SafeString:
    return mark_safe("".join(field(one, compact=True) for one in bound))  # noqa: S308 -- drawn


def _choices(found: QueueFilter, order: OrderForm) -> str:
    """Return the choices that are not the same on every day and in every list."""
    widgets = (found.form.fields["field"].widget, order.fields["order"].widget)
    return repr([(key, str(label)) for one in widgets for key, label in one.choices])
