"""What stands in the menus: applications add their own entries, roles decide who sees them.

An application registers in its `AppConfig.ready()`:

    navigation.register(
        Item(label=_("My applications"), url_name="visas:mine", frame=Frame.PUBLIC,
             roles=frozenset({Role.APPLICANT}), icon="folder-open")
    )
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import NoReverseMatch, reverse

from talentportal.kernel.roles import Role


class Frame(StrEnum):
    """The two frames of the portal."""

    PUBLIC = "public"
    """Visitors and applicants: a line of links below the header."""
    DESK = "desk"
    """Everyone who works here: the menu at the side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a menu.

    `roles` empty means everybody, also without a sign-in; `allow` replaces `roles` where roles are
    not enough (it gets `request.user`). `count` gives the number beside the entry; it runs on every
    page, so one indexed query at most. `order` sorts within a `group`; groups come in the order of
    their first entry.
    """

    label: Any
    url_name: str
    frame: Frame
    icon: str = "circle"
    roles: frozenset[Role] = frozenset()
    allow: Callable[[Any], bool] | None = None
    group: Any = ""
    order: int = 100
    count: Callable[[Any], int] | None = None

    def is_for(self, user: Any) -> bool:
        """Say whether this person sees the entry."""
        if self.allow is not None:
            return self.allow(user)
        return not self.roles or not self.roles.isdisjoint(getattr(user, "roles", frozenset()))


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it is drawn: words, address, whether it is where the reader is."""

    label: str
    url: str
    icon: str
    current: bool
    count: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one caption (empty in the public frame)."""

    label: str
    links: list[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bell:
    """Where the notices are, and how many a person has not read."""

    url_name: str
    unread: Callable[[Any], int]


_items: dict[tuple[Frame, str], Item] = {}
_bells: list[Bell] = []


def register(item: Item) -> None:
    """Add an entry; registering the same address of a frame again replaces it."""
    _items[item.frame, item.url_name] = item


def register_bell(bell: Bell) -> None:
    """Say where the bell in the header leads. There is one; the last registered counts."""
    _bells[:] = [bell]


def bell() -> Bell | None:
    """Return the registered bell."""
    return _bells[-1] if _bells else None


def _address(item: Item) -> str | None:
    try:
        return reverse(item.url_name)
    except NoReverseMatch:
        return None


def _current(addresses: list[str], path: str) -> str:
    """Return the address whose page we are on or below: the longest that `path` begins with."""
    return max((url for url in addresses if url == path or _below(url, path)), key=len, default="")


def _below(url: str, path: str) -> bool:
    return url != "/" and path.startswith(url if url.endswith("/") else f"{url}/")


def groups(user: Any, frame: Frame, path: str) -> list[Group]:
    """Return the menu of one frame for one person on one page.

    Entries whose address does not exist (an application that is not installed) are left out.
    """
    mine = sorted(
        (item for item in _items.values() if item.frame is frame and item.is_for(user)),
        key=lambda item: item.order,
    )
    placed = [(item, url) for item in mine if (url := _address(item)) is not None]
    current = _current([url for _, url in placed], path)
    drawn: dict[str, list[Link]] = {}
    for item, url in placed:
        count = item.count(user) if item.count else None
        link = Link(str(item.label), url, item.icon, url == current, count)
        drawn.setdefault(str(item.group), []).append(link)
    return [Group(label, links) for label, links in drawn.items()]
