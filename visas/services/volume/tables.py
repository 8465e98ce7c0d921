"""Rows as PostgreSQL's COPY reads them: text, a tab between columns, a line for each."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from json import JSONEncoder
from operator import attrgetter
from types import MappingProxyType, NoneType
from typing import Any
from uuid import UUID

from django.db.models import Field, Model
from django.db.models.fields import NOT_PROVIDED

NOTHING: Mapping[str, Any] = MappingProxyType({})
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


class Ready(str):
    """Text as COPY reads it already: what many rows share is written once."""

    __slots__ = ()


def _text(value: str) -> str:
    if value.isprintable() and "\\" not in value:
        return value
    return value.translate(_ESCAPES)


_json = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Writers(dict[type, Callable[[Any], str]]):
    """How values of a type are written; the codes of enumerations as the text they are."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        if not issubclass(kind, str):
            raise TypeError(f"{kind.__name__} cannot be copied.")
        self[kind] = str
        return str


_WRITERS = _Writers(
    {
        NoneType: lambda _nothing: r"\N",
        str: _text,
        Ready: str,
        int: str,
        float: repr,
        bool: lambda value: "t" if value else "f",
        date: date.isoformat,
        datetime: datetime.isoformat,
        UUID: str,
        dict: lambda value: _text(_json(value)),
        list: lambda value: _text(_json(value)),
    }
)


def written(value: Any) -> str:
    """Return a value as COPY reads it. Raises TypeError for what no column of ours holds."""
    return _WRITERS[type(value)](value)


def together(values: Iterable[Any]) -> Ready:
    """Return what neighbouring columns hold: for what many rows share."""
    return Ready("\t".join(map(written, values)))


def array(values: Iterable[Any]) -> Ready:
    """Return a list of numbers or days as a column of an array type has it."""
    parts = ["NULL" if value is None else str(value) for value in values]
    return Ready("{" + ",".join(parts) + "}")


class Table:
    """A table, and where in a record each of its columns is found.

    `paths` maps column → attribute path, or several columns → the path of what `together` made of
    them; `fixed` maps column → the same value in all rows. Columns that are not named get their
    field's default, so that a column added elsewhere does no harm here.
    """

    def __init__(
        self,
        model: type[Model],
        paths: Mapping[str | tuple[str, ...], str],
        fixed: Mapping[str, Any] = NOTHING,
    ) -> None:
        self.name = model._meta.db_table
        named = [column for one in paths for column in (one if isinstance(one, tuple) else (one,))]
        rest = {
            field.column: written(fixed[field.column]) if field.column in fixed else _default(field)
            for field in model._meta.concrete_fields
            if field.column not in named and field.get_internal_type() != "BigAutoField"
        }
        self.columns = (*named, *rest)
        self._values = attrgetter(*paths.values())
        self._rest = "".join(f"\t{text}" for text in rest.values()) + "\n"

    def line(self, record: object) -> str:
        """Return the row of a record."""
        texts = [
            value if (kind := type(value)) is Ready else _WRITERS[kind](value)
            for value in self._values(record)
        ]
        return "\t".join(texts) + self._rest


def _default(field: "Field[Any, Any]") -> str:
    """Return what a column holds that nobody fills in."""
    if field.null:
        return r"\N"
    if field.default is not NOT_PROVIDED:
        return written(field.get_default())
    return ""
