"""Where the bell leads, and the demonstration's mail in the menu."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from talentportal.core.navigation import Bell, Frame, Item, register, register_bell
from talentportal.notifications.selectors import unread

register_bell(Bell(url_name="notifications:notices", unread=unread))
register(
    Item(
        label=_("Demonstration mail"),
        url_name="notifications:demo_mail",
        frame=Frame.PUBLIC,
        icon="mail",
        allow=lambda _user: bool(settings.DEMO),
        order=900,
    )
)
