"""An edition as a list of single parameters, so that two can be compared one by one.

A parameter has a path, such as `lists.limit`, `fields.ai` or `pathways.A`. Sources are kept under
the same paths, or under one that leads to them (`fields` for `fields.ai`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from visas.rules.editions import EditionParameters, Source

NOTHING: tuple[Any, ...] = (None, False, [], {}, "")
"""Values that mean the same as a parameter that is not there."""


_SAID_WITH = {
    "lists.window_years": "lists.time",
    "companies.window_years": "companies.time",
    "waiver.is_disputed": "waiver.scope",
}
"""Parameters that have no source of their own: it stands with the one that they belong to."""


@dataclass(frozen=True, slots=True)
class Change:
    """A parameter that two editions have differently; None where one has it not."""

    path: str
    before: Any
    after: Any
    source_before: Source | None
    source_after: Source | None


def outline(edition: EditionParameters) -> dict[str, Any]:
    """Return path → value for everything that the edition says, in reading order."""
    parameters = edition.to_json()["parameters"]
    found: dict[str, Any] = {}
    for block, value in parameters.items():
        if block != "sources":
            found.update(_flat(block, value))
    return {path: value for path, value in found.items() if value not in NOTHING}


def _flat(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if path == "pathways":
        yield "pathways", [pathway["code"] for pathway in value]
        yield from ((f"pathways.{pathway['code']}", pathway["criteria"]) for pathway in value)
    elif path == "fields":
        yield from ((f"fields.{field['code']}", field["applies_from"]) for field in value)
    elif path == "experience.alternatives":
        yield from ((f"{path}.{place}", way) for place, way in enumerate(value, 1))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{path}.{key}", inner)
    else:
        yield path, value


def source_of(edition: EditionParameters, path: str) -> Source | None:
    """Return where a parameter was read, or None where nobody said."""
    path = _SAID_WITH.get(path, path)
    while path:
        if path in edition.sources:
            return edition.sources[path]
        path = path.rpartition(".")[0]
    return None


def changes(before: EditionParameters, after: EditionParameters) -> tuple[Change, ...]:
    """Return the parameters that differ, in value or only in their source."""
    old, new = outline(before), outline(after)
    paths = [*new, *(path for path in old if path not in new)]
    compared = (
        Change(
            path,
            old.get(path),
            new.get(path),
            source_of(before, path) if path in old else None,
            source_of(after, path) if path in new else None,
        )
        for path in sorted(paths, key=_place)
    )
    return tuple(
        one for one in compared if (one.before, one.source_before) != (one.after, one.source_after)
    )


def unsourced(edition: EditionParameters) -> tuple[str, ...]:
    """Return the parameters of which nobody said where they were read; pathways need no source."""
    return tuple(
        path
        for path in outline(edition)
        if not path.startswith("pathways") and source_of(edition, path) is None
    )


def _place(path: str) -> int:
    """Return the place of a parameter's block in reading order."""
    return BLOCKS.index(path.partition(".")[0])


BLOCKS = (
    "pathways",
    "degree",
    "lists",
    "experience",
    "companies",
    "waiver",
    "gni",
    "fields",
    "recommendation",
    "points",
)
"""The blocks of an edition, in the order in which people read them."""
