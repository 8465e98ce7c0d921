"""Remember what officers confirm of written names, and forget it again when it was wrong."""

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.core.formats import day
from talentportal.kernel.dates import seoul_day
from talentportal.kernel.errors import NotPermitted, Refused, Stale
from talentportal.kernel.roles import Role
from visas.models import Application, Degree, NameAlias
from visas.rules.catalogue import university_key
from visas.rules.states import OPEN
from visas.selectors.names import resting_on
from visas.services import moves
from visas.services.assessment import assess_again

if TYPE_CHECKING:
    from talentportal.accounts.models import User

REVOKERS = frozenset({Role.JUSTICE_OFFICER, Role.POLICY_OWNER})
"""Roles that revoke a remembered name."""
LONGEST_REASON = 1000
LONGEST_KEY = 600
"""Letters; a longer text is an accident, and no index would hold it."""
AT_ONCE = 50
"""Cases that one request assesses again."""


class Remember(StrEnum):
    """Whether a confirmation holds for other cases in which the same name is written."""

    YES = "yes"
    NO = "no"
    REPLACE = "replace"
    """Yes, and what is remembered of the name now is revoked."""


def remember(degree: Degree, *, actor: "User", how: Remember) -> NameAlias | None:
    """Remember what was just confirmed of a degree's university, in the same transaction.

    Returns the remembered name, which may have been there before; None where nothing is to be
    remembered. Raises `Refused` with code `alias_conflict` when something else is remembered of
    the same text, by whoever was first: their row stays unless `how` says to replace it.
    """
    key, country = university_key(degree.institution_name), degree.country.upper()
    if how is Remember.NO or not 0 < len(key) <= LONGEST_KEY:
        return None
    seen = sorted({str(one["ref"]) for one in degree.match_candidates})
    same = NameAlias.objects.active().filter(key=key, country=country)
    held = same.select_for_update(of=("self",), no_key=True).first()
    if held is not None and _gives_way(held, degree, how, seen):
        _end(held, actor, now("Replaced by a later confirmation."))
    made = NameAlias(
        name=degree.institution_name,
        key=key,
        country=country,
        institution=degree.institution,
        seen=seen,
        application=degree.application,
        confirmed_by=actor,
    )
    NameAlias.objects.bulk_create([made], ignore_conflicts=True)
    there = same.select_related("institution", "confirmed_by").first()
    if there is None:  # another's row was in the way, and was revoked in this very moment
        raise Stale("stale", _("What is remembered of this name has just changed. Try again."))
    return _settled(there, made)


def _gives_way(held: NameAlias, degree: Degree, how: Remember, seen: list[str]) -> bool:
    """Tell whether what is remembered ends with a new confirmation.

    It does when the officer says so, when the same case says otherwise now, and when "none of
    those held" is said again of more candidates than before.
    """
    if held.institution_id == degree.institution_id:
        return degree.institution_id is None and not set(seen) <= set(held.seen)
    return how is Remember.REPLACE or held.application_id == degree.application_id


def _settled(there: NameAlias, made: NameAlias) -> NameAlias:
    """Return the row that holds now: our own, or another's that says the same; else refuse."""
    if there.institution_id != made.institution_id:
        words = {
            "name": there.name,
            "institution": str(there.institution or _("none of those held")),
            "person": str(there.confirmed_by),
            "day": day(seoul_day(there.confirmed_at)),
        }
        message = _(
            "“%(name)s” is remembered as: %(institution)s (%(person)s, %(day)s). Choose whether "
            "to replace that, or confirm for this case only."
        )
        raise Refused("alias_conflict", message % words, field="remember")
    if there.confirmed_at == made.confirmed_at:
        record(
            actor=made.confirmed_by,
            verb="visa.name_remembered",
            subject=there,
            after={"name": there.name, "institution": str(there.institution or "")},
        )
    return there


@transaction.atomic
def revoke(*, alias_id: int, actor: "User", reason: str) -> NameAlias:
    """Revoke a remembered name: from now on it decides nothing. Cases keep what was said of them.

    Raises `NameAlias.DoesNotExist`, `NotPermitted`, or `Refused` with code `already_revoked`,
    `empty` or `too_long`.
    """
    alias = NameAlias.objects.visible_to(actor).lock(alias_id)
    if actor.roles.isdisjoint(REVOKERS):
        raise NotPermitted("not_permitted", _("Visa officers and policy owners revoke names."))
    moves.refuse_unless(
        alias.revoked_at is None, "already_revoked", _("This name was revoked before.")
    )
    text = reason.strip()
    moves.refuse_unless(text, "empty", _("Say why it is revoked."), "reason")
    moves.refuse_unless(
        len(text) <= LONGEST_REASON, "too_long", _("Write at most 1,000 characters."), "reason"
    )
    _end(alias, actor, text)
    return alias


def _end(alias: NameAlias, actor: "User", reason: str) -> None:
    alias.revoked_by, alias.revoked_at, alias.reason = actor, timezone.now(), reason
    alias.save(update_fields=["revoked_by", "revoked_at", "reason"])
    record(actor=actor, verb="visa.name_revoked", subject=alias, after={"reason": reason})


@transaction.atomic
def assess_cases_again(*, alias_id: int, actor: "User") -> int:
    """Match and assess anew the next open cases that rest on a revoked name; return how many.

    At most `AT_ONCE`; decided cases stay as they are. Raises `NameAlias.DoesNotExist`,
    `NotPermitted`, or `Refused` with code `not_revoked`.
    """
    alias = NameAlias.objects.visible_to(actor).lock(alias_id)
    if actor.roles.isdisjoint(REVOKERS):
        raise NotPermitted("not_permitted", _("Visa officers and policy owners do this."))
    moves.refuse_unless(alias.revoked_at, "not_revoked", _("Revoke the name first."))
    resting = resting_on(alias).exclude(applicant=actor).order_by("id")
    done = 0
    for pk in resting.values_list("pk", flat=True)[:AT_ONCE]:
        if Application.objects.lock(pk).state not in OPEN:
            continue
        assess_again(
            application_id=pk,
            occasion="name_revoked",
            occasion_key=f"name_revoked:{alias.pk}",
            actor=actor,
        )
        done += 1
    return done
