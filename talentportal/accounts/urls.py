"""People and tokens: the administrator's desk, and one's own account."""

from django.urls import path

from talentportal.accounts.views import people, tokens

app_name = "accounts"
urlpatterns = [
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<uuid:pk>/revoke/", tokens.revoke, name="revoke_token"),
    path("desk/people/", people.people, name="people"),
    path("desk/people/invite/", people.invite, name="invite"),
    path("desk/people/<uuid:pk>/", people.person, name="person"),
    path("desk/people/<uuid:pk>/roles/", people.grant, name="grant"),
    path("desk/people/<uuid:pk>/roles/<uuid:grant_id>/end/", people.end_grant, name="end_grant"),
    path("desk/people/<uuid:pk>/deactivate/", people.deactivate, name="deactivate"),
    path("desk/people/<uuid:pk>/reactivate/", people.reactivate, name="reactivate"),
    path("desk/people/<uuid:pk>/invite-again/", people.invite_again, name="invite_again"),
]
