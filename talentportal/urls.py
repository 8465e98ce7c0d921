"""The URL map; each application owns its addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("talentportal.portal.urls")),
    path("account/", include("talentportal.accounts.entrance_urls")),
    path("", include("talentportal.accounts.urls")),
    path("", include("talentportal.notifications.urls")),
    path("", include("talentportal.audit.urls")),
    path("", include("talentportal.outbox.urls")),
    path("", include("talentportal.reference.urls")),
    path("", include("visas.urls")),
    path("api/v1/", include("talentportal.api_urls")),
]
