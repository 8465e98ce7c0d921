"""Keyset paging: a page begins after a row, not after a number of rows, so each costs the same.

`page = paging.page(Notice.objects.visible_to(user), request.GET, by=("-created_at", "-id"))` gives
a template `page.rows` and `page.pager`.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import QueryDict

from talentportal.core.components import Pager

M = TypeVar("M", bound=models.Model)
PAGE_SIZE = 25
AFTER, BEFORE = "after", "before"


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """The rows of one page, in their order, and the links to its neighbours."""

    rows: list[M]
    pager: Pager


@dataclass(frozen=True, slots=True)
class _Order:
    """The columns a list is ordered by: all up or all down, the last one unique."""

    names: tuple[str, ...]
    descending: bool

    @classmethod
    def of(cls, by: Sequence[str]) -> "_Order":
        directions = {name.startswith("-") for name in by}
        if len(directions) != 1:
            raise ValueError("Keyset paging needs columns that are all up or all down.")
        return cls(tuple(name.lstrip("-") for name in by), directions.pop())

    def columns(self, *, backwards: bool) -> list[str]:
        sign = "-" if self.descending != backwards else ""
        return [f"{sign}{name}" for name in self.names]

    def beyond(self, values: Sequence[Any], *, backwards: bool) -> Q:
        """Return the condition that a row comes after the row with these values.

        The first column is also limited by itself: that is what lets an index begin there.
        """
        sign = "lt" if self.descending != backwards else "gt"
        condition = Q()
        for depth in range(len(self.names)):
            same = dict(zip(self.names[:depth], values, strict=False))
            condition |= Q(**same, **{f"{self.names[depth]}__{sign}": values[depth]})
        return Q(**{f"{self.names[0]}__{sign}e": values[0]}) & condition


def page(
    queryset: models.QuerySet[M],
    query: QueryDict,
    *,
    by: Sequence[str],
    size: int = PAGE_SIZE,
    total: int | None = None,
) -> Page[M]:
    """Return the page that `?after=` or `?before=` asks for, or the first.

    `by` names columns without NULLs, all ascending or all descending, ending with a unique one.
    """
    order = _Order.of(by)
    backwards = BEFORE in query
    values = _read(queryset.model, order, query.get(BEFORE) or query.get(AFTER) or "")
    backwards = backwards and values is not None
    rows = queryset.order_by(*order.columns(backwards=backwards))
    if values is not None:
        rows = rows.filter(order.beyond(values, backwards=backwards))
    found = list(rows[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_previous = more if backwards else values is not None
    has_next = True if backwards else more
    return Page(found, _pager(order, query, found, has_previous, has_next, total))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: behind the row with these values (None: at an end), going up or down."""

    values: tuple[Any, ...] | None
    is_descending: bool

    def is_behind(self, values: tuple[Any, ...]) -> bool:
        """Tell whether a row with these values lies further on."""
        if self.values is None:
            return True
        return values < self.values if self.is_descending else values > self.values


def place(model: type[models.Model], query: QueryDict, by: Sequence[str]) -> Place:
    """Return where the page that is asked for begins, for lists that are worked out as they go."""
    order = _Order.of(by)
    values = _read(model, order, query.get(BEFORE) or query.get(AFTER) or "")
    if values is None:
        return Place(None, order.descending)
    return Place(tuple(values), order.descending != (BEFORE in query))


def is_readable(model: type[models.Model], by: Sequence[str], cursor: str) -> bool:
    """Say whether a link's value is one of this list in this order (programs are told if not)."""
    return _read(model, _Order.of(by), cursor) is not None


def cursor_of(row: models.Model, by: Sequence[str]) -> str:
    """Return the value of `?after=` with which the page behind this row begins."""
    return _write(_Order.of(by), row)


def _pager(
    order: _Order,
    query: QueryDict,
    rows: list[Any],
    has_previous: bool,
    has_next: bool,
    total: int | None,
) -> Pager:
    if not rows:  # the rows of a stale link are gone: the way back is the beginning
        return Pager(_url(query) if has_previous or has_next else "", "", 0, total)
    previous_url = _url(query, BEFORE, _write(order, rows[0])) if has_previous else ""
    next_url = _url(query, AFTER, _write(order, rows[-1])) if has_next else ""
    return Pager(previous_url, next_url, len(rows), total)


def _url(query: QueryDict, name: str = "", value: str = "") -> str:
    changed = query.copy()
    for old in (AFTER, BEFORE):
        changed.pop(old, None)
    if name:
        changed[name] = value
    return f"?{changed.urlencode()}"


def _value(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def _write(order: _Order, row: Any) -> str:
    """Return what a link says of a row: the values of the order's columns, packed."""
    values = [str(_value(row, name)) for name in order.names]
    packed = json.dumps(values, ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _read(model: type[models.Model], order: _Order, cursor: str) -> list[Any] | None:
    """Return the values of a link, or None when somebody has tampered with it."""
    if not cursor:
        return None
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        texts = json.loads(packed)
        if not isinstance(texts, list) or len(texts) != len(order.names):
            return None
        if any("\x00" in str(text) for text in texts):  # PostgreSQL's text holds no NUL
            return None
        return [
            _comparable(_field(model, name).to_python(str(text)))
            for name, text in zip(order.names, texts, strict=True)
        ]
    except (binascii.Error, ValueError, OverflowError, ValidationError):
        return None


def _comparable(value: Any) -> Any:
    """Return a value as the database can compare it. Raises ValueError or OverflowError.

    A moment may be written with offsets that PostgreSQL does not know, and at the ends of time.
    """
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        raise ValueError("A moment without a time zone is none of ours.")
    return value.astimezone(UTC)


def _field(model: type[models.Model], name: str) -> Any:
    *relations, last = name.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model  # type: ignore[assignment]
    return model._meta.pk if last == "pk" else model._meta.get_field(last)
