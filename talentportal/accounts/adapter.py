"""What allauth asks of us: what a new person is, how refusals read, where mails point."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.services import people
from talentportal.core.addresses import neighbourhood
from talentportal.core.middleware import current


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Registers every new person as an applicant; staff get their roles from an administrator."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is switched off."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _(
            "The e-mail address or the password is not right. Check both and try again."
        ),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link has been used or is too old."),
        "same_as_current": _("Choose something other than what you have now."),
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes, or choose a new password by e-mail."
        ),
        "rate_limited": _("Too many attempts. Please wait a few minutes and try again."),
    }

    def save_user(
        self, request: HttpRequest, user: Any, form: Any, commit: bool = True
    ) -> Any:  # allauth's own signature
        """Store the person with their name and language, and make them an applicant."""
        user.name = form.cleaned_data.get("name", "")
        user.language = (get_language() or "en")[:2]
        user = super().save_user(request, user, form, commit)
        if commit:
            people.become_applicant(user_id=user.pk)
        return user

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse | None:
        """Turn away whoever may not sign in although the password is right, before anything else.

        allauth hands over such people on purpose, to tell them so; it knows only of `is_active`.
        """
        answer: HttpResponse | None = (
            super().pre_login(request, user, **more)
            if user.may_sign_in
            else self.respond_user_inactive(request, user)
        )
        return answer

    def get_client_ip(self, request: HttpRequest) -> str:  # noqa: ARG002 -- allauth's signature
        """Return by what sign-ins are counted, as everything else of visitors is."""
        return neighbourhood(current().address)

    def get_from_email(self) -> str:
        """Return the sender of every mail."""
        return str(settings.DEFAULT_FROM_EMAIL)
