"""The remembered names as those who work with them read them: a list, and one of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from talentportal.audit.models import Event as Change
from talentportal.core.components import Badge, Event, Fact, Tone
from talentportal.core.countries import country_name
from talentportal.core.formats import moment
from visas.labels import VERB_LABELS
from visas.models import Application, NameAlias
from visas.querysets import NameAliasQuerySet
from visas.rules.catalogue import university_key
from visas.rules.states import OPEN

if TYPE_CHECKING:
    from talentportal.accounts.models import User


@dataclass(frozen=True, slots=True)
class NameRow:
    """One line of the list."""

    alias: NameAlias
    country: str
    institution: str
    badge: Badge


def names(user: "User", *, q: str = "", state: str = "") -> NameAliasQuerySet:
    """Return the names this person may see that contain `q`, in use or revoked."""
    found = NameAlias.objects.visible_to(user).select_related("institution", "confirmed_by")
    if key := university_key(q):
        found = found.filter(key__contains=key)
    return found.filter(revoked_at__isnull=state == "active") if state else found


def rows(found: list[NameAlias]) -> list[NameRow]:
    """Return names as lines."""
    return [NameRow(one, country_name(one.country), identified(one), badge(one)) for one in found]


def identified(alias: NameAlias) -> str:
    """Return what a name is remembered as."""
    return str(alias.institution or _("None of those held"))


def badge(alias: NameAlias) -> Badge:
    """Return whether a name still decides anything."""
    if alias.revoked_at:
        return Badge(_("Revoked"), Tone.NEUTRAL, "ban")
    return Badge(_("In use"), Tone.SUCCESS, "check")


def facts(alias: NameAlias, receipt: str) -> list[Fact]:
    """Return who said what, when, and in which case; its receipt number where it may be told."""
    told = [
        Fact(_("As written"), alias.name),
        Fact(_("Country"), country_name(alias.country)),
        Fact(_("Identified as"), identified(alias)),
        Fact(_("Confirmed by"), f"{alias.confirmed_by}, {moment(alias.confirmed_at)}"),
    ]
    if receipt:
        told.append(Fact(_("In case"), receipt))
    if alias.revoked_at:
        told.append(Fact(_("Revoked by"), f"{alias.revoked_by}, {moment(alias.revoked_at)}"))
        told.append(Fact(_("Why"), alias.reason))
    return told


def resting_on(alias: NameAlias) -> QuerySet[Application]:
    """Return the cases that are not decided and rest on a remembered name."""
    resting = Application.objects.filter(degrees__alias=alias, state__in=OPEN)
    return resting.order_by("filed_on", "id").distinct()


def history(alias: NameAlias) -> list[Event]:
    """Return what was done to a name, the newest first (one query)."""
    changes = Change.objects.of(alias._meta.label_lower, alias.pk).select_related("actor")
    return [
        Event(
            VERB_LABELS.get(change.verb, change.verb),
            at=change.at,
            by=str(change.actor or _("The portal itself")),
            body=str(change.after.get("reason", "")),
        )
        for change in changes.order_by("-id")
    ]
