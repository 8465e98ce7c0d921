"""The OpenAPI document as rows for a page that everybody can read, with or without scripts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.text import slugify
from drf_spectacular.generators import SchemaGenerator

Json = Mapping[str, Any]
_MEMBERS = "#/components/schemas/"
_BULLET = re.compile(r"\n+\* ")


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter or a member: its name, kind, whether it must be there, and what it means."""

    name: str
    kind: str
    is_required: bool
    told: str
    shape: str = ""
    """Name of the shape it has, if that is described by itself."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What may be answered, with which shape."""

    status: str
    told: str
    shape: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    name: str
    method: str
    path: str
    summary: str
    told: tuple[str, ...]
    values: tuple[Value, ...]
    body: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A JSON object and its members; for a set of words, the words."""

    name: str
    told: str
    members: tuple[Value, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole document: operations by subject, then the shapes they use."""

    title: str
    told: str
    subjects: tuple[tuple[str, tuple[Operation, ...]], ...]
    shapes: tuple[Shape, ...]


@lru_cache(maxsize=1)
def reading() -> Reading:
    """Return the document; it is the same for everybody while the process lives."""
    generator: Any = SchemaGenerator()  # type: ignore[no-untyped-call]
    document: Json = generator.get_schema(request=None, public=True)
    subjects: dict[str, list[Operation]] = {}
    for tag, operation in _operations(document):
        subjects.setdefault(tag, []).append(operation)
    return Reading(
        title=document["info"]["title"],
        told=document["info"]["description"],
        subjects=tuple((tag, tuple(found)) for tag, found in subjects.items()),
        shapes=tuple(
            _shape(name, schema) for name, schema in document["components"]["schemas"].items()
        ),
    )


def _operations(document: Json) -> Iterator[tuple[str, Operation]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield operation["tags"][0], _operation(path, method, operation)


def _operation(path: str, method: str, operation: Json) -> Operation:
    body = operation.get("requestBody", {}).get("content", {})
    return Operation(
        name=slugify(operation["operationId"]),
        method=method.upper(),
        path=path,
        summary=operation.get("summary", ""),
        told=tuple(map(_plain, filter(None, operation.get("description", "").split("\n\n")))),
        values=tuple(_parameter(one) for one in operation.get("parameters", [])),
        body=_content_shape(body),
        replies=tuple(_reply(status, reply) for status, reply in operation["responses"].items()),
    )


def _parameter(one: Json) -> Value:
    kind = f"{one['in']}, {_kind(one['schema'])}"
    return Value(one["name"], kind, bool(one.get("required")), _plain(one.get("description", "")))


def _reply(status: str, reply: Json) -> Reply:
    return Reply(status, reply.get("description", ""), _content_shape(reply.get("content", {})))


def _content_shape(content: Json) -> str:
    """Return the shape of the first format that a body may have."""
    return next((_shape_of(one.get("schema", {})) for one in content.values()), "")


def _shape(name: str, schema: Json) -> Shape:
    needed = schema.get("required", [])
    members = tuple(
        Value(
            member,
            _kind(inner),
            member in needed,
            _plain(inner.get("description", "")),
            _shape_of(inner),
        )
        for member, inner in schema.get("properties", {}).items()
    )
    words = tuple(str(word) for word in schema.get("enum", []))
    return Shape(name, schema.get("description", "").split("\n\n")[0], members, words)


def _plain(text: str) -> str:
    """Return a text without the marks of Markdown."""
    return _BULLET.sub("; ", text).replace("`", "")


def _kind(schema: Json) -> str:
    """Return the kind of a value in a few words."""
    if parts := schema.get("oneOf") or schema.get("allOf"):
        return " or ".join(dict.fromkeys(_kind(part) for part in parts))
    if "$ref" in schema:
        return _shape_of(schema)
    if "enum" in schema:
        return "one of a few words"
    kinds = schema.get("type", "any")
    kind = " or ".join(kinds) if isinstance(kinds, list) else kinds
    if "items" in schema:
        return f"list of {_kind(schema['items'])}"
    return f"{kind} ({schema['format']})" if "format" in schema else str(kind)


def _shape_of(schema: Json) -> str:
    """Return the name of the shape that a schema points at, through lists and alternatives."""
    for inner in (schema, *schema.get("oneOf", ()), *schema.get("allOf", ())):
        if "$ref" in inner:
            return str(inner["$ref"]).removeprefix(_MEMBERS)
    return _shape_of(schema["items"]) if "items" in schema else ""
