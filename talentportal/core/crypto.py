"""Identifiers at rest: encrypted for reading, and a keyed digest for finding duplicates.

Passport and alien-registration numbers must be stored encrypted (Personal Information Protection
Act art. 24(3), Enforcement Decree art. 19). Keys come from the environment; the first key encrypts,
all of them decrypt, so that a key can be rotated without a stop.
"""

import hmac
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models


@lru_cache(maxsize=4)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    if not keys:
        raise ImproperlyConfigured("FIELD_ENCRYPTION_KEYS is empty: identifiers cannot be stored.")
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(value: str) -> str:
    """Return the value as a token that only a holder of the keys can read."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(value.encode()).decode()


def decrypt(token: str) -> str:
    """Return the value of a token; a token of unknown keys raises `cryptography`'s InvalidToken."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(token.encode()).decode()


def blind_index(value: str, purpose: str) -> str:
    """Return a keyed digest by which equal values are found without being readable (64 hex)."""
    if not settings.BLIND_INDEX_KEY:
        raise ImproperlyConfigured("BLIND_INDEX_KEY is empty: duplicates cannot be found.")
    folded = "".join(value.upper().split())
    message = f"{purpose}:{folded}".encode()
    return hmac.new(settings.BLIND_INDEX_KEY.encode(), message, sha256).hexdigest()


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that is encrypted in the database and plain in Python; it cannot be searched."""

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        """Decrypt on the way out. A token of a lost key is an operator's fault: it raises."""
        return decrypt(value) if value else value

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt on the way in."""
        return encrypt(str(value)) if value else value


__all__ = ["EncryptedTextField", "InvalidToken", "blind_index", "decrypt", "encrypt"]
