"""The pages of allauth that the portal uses, under allauth's own names, and no others."""

from django.urls import path, re_path

from talentportal.accounts.views import entrance

urlpatterns = [
    path("login/", entrance.sign_in, name="account_login"),
    path("logout/", entrance.sign_out, name="account_logout"),
    path("signup/", entrance.sign_up, name="account_signup"),
    path("inactive/", entrance.inactive, name="account_inactive"),
    path("reauthenticate/", entrance.reauthenticate, name="account_reauthenticate"),
    path("email/", entrance.address, name="account_email"),
    path("confirm-email/", entrance.verification_sent, name="account_email_verification_sent"),
    re_path(
        r"^confirm-email/(?P<key>[-:\w]+)/$",
        entrance.confirm_address,
        name="account_confirm_email",
    ),
    path("password/change/", entrance.change_password, name="account_change_password"),
    path("password/reset/", entrance.reset_password, name="account_reset_password"),
    path("password/reset/done/", entrance.reset_password_sent, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        entrance.choose_password,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        entrance.password_chosen,
        name="account_reset_password_from_key_done",
    ),
]
