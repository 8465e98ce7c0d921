"""People, what they may do, and the tokens their programs use."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, grants, API tokens."""

    name = "talentportal.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Connect the log of sign-ins."""
        from talentportal.accounts import signals  # noqa: F401, PLC0415 -- needs the models
