"""The operator's desk."""

from django.urls import path

from talentportal.outbox import views

app_name = "outbox"
urlpatterns = [
    path("desk/work/", views.work, name="work"),
    path("desk/work/retry/", views.retry_all, name="retry_all"),
    path("desk/work/<int:pk>/retry/", views.retry, name="retry"),
]
