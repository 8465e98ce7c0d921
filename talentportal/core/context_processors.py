"""What every page's frame needs: menus, the bell, the display mode, the masthead."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from talentportal.core import navigation
from talentportal.core.navigation import Group
from talentportal.kernel.roles import STAFF

SITE_NAME = _("Korea Talent Portal")
CONTRAST_COOKIE = "contrast"
MODES = {"standard": "light", "high": "high-contrast", "system": "theme"}
"""What the visitor chose (cookie) → KRDS mode on `<html data-krds-mode>`."""


class PageFrame:
    """Everything around a page's content, worked out only when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    site_name = SITE_NAME

    @property
    def _user(self) -> Any:
        return getattr(self._request, "user", None)

    @cached_property
    def public_menu(self) -> list[Group]:
        """The menu of the public frame."""
        return navigation.groups(self._user, navigation.Frame.PUBLIC, self._request.path)

    @cached_property
    def desk_menu(self) -> list[Group]:
        """The menu of the staff frame."""
        return navigation.groups(self._user, navigation.Frame.DESK, self._request.path)

    @cached_property
    def is_staff(self) -> bool:
        """Whether the reader works here, and so has a desk to go to."""
        return not STAFF.isdisjoint(getattr(self._user, "roles", frozenset()))

    @cached_property
    def desk_url(self) -> str:
        """The first page of the reader's desk, or nothing."""
        return next((link.url for group in self.desk_menu for link in group.links), "")

    @cached_property
    def bell_url(self) -> str:
        """Where the notices are; empty without a sign-in or without notices."""
        bell = navigation.bell()
        if bell is None or not getattr(self._user, "is_authenticated", False):
            return ""
        try:
            return reverse(bell.url_name)
        except NoReverseMatch:
            return ""

    @cached_property
    def unread(self) -> int:
        """How many notices the reader has not read."""
        bell = navigation.bell()
        return bell.unread(self._user) if bell and self.bell_url else 0

    @property
    def contrast(self) -> str:
        """What the visitor chose: `standard`, `high` or `system`."""
        chosen = self._request.COOKIES.get(CONTRAST_COOKIE, "")
        return chosen if chosen in MODES else "standard"

    @property
    def mode(self) -> str:
        """The KRDS mode of the page."""
        return MODES[self.contrast]

    @property
    def masthead(self) -> str:
        """`official` only where settings say so, else `demonstration`; else nothing."""
        if settings.OFFICIAL_SITE:
            return "official"
        return "demonstration" if settings.DEMO else ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give templates `frame`."""
    return {"frame": PageFrame(request)}
