"""Strict reading of JSON objects: the right type or a sentence that names the place."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
N = TypeVar("N", int, int | None)

Json = Mapping[str, Any]

_ALSO_WRITTEN = {"UK": "GB", "EL": "GR"}
"""Codes that ISO 3166 keeps free because others use them, and the countries they stand for."""

MOST_YEARS = 100
"""More years than anybody works or any list goes back; and the calendar ends some day."""
MOST_TIMES = 1000
PLACES = 6
"""Digits of a multiple behind the point."""

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
STATUS_CODE = "^[A-H]-[0-9]{1,2}(-[0-9A-Z]{1,4})*$"
"""How a status of stay is written: E-7, F-2-T, D-10-T, F-5-16S."""


class Malformed(ValueError):  # noqa: N818 -- reads as what the input is
    """The JSON does not have the agreed form; the message says where and why."""


@contextmanager
def inside(where: str) -> Iterator[None]:
    """Name the place in front of whatever is refused inside."""
    try:
        yield
    except Malformed as problem:
        raise Malformed(f"{where}.{problem}") from problem


def only(data: Json, *keys: str) -> None:
    """Refuse an object that has any other key than these."""
    for key in data:
        if key not in keys:
            raise Malformed(f"{key}: unknown here; known are {', '.join(keys)}.")


def mapping(value: Any, where: str) -> Json:
    """Return `value` as an object, or refuse."""
    if not isinstance(value, Mapping):
        raise Malformed(f"{where}: an object is needed.")
    return value


def objects(
    data: Json, key: str, read: Callable[[Json], T], most: int | None = None
) -> tuple[T, ...]:
    """Return the objects of the list under `key`, each read by `read`; refuse anything else."""
    items = data.get(key)
    if not isinstance(items, list | tuple):
        raise Malformed(f"{key}: a list is needed.")
    if most is not None and len(items) > most:
        raise Malformed(f"{key}: {most} at most.")
    found = []
    for position, item in enumerate(items):
        given = item if isinstance(item, Mapping) else mapping(item, f"{key}[{position}]")
        try:
            found.append(read(given))
        except Malformed as problem:
            raise Malformed(f"{key}[{position}].{problem}") from problem
    return tuple(found)


def nested(data: Json, key: str, read: Callable[[Json], T]) -> T | None:
    """Return the object under `key` read by `read`, or None where it is absent or null."""
    value = data.get(key)
    if value is None:
        return None
    given = mapping(value, key)
    try:
        return read(given)
    except Malformed as problem:
        raise Malformed(f"{key}.{problem}") from problem


def needed(data: Json, key: str, read: Callable[[Json], T]) -> T:
    """Return the object under `key` read by `read`, or refuse where there is none."""
    value = nested(data, key, read)
    if value is None:
        raise Malformed(f"{key}: an object is needed.")
    return value


def text(data: Json, key: str) -> str:
    """Return the text under `key`, spaces trimmed; empty where absent or null."""
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Malformed(f"{key}: text is needed.")
    return value.strip()


def needed_text(data: Json, key: str) -> str:
    """Return the text under `key`, or refuse where there is none."""
    value = text(data, key)
    if not value:
        raise Malformed(f"{key}: text is needed.")
    return value


def texts(data: Json, key: str) -> tuple[str, ...]:
    """Return the list of texts under `key`; refuse anything else, and any text twice."""
    items = data.get(key)
    if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
        raise Malformed(f"{key}: a list of texts is needed.")
    if len(set(items)) != len(items):
        raise Malformed(f"{key}: the same text stands there twice.")
    return tuple(items)


def some_texts(data: Json, key: str) -> tuple[str, ...]:
    """Return the list of texts under `key`, or refuse an empty one."""
    found = texts(data, key)
    if not found or not all(found):
        raise Malformed(f"{key}: at least one is needed, and none may be empty.")
    return found


def country(data: Json, key: str) -> str:
    """Return the two-letter country code under `key` in capitals; empty where absent."""
    code = text(data, key).upper()
    code = _ALSO_WRITTEN.get(code, code)
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):  # noqa: PLR2004 -- ISO
        raise Malformed(f"{key}: a two-letter country code is needed, not {code!r}.")
    return code


def status_code(data: Json, key: str) -> str:
    """Return the status of stay under `key` in capitals; empty where absent."""
    code = text(data, key).upper()
    if code and not re.fullmatch(STATUS_CODE, code):
        raise Malformed(f"{key}: a status such as F-2-T or E-7-1 is needed, not {code!r}.")
    return code


def number(data: Json, key: str) -> int | None:
    """Return the whole number of zero or more under `key`, or None."""
    value = data.get(key)
    if value is not None and (type(value) is not int or value < 0):
        raise Malformed(f"{key}: a whole number of zero or more is needed.")
    return value


def at_most(most: int, read: Callable[[Json, str], N]) -> Callable[[Json, str], N]:
    """Return what reads a number as `read` does, and refuses one above `most`."""

    def bounded(data: Json, key: str) -> N:
        value = read(data, key)
        if value is not None and value > most:
            raise Malformed(f"{key}: {most} at most.")
        return value

    return bounded


def needed_number(data: Json, key: str) -> int:
    """Return the whole number under `key`, or refuse where there is none."""
    value = number(data, key)
    if value is None:
        raise Malformed(f"{key}: a whole number is needed.")
    return value


def positive(data: Json, key: str) -> int:
    """Return the whole number of one or more under `key`, or refuse."""
    value = needed_number(data, key)
    if value == 0:
        raise Malformed(f"{key}: a whole number of one or more is needed.")
    return value


def multiple(data: Json, key: str) -> Decimal:
    """Return the decimal number above zero under `key`, written as a number or as text."""
    value = data.get(key)
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            decimal = Decimal(str(value))
        except InvalidOperation:
            decimal = Decimal(0)
        if decimal.is_finite() and 0 < decimal <= MOST_TIMES and _places(decimal) <= PLACES:
            return decimal
    raise Malformed(f"{key}: a number above zero, {MOST_TIMES} at most, is needed.")


def _places(decimal: Decimal) -> int:
    exponent = decimal.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def flag(data: Json, key: str) -> bool | None:
    """Return the truth value under `key`, or None."""
    value = data.get(key)
    if value is not None and not isinstance(value, bool):
        raise Malformed(f"{key}: true or false is needed.")
    return value


def needed_flag(data: Json, key: str) -> bool:
    """Return the truth value under `key`, or refuse where there is none."""
    value = flag(data, key)
    if value is None:
        raise Malformed(f"{key}: true or false is needed.")
    return value


def day(data: Json, key: str) -> date | None:
    """Return the day under `key`, written YYYY-MM-DD, or None."""
    value = data.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise Malformed(f"{key}: a day written YYYY-MM-DD is needed.")
    try:
        return date.fromisoformat(value)
    except ValueError as problem:
        raise Malformed(f"{key}: {value!r} is no day.") from problem


def needed_day(data: Json, key: str) -> date:
    """Return the day under `key`, or refuse where there is none."""
    value = day(data, key)
    if value is None:
        raise Malformed(f"{key}: a day is needed.")
    return value


def choice(data: Json, key: str, options: type[E]) -> E | None:
    """Return the member of `options` under `key`, or None where absent."""
    value = data.get(key)
    if value is None or value == "":
        return None
    try:
        return options(value)
    except ValueError as problem:
        allowed = ", ".join(options)
        raise Malformed(f"{key}: one of {allowed} is needed.") from problem


def choices(data: Json, key: str, options: type[E]) -> tuple[E, ...]:
    """Return the members of `options` listed under `key`; refuse anything else."""
    return tuple(needed_choice({key: value}, key, options) for value in texts(data, key))


def needed_choice(data: Json, key: str, options: type[E]) -> E:
    """Return the member of `options` under `key`, or refuse where there is none."""
    value = choice(data, key, options)
    if value is None:
        raise Malformed(f"{key}: one of {', '.join(options)} is needed.")
    return value


def iso(value: date | None) -> str | None:
    """Return a day as JSON carries it."""
    return None if value is None else value.isoformat()
