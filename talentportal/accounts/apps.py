"""People, what they may do, and the tokens their programs use."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, grants, API tokens."""

    name = "talentportal.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Connect the log of sign-ins and the mail to invited people; register the menu."""
        from talentportal.accounts import (  # noqa: PLC0415 -- need the models
            handlers,  # noqa: F401
            navigation,  # noqa: F401
            signals,  # noqa: F401
        )
