"""The bell and the demonstration's mail."""

from django.urls import path

from talentportal.notifications import views

app_name = "notifications"
urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.read_all, name="read_all"),
    path("notices/<uuid:pk>/open/", views.open_notice, name="open"),
    path("demo/mail/", views.demo_mail, name="demo_mail"),
]
