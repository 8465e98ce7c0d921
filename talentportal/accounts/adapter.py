"""What allauth asks of us: who may sign up, and where people land."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from talentportal.accounts import services


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Registers every new person as an applicant; staff get their roles from an administrator."""

    def save_user(
        self, request: HttpRequest, user: Any, form: Any, commit: bool = True
    ) -> Any:  # allauth's own signature
        """Store the person with their name and language, and make them an applicant."""
        user.name = form.cleaned_data.get("name", "")
        user.language = (get_language() or "en")[:2]
        user = super().save_user(request, user, form, commit)
        if commit:
            services.become_applicant(user_id=user.pk)
        return user
