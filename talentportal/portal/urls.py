"""Start pages, preferences, health."""

from django.urls import path

from talentportal.portal.views import desk, health, home, preferences

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("desk/", desk.desk, name="desk"),
    path("preferences/contrast/", preferences.set_contrast, name="contrast"),
    path("preferences/language/", preferences.switch_language, name="language"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
