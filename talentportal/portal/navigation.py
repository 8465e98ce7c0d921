"""The first entries of both menus."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from talentportal.core.navigation import Frame, Item, register
from talentportal.kernel.roles import STAFF


def _is_visitor(user: Any) -> bool:
    """Say whether nobody is signed in; whoever is would be led away from the start page."""
    return not getattr(user, "is_authenticated", False)


register(
    Item(
        label=_("Start page"),
        url_name="portal:home",
        frame=Frame.PUBLIC,
        icon="house",
        allow=_is_visitor,
        order=0,
    )
)
register(
    Item(
        label=_("My desk"),
        url_name="portal:desk",
        frame=Frame.DESK,
        icon="layout-dashboard",
        roles=STAFF,
        group=_("Work"),
        order=0,
    )
)
