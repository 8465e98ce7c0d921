"""Where the operator's page stands in the menu, and how its acts read in the history."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from talentportal.audit.labels import name_verbs
from talentportal.core.navigation import Frame, Item, register
from talentportal.kernel.roles import Role
from talentportal.outbox.models import Message


def stuck(user: Any) -> int:  # noqa: ARG001 -- everybody who sees the entry sees the same number
    """Return how many messages wait for a person (a partial index answers it)."""
    return Message.objects.filter(stuck=True).count()


register(
    Item(
        label=_("Background work"),
        url_name="outbox:work",
        frame=Frame.DESK,
        icon="activity",
        roles=frozenset({Role.ADMINISTRATOR}),
        group=_("Administration"),
        order=840,
        count=stuck,
    )
)
name_verbs({"outbox.retried": _("Message put back in the queue")})
