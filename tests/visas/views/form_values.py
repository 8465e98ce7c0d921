"""Read what a form of a page would send if nobody touched it."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

Values = dict[str, list[str]]


class _Reader(HTMLParser):
    """Collects the successful controls of the last form of a page with a field of this name."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.found: Values = {}
        self.current: Values | None = None
        self.open_select = ""
        self.open_text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        present = {name for name, _value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.current = {}
        elif tag == "input":
            is_box = given.get("type") in {"checkbox", "radio"}
            if not is_box or "checked" in present:
                self.add(name, given.get("value", "on" if is_box else ""))
        elif tag == "select":
            self.open_select = name
        elif tag == "option" and self.open_select and "selected" in present:
            self.add(self.open_select, given.get("value", ""))
        elif tag == "textarea":
            self.open_text = name
            self.add(name, "")

    def handle_data(self, data: str) -> None:
        if self.open_text and self.current is not None:
            text = self.current[self.open_text].pop() + data
            self.current[self.open_text].append(text.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.open_select = ""
        elif tag == "textarea":
            self.open_text = ""
        elif tag == "form":
            if self.current and self.wanted in self.current:
                self.found = self.current
            self.current = None

    def add(self, name: str, value: str) -> None:
        if self.current is not None and name:
            self.current.setdefault(name, []).append(value)


def values_of(page: str, wanted: str, changes: Mapping[str, Any] | None = None) -> Values:
    """Return what the form with a field called `wanted` would send, with some fields changed."""
    reader = _Reader(wanted)
    reader.feed(page)
    changed = {
        name: value if isinstance(value, list) else [value]
        for name, value in (changes or {}).items()
    }
    return {**reader.found, **changed}
