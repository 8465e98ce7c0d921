"""Bearer tokens for the API."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from talentportal.accounts.models import Token
from talentportal.accounts.services.tokens import digest

REMEMBER_USE_EVERY = timedelta(minutes=5)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer ttp_…`; `request.auth` is then the token with its scopes."""

    keyword = b"bearer"

    def authenticate(self, request: Request) -> tuple[Any, Token] | None:
        """Return the token's person, or refuse a token that is unknown, ended or revoked."""
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != self.keyword:
            return None
        if len(parts) != 2:  # noqa: PLR2004 -- the word and the secret
            raise AuthenticationFailed(_("Write: Authorization: Bearer <token>."))
        secret = parts[1].decode("latin-1")
        token = Token.objects.select_related("user").filter(digest=digest(secret)).first()
        if token is None or not token.is_usable or not token.user.may_sign_in:
            raise AuthenticationFailed(_("This token is unknown, has ended or was revoked."))
        self._remember_use(token)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 -- DRF's signature
        """Tell a caller without a token how to bring one."""
        return 'Bearer realm="talentportal"'

    def _remember_use(self, token: Token) -> None:
        now = timezone.now()
        if token.last_used_at is None or now - token.last_used_at > REMEMBER_USE_EVERY:
            Token.objects.filter(pk=token.pk).update(last_used_at=now)
