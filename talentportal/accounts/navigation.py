"""Where the pages about people stand in the menus, and how their entries in the logs read."""

from django.utils.translation import gettext_lazy as _

from talentportal.audit.labels import name_verbs
from talentportal.core.navigation import Frame, Item, register
from talentportal.kernel.roles import Role

register(
    Item(
        label=_("People"),
        url_name="accounts:people",
        frame=Frame.DESK,
        icon="users",
        roles=frozenset({Role.ADMINISTRATOR}),
        group=_("Administration"),
        order=800,
    )
)

name_verbs(
    {
        "account.signed_in": _("Signed in"),
        "account.signed_out": _("Signed out"),
        "account.sign_in_failed": _("Sign-in failed"),
        "account.viewed": _("Account viewed"),
        "account.registered": _("Registered"),
        "account.invited": _("Invited"),
        "account.language_chosen": _("Language chosen"),
        "account.address_confirmed": _("E-mail address confirmed"),
        "account.address_changed": _("E-mail address changed"),
        "account.password_changed": _("Password changed"),
        "account.password_reset": _("Password chosen by a mailed link"),
        "account.role_granted": _("Role given"),
        "account.role_ended": _("Role ended"),
        "account.deactivated": _("Account switched off"),
        "account.reactivated": _("Account switched on"),
        "account.token_issued": _("API token issued"),
        "account.token_revoked": _("API token revoked"),
    }
)
