"""An edition with some parameters changed, to be asked what it would do."""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from visas.rules.editions import EditionParameters
from visas.rules.json_fields import Malformed

_FREE = {"lists.limits", "companies.limits"}
"""Objects that take any key."""


def varied(edition: EditionParameters, changes: Mapping[str, Any]) -> EditionParameters:
    """Return the edition with other values at some paths, such as `lists.limit` or `fields`.

    A path follows the parameters' JSON; a number in it is a place in a list, from 0. Fields may be
    given as codes: new ones then count from the day on which the first of the edition's does.
    Raises `Malformed` for a path that is not there, or a value that the rules refuse.
    """
    data = deepcopy(edition.to_json())
    for path, value in changes.items():
        _put(data["parameters"], path, _fields(edition, value) if path == "fields" else value)
    return EditionParameters.from_json(data)


def value_of(text: str, held: Any) -> Any:
    """Return a value as people write it: JSON, words between commas where a list is held, text.

    A word in place of one of our codes, which are in small letters, may be in capitals: `BOTH`.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass  # not JSON: then it is meant as it stands
    if isinstance(held, list):
        return [word.strip() for word in text.split(",")]
    return text.lower() if isinstance(held, str) and held.islower() else text


def held_at(edition: EditionParameters, path: str) -> Any:
    """Return what the edition holds at a path. Raises `Malformed` where there is no such path."""
    found: Any = edition.to_json()["parameters"]
    parts = path.split(".")
    for depth, part in enumerate(parts):
        is_free = ".".join(parts[:depth]) in _FREE
        found = found.get(part) if is_free else _inside(found, part, path)
    return found


def _put(parameters: dict[str, Any], path: str, value: Any) -> None:
    *parents, last = path.split(".")
    target: Any = parameters
    for part in parents:
        target = _inside(target, part, path)
    if ".".join(parents) not in _FREE:
        _inside(target, last, path)
    target[int(last) if isinstance(target, list) else last] = value


def _inside(target: Any, part: str, path: str) -> Any:
    if isinstance(target, dict) and part in target and part != "sources":
        return target[part]
    if isinstance(target, list) and part.isdecimal() and int(part) < len(target):
        return target[int(part)]
    known = _known(target)
    raise Malformed(f"{path}: no such parameter ({part}); known here: {known}.")


def _known(target: Any) -> str:
    if isinstance(target, dict):
        return ", ".join(sorted(set(target) - {"sources"}))
    return f"places 0 to {len(target) - 1}" if isinstance(target, list) and target else "nothing"


def _fields(edition: EditionParameters, value: Any) -> Any:
    """Return fields given as codes in the form of the parameters."""
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        return value
    days = {rule.code: rule.applies_from for rule in edition.fields}
    first = min(days.values(), default=edition.effective_from)
    return [{"code": code, "applies_from": days.get(code, first).isoformat()} for code in value]
