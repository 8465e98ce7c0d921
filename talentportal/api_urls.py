"""Version 1 of the API; each application owns its addresses, and every other is a problem 404."""

from django.urls import include, path, re_path

from talentportal.core.api.docs import Schema, console, docs
from talentportal.core.api.views import Unknown

app_name = "api"
urlpatterns = [
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
    path("docs/console/", console, name="console"),
    path("", include("talentportal.accounts.api")),
    path("reference/", include("talentportal.reference.api.urls")),
    path("", include("visas.api.urls")),
    re_path(r"", Unknown.as_view()),
]
