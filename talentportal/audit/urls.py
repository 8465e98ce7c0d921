"""The auditor's desk."""

from django.urls import path

from talentportal.audit import views

app_name = "audit"
urlpatterns = [path("desk/access-log/", views.access_log, name="access_log")]
