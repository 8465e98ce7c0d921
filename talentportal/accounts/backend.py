"""Who may sign in: nobody who is switched off, and fictional people in a demonstration only."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class PortalBackend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's way to check an address and a password, with our answer to who may come in."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Say whether this account opens anything; asked at sign-in and at every request."""
        return bool(user.may_sign_in)
