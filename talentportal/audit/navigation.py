"""Where the access log stands in the menu."""

from django.utils.translation import gettext_lazy as _

from talentportal.audit.labels import name_verbs
from talentportal.core.navigation import Frame, Item, register
from talentportal.kernel.roles import Role

register(
    Item(
        label=_("Access log"),
        url_name="audit:access_log",
        frame=Frame.DESK,
        icon="scroll-text",
        roles=frozenset({Role.AUDITOR}),
        group=_("Administration"),
        order=820,
    )
)
name_verbs({"audit.log_read": _("Access log read")})
