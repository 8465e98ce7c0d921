"""Allauth's pages as the portal shows them: a form that was not accepted answers 422."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def _unprocessable(view: View) -> View:
    """Answer 422 instead of 200 when the page shows what is wrong with the form.

    `wraps` also carries over what allauth says of a view: whether it needs a sign-in.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if request.method == "POST" and response.status_code == HTTPStatus.OK and form is not None:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return response

    return answered


sign_in = _unprocessable(allauth.login)
sign_out = allauth.logout
sign_up = _unprocessable(allauth.signup)
inactive = allauth.account_inactive
reauthenticate = _unprocessable(allauth.reauthenticate)
address = _unprocessable(allauth.email)
verification_sent = allauth.email_verification_sent
confirm_address = allauth.confirm_email
change_password = _unprocessable(allauth.password_change)
reset_password = _unprocessable(allauth.password_reset)
reset_password_sent = allauth.password_reset_done
choose_password = _unprocessable(allauth.password_reset_from_key)
password_chosen = allauth.password_reset_from_key_done
