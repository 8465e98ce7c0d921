"""Every address that the URL map knows, by the name of its route and the methods to try there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

READ_AND_SEND = ("GET", "POST")
UNNAMED = "(any-other)"


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its full name, and every method that is worth trying."""

    name: str
    methods: tuple[str, ...]
    pattern: str

    @property
    def is_of_a_case(self) -> bool:
        """Whether the address is about one application, or one case."""
        return "applications/<uuid:pk>/" in self.pattern or "cases/<uuid:pk>/" in self.pattern


def routes() -> list[Route]:
    """Return every route of the portal, in the order in which addresses are looked up."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, prefix: str, path: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        whole = f"{path}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            name = f"{prefix}{pattern.name or UNNAMED}"
            yield Route(name, _methods(pattern.callback), whole)
        else:
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern, inner, whole)


def _methods(view: Any) -> tuple[str, ...]:
    """Return GET and POST for every view, and what else a resource of the API names a scope for."""
    scopes = getattr(getattr(view, "cls", None), "required_scopes", {})
    return (*READ_AND_SEND, *sorted(set(scopes) - set(READ_AND_SEND)))
