"""The gallery's addresses, and those that every frame needs."""

from django.urls import include, path

from talentportal.portal.views import preferences
from tests.gallery import views

portal = [
    path("contrast/", preferences.set_contrast, name="contrast"),
    path("language/", preferences.switch_language, name="language"),
]
urlpatterns = [
    path("preferences/", include((portal, "portal"))),
    path("suggest/", views.suggest, name="suggest"),
    path("autosave/", views.autosave, name="autosave"),
    path("upload/", views.upload, name="upload"),
    path("<str:name>/", views.show, name="show"),
    path("", views.show, {"name": "tracker"}, name="start"),
]
