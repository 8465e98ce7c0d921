"""Register and invite people, give and end roles, switch accounts off and on."""

from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.models import Grant, User
from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted, Refused
from talentportal.kernel.roles import CONSORTIUM, GRANTABLE, STAFF, Role
from talentportal.organisations.models import Kind, Organisation
from talentportal.outbox.services import publish

OFFICES = frozenset({Kind.MINISTRY, Kind.AGENCY})
"""Ministry roles are held for organisations of these kinds, consortium roles for the others."""


@transaction.atomic
def become_applicant(*, user_id: UUID) -> Grant:
    """Give a newly registered person the role of applicant. Harmless when repeated."""
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    row, created = Grant.objects.get_or_create(
        user=user, role=Role.APPLICANT, organisation=None, ended_at=None
    )
    if created:
        record(actor=user, verb="account.registered", subject=user)
    user.forget_roles()
    return row


@transaction.atomic
def choose_language(*, actor: User, language: str) -> User:
    """Write to the actor in this language from now on. An unknown language changes nothing."""
    user = User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if language in dict(settings.LANGUAGES) and language != user.language:
        record(
            actor=actor,
            verb="account.language_chosen",
            subject=user,
            before={"language": user.language},
            after={"language": language},
        )
        user.language = language
        user.save(update_fields=["language"])
    return user


@transaction.atomic
def invite(
    *,
    actor: User,
    email: str,
    name: str,
    language: str,
    role: Role,
    organisation_id: UUID | None,
) -> User:
    """Make an account for a new member of staff and mail them the link to choose a password.

    Nobody can sign in to the account before that. Raises `NotPermitted`, or `Refused` with code
    `address_taken` or a code of `grant`.
    """
    _check_administrator(actor)
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(
            "address_taken",
            _("Somebody already has an account with this address. Give them a role instead."),
            field="email",
        )
    user = User.objects.create_user(email=email.lower(), name=name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    grant(actor=actor, user_id=user.pk, role=role, organisation_id=organisation_id)
    _announce_invitation(actor, user)
    return user


@transaction.atomic
def invite_again(*, actor: User, user_id: UUID) -> User:
    """Mail a new link to somebody who was invited and has not chosen a password yet.

    Raises `NotPermitted`, or `Refused` with code `already_joined` or `deactivated`.
    """
    user = _lock(user_id)
    _check_administrator(actor)
    _check_active(user)
    if not user.is_invited:
        raise Refused("already_joined", _("This person has chosen a password already."))
    _announce_invitation(actor, user)
    return user


def mail_invitation(*, user_id: UUID, message_id: str) -> bool:
    """Mail the link to choose a password, unless that has happened; return whether it was sent.

    The link is made only here, so that no outbox row holds a key to an account.
    """
    user = User.objects.get(pk=user_id)
    if not user.is_active or not user.is_invited:
        return False
    link = reverse(
        "account_reset_password_from_key",
        args=[user_pk_to_url_str(user), default_token_generator.make_token(user)],
    )
    context = {
        "recipient": user,
        "link": f"{settings.SITE_URL.rstrip('/')}{link}",
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
    }
    with translation.override(user.language):
        subject = render_to_string("emails/account.invited.subject.txt", context)
        body = render_to_string("emails/account.invited.txt", context)
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    EmailMessage(" ".join(subject.split()), body, to=[user.email], headers=headers).send()
    return True


@transaction.atomic
def confirm_address(*, user_id: UUID) -> None:
    """Note that somebody followed a link that went to their address: it is theirs.

    Choosing a password by a mailed link proves the address as well as a confirmation link does.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    address = EmailAddress.objects.filter(
        user=user, email__iexact=user.email, verified=False
    ).first()
    if address is not None and address.set_verified():
        record(actor=user, verb="account.address_confirmed", subject=user)


@transaction.atomic
def note_change(*, user_id: UUID, verb: str) -> None:
    """Write into the history what a person did with their own account on allauth's pages."""
    user = User.objects.get(pk=user_id)
    record(actor=user, verb=verb, subject=user)


@transaction.atomic
def grant(*, actor: User, user_id: UUID, role: Role, organisation_id: UUID | None) -> Grant:
    """Give a person a role. Only an administrator may, and never to themselves.

    Raises `NotPermitted`, or `Refused` with code `unknown_role`, `organisation_missing`,
    `wrong_organisation`, `deactivated` or `own_role`.
    """
    user = _lock(user_id)
    _check_administrator(actor)
    _check_active(user)
    if user.pk == actor.pk:
        raise Refused("own_role", _("Nobody can give a role to themselves."))
    organisation = _organisation_for(role, organisation_id)
    row, created = Grant.objects.get_or_create(
        user=user,
        role=role,
        organisation=organisation,
        ended_at=None,
        defaults={"granted_by": actor},
    )
    if created:
        record(
            actor=actor,
            verb="account.role_granted",
            subject=user,
            after={"role": role, "organisation": organisation.code if organisation else ""},
        )
    return row


@transaction.atomic
def end_grant(*, actor: User, grant_id: UUID) -> Grant:
    """End a role at once; the person's next request is judged without it.

    Raises `NotPermitted`, `Grant.DoesNotExist`, or `Refused` with code `last_administrator`.
    """
    _check_administrator(actor)
    if (asked := Grant.objects.get(pk=grant_id, ended_at=None)).role == Role.ADMINISTRATOR:
        _check_another_administrator(without=asked.user_id)
    row = Grant.objects.select_for_update(of=("self",)).get(pk=grant_id, ended_at=None)
    row.ended_at = timezone.now()
    row.ended_by = actor
    row.save(update_fields=["ended_at", "ended_by", "updated_at"])
    record(actor=actor, verb="account.role_ended", subject=row.user, before={"role": row.role})
    return row


@transaction.atomic
def deactivate(*, actor: User, user_id: UUID, reason: str) -> User:
    """Switch an account off: sessions and tokens open nothing from the next request on.

    Roles stay as they are, for the day the account is switched on again. Raises `NotPermitted`, or
    `Refused` with code `own_account`, `reason_missing` or `last_administrator`.
    """
    _check_administrator(actor)
    if user_id == actor.pk:
        raise Refused("own_account", _("Nobody can switch off their own account."))
    if not reason.strip():
        raise Refused("reason_missing", _("Say why, for the history."), field="reason")
    _check_another_administrator(without=user_id)
    return _switch(actor, user_id, active=False, verb="account.deactivated", reason=reason)


@transaction.atomic
def reactivate(*, actor: User, user_id: UUID) -> User:
    """Switch an account on again, with the roles it had. Raises `NotPermitted`."""
    _check_administrator(actor)
    return _switch(actor, user_id, active=True, verb="account.reactivated")


def _switch(actor: User, user_id: UUID, *, active: bool, verb: str, reason: str = "") -> User:
    user = _lock(user_id)
    if user.is_active != active:
        user.is_active = active
        user.save(update_fields=["is_active"])
        after = {"reason": reason.strip()} if reason else {}
        record(actor=actor, verb=verb, subject=user, after=after)
    return user


def _lock(user_id: UUID) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=user_id)


def _announce_invitation(actor: User, user: User) -> None:
    event = record(actor=actor, verb="account.invited", subject=user)
    publish("account.invited", key=f"{user.pk}:{event.pk}", user_id=str(user.pk), event=event.pk)


def _organisation_for(role: Role, organisation_id: UUID | None) -> Organisation | None:
    if role not in GRANTABLE:
        raise Refused("unknown_role", _("This role cannot be granted."), field="role")
    if role not in STAFF:
        return None
    organisation = (
        Organisation.objects.filter(pk=organisation_id).first() if organisation_id else None
    )
    if organisation is None:
        raise Refused(
            "organisation_missing",
            _("Choose the organisation for which the person acts."),
            field="organisation",
        )
    if (Kind(organisation.kind) in OFFICES) == (role in CONSORTIUM):
        raise Refused(
            "wrong_organisation",
            _("This role is not held for an organisation of this kind."),
            field="organisation",
        )
    return organisation


def _check_administrator(actor: User) -> None:
    if Role.ADMINISTRATOR not in actor.roles:
        raise NotPermitted("not_permitted", _("Only a system administrator may do this."))


def _check_active(user: User) -> None:
    if not user.is_active:
        raise Refused("deactivated", _("This account is switched off. Switch it on first."))


def _check_another_administrator(*, without: UUID) -> None:
    """Refuse to leave the portal without anyone who could give roles.

    Locks every administrator's grant and account, in one order: two administrators who switch each
    other off at the same moment take turns, and the second is refused.
    """
    held = Grant.objects.filter(
        role=Role.ADMINISTRATOR, ended_at=None, user__is_active=True
    ).select_for_update(of=("self", "user"), no_key=True)
    if not any(row.user_id != without for row in held.select_related("user").order_by("pk")):
        raise Refused(
            "last_administrator", _("This is the last administrator. Appoint another one first.")
        )
